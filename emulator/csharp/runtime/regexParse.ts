/** Reads .NET regular expressions into a tree. */
import { isWhiteSpace, lowerInvariant } from './characters';
import { dotNetException } from './exceptions';

/** Members of `System.Text.RegularExpressions.RegexOptions`. */
export const regexOptions = {
  None: 0,
  IgnoreCase: 1,
  Multiline: 2,
  ExplicitCapture: 4,
  Compiled: 8,
  Singleline: 16,
  IgnorePatternWhitespace: 32,
  RightToLeft: 64,
  ECMAScript: 256,
  CultureInvariant: 512,
  NonBacktracking: 1024,
} as const;

/** Does a UTF-16 unit belong to the set? */
export type UnitTest = (unit: number) => boolean;

/** A node of the tree. Groups are known by a key: a name, or `#n` for the n-th group without one. */
export type RegexNode =
  | { readonly kind: 'unit'; readonly test: UnitTest }
  | { readonly kind: 'sequence' | 'choice'; readonly nodes: readonly RegexNode[] }
  | { readonly kind: 'group'; readonly node: RegexNode; readonly key: string | null; readonly pops: string | null }
  | { readonly kind: 'look'; readonly node: RegexNode; readonly behind: boolean; readonly negative: boolean }
  | { readonly kind: 'atomic'; readonly node: RegexNode }
  | {
      readonly kind: 'repeat';
      readonly node: RegexNode;
      readonly min: number;
      readonly max: number;
      readonly lazy: boolean;
    }
  | { readonly kind: 'reference'; readonly key: string; readonly ignoreCase: boolean }
  | {
      readonly kind: 'condition';
      readonly key: string | null;
      readonly look: RegexNode | null;
      readonly yes: RegexNode;
      readonly no: RegexNode;
    }
  | { readonly kind: 'anchor'; readonly test: (text: string, at: number, start: number) => boolean };

/** The tree and the groups in the order of their numbers (0 is the whole match). */
export interface ParsedRegex {
  readonly root: RegexNode;
  readonly groups: readonly string[];
}

const empty: RegexNode = { kind: 'sequence', nodes: [] };

function property(name: string): UnitTest {
  const pattern = new RegExp(`^\\p{${name}}$`, 'u');
  return (unit) => pattern.test(String.fromCharCode(unit));
}

const wordPattern = /[\p{L}\p{Mn}\p{Nd}\p{Pc}\u200c\u200d]/u;

/** `\w`. */
export function isWord(unit: number): boolean {
  return wordPattern.test(String.fromCharCode(unit));
}

const isDigit = property('Nd');

/** Parses a pattern. @throws RegexParseException. */
export function parseRegex(pattern: string, options: number): ParsedRegex {
  return new RegexParser(pattern, options).parse();
}

class RegexParser {
  private at = 0;
  private unnamed = 0;
  private readonly names: string[] = [];
  private readonly references: { key: string; at: number }[] = [];
  private readonly pattern: string;
  private flags: number;

  constructor(pattern: string, options: number) {
    this.pattern = pattern;
    this.flags = options;
  }

  parse(): ParsedRegex {
    const root = this.choice();
    if (this.at < this.pattern.length) throw this.error("Too many )'s.", this.at + 1);
    const numbered = Array.from({ length: this.unnamed }, (_, index) => `#${index + 1}`);
    const byNumber = this.names
      .filter((name) => /^\d+$/.test(name) && Number(name) > this.unnamed)
      .map((name) => `#${name}`);
    const groups = ['#0', ...numbered, ...byNumber, ...this.names.filter((name) => !/^\d+$/.test(name))];
    for (const { key, at } of this.references) {
      if (!groups.includes(key)) {
        const shown = key.replace('#', '');
        throw this.error(`Reference to undefined group ${key.startsWith('#') ? 'number' : 'name'} '${shown}'.`, at);
      }
    }
    return { root, groups };
  }

  private error(reason: string, at = this.at): Error {
    return dotNetException(
      'System.Text.RegularExpressions.RegexParseException',
      `Invalid pattern '${this.pattern}' at offset ${at}. ${reason}`,
    );
  }

  private peek(): string {
    return this.pattern.charAt(this.at);
  }

