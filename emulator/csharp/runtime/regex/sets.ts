/** Sets of characters in a pattern: escapes and bracket expressions. */
import { isWhiteSpace } from '../characters';
import { isDigit, isWord, negated, property, specials } from './characters';
import { PatternReader } from './reader';
import type { UnitTest } from './tree';

/** Reads sets. */
export class SetReader extends PatternReader {
  /** Under IgnoreCase a set holds a unit when it holds its lower or upper case. */
  protected folding(test: UnitTest): UnitTest {
    if (!this.has('IgnoreCase')) return test;
    return (unit) => {
      if (test(unit)) return true;
      const char = String.fromCharCode(unit);
      const lower = char.toLowerCase();
      const upper = char.toUpperCase();
      return (lower.length === 1 && test(lower.charCodeAt(0))) || (upper.length === 1 && test(upper.charCodeAt(0)));
    };
  }

  /** `\d`, `\W`, `\p{L}` …; null when the escape is one character. */
  protected escapedSet(): UnitTest | null {
    const property_ = this.match(/([pP])\{(\^?)(\w+)\}/);
    if (property_ !== null) {
      const [, letter, , name = ''] = property_;
      if (!/^(?:[LMNPSZC][a-z]?)$/.test(name)) throw this.error(`Unknown property '${name}'.`);
      return (letter === 'P') === (property_[2] === '') ? negated(property(name)) : property(name);
    }
    const found = this.match(/[dDwWsS]/)?.[0];
    if (found === undefined) return null;
    const ascii = this.has('ECMAScript');
    const tests: Readonly<Record<string, UnitTest>> = {
      d: ascii ? (unit) => unit >= 48 && unit <= 57 : isDigit,
      w: ascii ? (unit) => /\w/.test(String.fromCharCode(unit)) : isWord,
      s: isWhiteSpace,
    };
    const test = tests[found.toLowerCase()] ?? isDigit;
    return found === found.toLowerCase() ? test : negated(test);
  }

  protected escapedUnit(): UnitTest {
    const unit = this.unit();
    return (other) => other === unit;
  }

  /** The character of an escape, after its backslash. */
  private unit(): number {
    const code = this.match(/u([\da-fA-F]{4})|x([\da-fA-F]{2})/);
    if (code !== null) return Number.parseInt(code[1] ?? code[2] ?? '', 16);
    const octal = this.match(/0[0-7]{0,2}/);
    if (octal !== null) return Number.parseInt(octal[0], 8);
    const control = this.match(/c([A-Za-z@[\\\]^_])/);
    if (control !== null) return (control[1] ?? '').toUpperCase().charCodeAt(0) - 64;
    const char = this.peek();
    this.at += 1;
    if (char === 'x' || char === 'u') throw this.error('Insufficient or invalid hexadecimal digits.');
    const special = specials[char];
    if (special !== undefined) return special;
    if (/[A-Za-z0-9_]/.test(char)) throw this.error(`Unrecognized escape sequence \\${char}.`);
    return char.charCodeAt(0);
  }

  /** A bracket expression, after its `[`. */
  protected set(): UnitTest {
    const negative = this.accept('^');
    const tests: UnitTest[] = [];
    let subtracted: UnitTest | null = null;
    for (let first = true; first || this.peek() !== ']'; first = false) {
      if (this.at >= this.pattern.length) throw this.error('Unterminated [] set.', this.pattern.length);
      if (!first && this.accept('-[')) {
        subtracted = this.set();
        continue;
      }
      const char = this.peek();
      this.at += 1;
      let low = char.charCodeAt(0);
      if (char === '\\') {
        if (this.accept('b')) low = 8;
        else {
          const test = this.escapedSet();
          if (test !== null) {
            tests.push(test);
            continue;
          }
          low = this.unit();
        }
      }
      if (this.match(/-(?![[\]])/) === null) {
        const only = low;
        tests.push((unit) => unit === only);
        continue;
      }
      const end = this.peek();
      this.at += 1;
      const high = end === '\\' ? this.unit() : end.charCodeAt(0);
      const from = low;
      if (high < from) throw this.error(`[x-y] range in reverse order.`);
      tests.push((unit) => unit >= from && unit <= high);
    }
    this.at += 1;
    const without = subtracted;
    const folded = this.folding((unit) => tests.some((test) => test(unit)));
    return (unit) => folded(unit) !== negative && !(without?.(unit) ?? false);
  }
}
