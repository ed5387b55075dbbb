/** Reads .NET regular expressions into a tree. */
import { isWord } from './characters';
import { SetReader } from './sets';
import type { ParsedRegex, RegexNode } from './tree';

const empty: RegexNode = { kind: 'sequence', nodes: [] };

/** Parses a pattern. @throws RegexParseException. */
export function parseRegex(pattern: string, options: number): ParsedRegex {
  return new RegexParser(pattern, options).parse();
}

class RegexParser extends SetReader {
  private unnamed = 0;
  private readonly names: string[] = [];
  private readonly references: { key: string; at: number }[] = [];
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