  private accept(text: string): boolean {
    if (!this.pattern.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  private match(expression: RegExp): RegExpExecArray | null {
    const sticky = new RegExp(expression.source, 'y');
    sticky.lastIndex = this.at;
    const found = sticky.exec(this.pattern);
    if (found !== null) this.at = sticky.lastIndex;
    return found;
  }

  private has(flag: keyof typeof regexOptions): boolean {
    return (this.flags & regexOptions[flag]) !== 0;
  }

  private choice(): RegexNode {
    const saved = this.flags;
    const nodes = [this.sequence()];
    while (this.accept('|')) nodes.push(this.sequence());
    this.flags = saved;
    return nodes.length === 1 ? (nodes[0] ?? empty) : { kind: 'choice', nodes };
  }

  private sequence(): RegexNode {
    const nodes: RegexNode[] = [];
    while (this.at < this.pattern.length && this.peek() !== '|' && this.peek() !== ')') {
      if (this.has('IgnorePatternWhitespace') && this.match(/(?:\s|#[^\n]*)+/) !== null) continue;
      const atom = this.atom();
      if (atom !== null) nodes.push(this.quantified(atom));
    }
    return nodes.length === 1 ? (nodes[0] ?? empty) : { kind: 'sequence', nodes };
  }

  private quantified(node: RegexNode): RegexNode {
    const found = this.match(/(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})(\??)/);
    if (found === null) return node;
    const [, sign, low, comma, high, lazy] = found;
    const min = sign === undefined ? Number(low) : sign === '+' ? 1 : 0;
    const open =
      comma !== undefined && high === '' ? Number.POSITIVE_INFINITY : Number(comma === undefined ? low : high);
    const max = sign === undefined ? open : sign === '?' ? 1 : Number.POSITIVE_INFINITY;
    if (min > max) throw this.error('Illegal {x,y} with x > y.');
    const nested = this.match(/[*+?]|\{\d+(?:,\d*)?\}/);
    if (nested !== null) throw this.error(`Nested quantifier '${nested[0]}'.`);
    return { kind: 'repeat', node, min, max, lazy: lazy === '?' };
  }

  private atom(): RegexNode | null {
    const char = this.peek();
    if (/[*+?]/.test(char)) throw this.error(`Quantifier '${char}' following nothing.`, this.at + 1);
    this.at += 1;
    switch (char) {
      case '(':
        return this.group();
      case '[':
        return { kind: 'unit', test: this.folding(this.set()) };
      case '.':
        return { kind: 'unit', test: this.has('Singleline') ? () => true : (unit) => unit !== 10 };
      case '^':
        return this.has('Multiline')
          ? { kind: 'anchor', test: (text, at) => at === 0 || text.charCodeAt(at - 1) === 10 }
          : { kind: 'anchor', test: (_, at) => at === 0 };
      case '$':
        return this.has('Multiline')
          ? { kind: 'anchor', test: (text, at) => at === text.length || text.charCodeAt(at) === 10 }
          : { kind: 'anchor', test: atEnd };
      case '\\':
        return this.escape();
    }
    return this.literal(char.charCodeAt(0));
  }

  private literal(unit: number): RegexNode {
    return { kind: 'unit', test: this.folding((other) => other === unit) };
  }

  /** Under IgnoreCase a set holds a unit when it holds its lower or upper case. */
  private folding(test: UnitTest): UnitTest {
    if (!this.has('IgnoreCase')) return test;
    return (unit) => {
      if (test(unit)) return true;
      const char = String.fromCharCode(unit);
      const lower = char.toLowerCase();
      const upper = char.toUpperCase();
      return (lower.length === 1 && test(lower.charCodeAt(0))) || (upper.length === 1 && test(upper.charCodeAt(0)));
    };
  }

  private group(): RegexNode | null {
    if (this.match(/\?#[^)]*\)/) !== null) return null;
    const inline = this.match(/\?([imnsx]*)(?:-([imnsx]*))?([:)])/);
    if (inline !== null) {
      const saved = this.flags;
      for (const letter of inline[1] ?? '') this.flags |= flagOf(letter);
      for (const letter of inline[2] ?? '') this.flags &= ~flagOf(letter);
      if (inline[3] === ')') return null;
      const node = this.closed(this.choice());
      this.flags = saved;
      return { kind: 'group', node, key: null, pops: null };
    }
    const look = this.match(/\?(<?)([=!])/);
    if (look !== null) {
      return { kind: 'look', node: this.closed(this.choice()), behind: look[1] === '<', negative: look[2] === '!' };
    }
    if (this.accept('?>')) return { kind: 'atomic', node: this.closed(this.choice()) };
    const condition = this.match(/\?\((\w+)\)/);
    if (condition !== null) return this.condition(condition[1] ?? '', null);
    if (this.accept('?(')) {
      this.accept('?=');
      return this.condition(null, this.closed(this.choice()));
    }
    const named = this.match(/\?(?:<(\w*)(?:-(\w+))?>|'(\w*)(?:-(\w+))?')/);
    if (named !== null) {
      const name = named[1] ?? named[3] ?? '';
      const pops = named[2] ?? named[4] ?? null;
      if (name !== '' && !this.names.includes(name)) this.names.push(name);
      const node = this.closed(this.choice());
      return { kind: 'group', node, key: name === '' ? null : keyOf(name), pops: pops === null ? null : keyOf(pops) };
    }
    if (this.peek() === '?') throw this.error('Unrecognized grouping construct.', this.at + 1);
    if (this.has('ExplicitCapture')) return { kind: 'group', node: this.closed(this.choice()), key: null, pops: null };
    this.unnamed += 1;
    const key = `#${this.unnamed}`;
    return { kind: 'group', node: this.closed(this.choice()), key, pops: null };
  }

  private condition(name: string | null, look: RegexNode | null): RegexNode {
    const saved = this.flags;
    const yes = this.sequence();
    const no = this.accept('|') ? this.sequence() : empty;
    this.flags = saved;
    return { kind: 'condition', key: name === null ? null : keyOf(name), look, yes, no: this.closed(no) };
  }

  private closed(node: RegexNode): RegexNode {
    if (!this.accept(')')) throw this.error("Not enough )'s.", this.pattern.length);
    return node;
  }

  private escape(): RegexNode {
    const char = this.peek();
    if (char === '') throw this.error('Illegal \\ at end of pattern.');
    const named = this.match(/k(?:<(\w+)>|'(\w+)')/);
    const numbered = named === null ? this.match(/[1-9]\d*/) : null;
    if (named !== null || numbered !== null) {
      const key = keyOf(named?.[1] ?? named?.[2] ?? numbered?.[0] ?? '');
      this.references.push({ key, at: this.at });
      return { kind: 'reference', key, ignoreCase: this.has('IgnoreCase') };
    }
    const anchor = anchors[char];
    if (anchor !== undefined) {
      this.at += 1;
      return { kind: 'anchor', test: anchor };
    }
    return { kind: 'unit', test: this.folding(this.escapedSet() ?? this.escapedUnit()) };
  }

  /** `\d`, `\W`, `\p{L}` …; null when the escape is one character. */
  private escapedSet(): UnitTest | null {
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

  private escapedUnit(): UnitTest {
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
  private set(): UnitTest {
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

function negated(test: UnitTest): UnitTest {
  return (unit) => !test(unit);
}

function keyOf(name: string): string {
  return /^\d+$/.test(name) ? `#${Number(name)}` : name;
}

function flagOf(letter: string): number {
  return { i: 1, m: 2, n: 4, s: 16, x: 32 }[letter] ?? 0;
}

function atEnd(text: string, at: number): boolean {
  return at === text.length || (at === text.length - 1 && text.charCodeAt(at) === 10);
}

function atBoundary(text: string, at: number): boolean {
  const before = at > 0 && isWord(text.charCodeAt(at - 1));
  return before !== (at < text.length && isWord(text.charCodeAt(at)));
}

const anchors: Readonly<Record<string, (text: string, at: number, start: number) => boolean>> = {
  A: (_, at) => at === 0,
  z: (text, at) => at === text.length,
  Z: atEnd,
  G: (_, at, start) => at === start,
  b: atBoundary,
  B: (text, at) => !atBoundary(text, at),
};

const specials: Readonly<Record<string, number>> = { t: 9, n: 10, r: 13, f: 12, v: 11, a: 7, e: 27 };

/** `Regex.Unescape`. @throws RegexParseException. */
export function unescapeRegex(text: string): string {
  return text.replace(
    /\\(u[\da-fA-F]{4}|x[\da-fA-F]{2}|[0-7]{1,3}|c[A-Za-z]|[\s\S]|$)/g,
    (_, body: string, offset: number) => {
      const letter = body.charAt(0);
      if (/^(?:u.{4}|x..)$/.test(body)) return String.fromCharCode(Number.parseInt(body.slice(1), 16));
      if (/^[0-7]+$/.test(body)) return String.fromCharCode(Number.parseInt(body, 8));
      if (/^c./.test(body)) return String.fromCharCode(body.toUpperCase().charCodeAt(1) - 64);
      const special = specials[letter];
      if (special !== undefined) return String.fromCharCode(special);
      if (letter !== 'x' && letter !== 'u' && letter !== '') return body;
      const reason = letter === '' ? 'Illegal \\ at end of pattern.' : 'Insufficient or invalid hexadecimal digits.';
      throw dotNetException(
        'System.Text.RegularExpressions.RegexParseException',
        `Invalid pattern '${text}' at offset ${offset + 2}. ${reason}`,
      );
    },
  );
}

/** Lower case for comparisons of back references. */
export const foldCase = lowerInvariant;
