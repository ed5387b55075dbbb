/**
 * Reads a JSONPath as Newtonsoft's JPath does: `$.a.b[0]['odd name'][1:3]..c[?(@.d == 'x' && @.e)]`. Errors are
 * JsonExceptions with its messages.
 */
import { types } from '../../../types';
import { Boxed } from '../../boxed';
import type { DotNetException } from '../../exceptions';
import { parseFloating, parseInteger } from '../../numberParse';
import { escapes } from '../textCursor';
import { JValue, jsonException } from '../tokens';
import { allOf, anyOf, comparison, exists, type Query, type QueryOperator, type Side } from './query';
import {
  deepFilter,
  deepMembers,
  elements,
  everyElement,
  everyMember,
  everything,
  filter,
  member,
  members,
  rootStep,
  type Step,
  slice,
} from './steps';

/** The steps of a path. @throws JsonException when it cannot be read. */
export function parsePath(path: string): readonly Step[] {
  return new PathParser(path).parse();
}

const openIndexer = 'Path ended with open indexer.';
const openQuery = 'Path ended with open query.';
/** Longer ones first, as they are tried in this order. */
const operators: readonly (readonly [string, QueryOperator])[] = [
  ['===', '==='],
  ['==', '=='],
  ['=~', '=~'],
  ['!==', '!=='],
  ['!=', '!='],
  ['<>', '!='],
  ['<=', '<='],
  ['<', '<'],
  ['>=', '>='],
  ['>', '>'],
];

function namedStep(name: string, deep: boolean): Step {
  if (name === '*') return deep ? everything : everyMember;
  return deep ? deepMembers([name]) : member(name);
}

/** A chain of conditions with one operator; a change of operator opens a chain inside, to the end of the query. */
interface Chain {
  readonly operator: '&' | '|';
  readonly queries: Query[];
}

class PathParser {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  parse(): readonly Step[] {
    const steps: Step[] = [];
    this.skipBlanks();
    if (this.at === this.text.length) return steps;
    if (this.text[this.at] === '$') {
      if (this.text.length === 1) return steps;
      // Anything else that begins with `$` is a member of that name.
      const next = this.text[this.at + 1];
      if (next === '.' || next === '[') this.at += 1;
    }
    if (!this.path(steps, false)) {
      const end = this.at;
      this.skipBlanks();
      if (this.at < this.text.length) throw jsonException(`Unexpected character while parsing path: ${this.text[end]}`);
    }
    return steps;
  }

  /** Reads steps up to the end of the path, or of the side of a query; true at the end of the text. */
  private path(steps: Step[], inQuery: boolean): boolean {
    let start = this.at;
    let deep = false;
    let behindIndexer = false;
    let behindDot = false;
    const takeName = (): void => {
      if (this.at === start) return;
      steps.push(namedStep(this.text.slice(start, this.at), deep));
      deep = false;
    };
    scan: for (; this.at < this.text.length; ) {
      const character = this.text[this.at] as string;
      switch (character) {
        case '[':
        case '(':
          takeName();
          steps.push(this.indexer(character === '[' ? ']' : ')', deep));
          deep = false;
          this.at += 1;
          start = this.at;
          behindIndexer = true;
          behindDot = false;
          break;
        case ']':
        case ')':
        case ' ':
          break scan;
        case '.':
          takeName();
          if (this.text[this.at + 1] === '.') {
            deep = true;
            this.at += 1;
          }
          this.at += 1;
          start = this.at;
          behindIndexer = false;
          behindDot = true;
          break;
        default:
          if (inQuery && '=<!>|&'.includes(character)) break scan;
          if (behindIndexer) throw jsonException(`Unexpected character following indexer: ${character}`);
          this.at += 1;
      }
    }
    const atEnd = this.at === this.text.length;
    if (this.at > start) takeName();
    else if (behindDot && (atEnd || inQuery)) throw jsonException('Unexpected end while parsing path.');
    return atEnd;
  }

  private skipBlanks(): void {
    while (this.text[this.at] === ' ') this.at += 1;
  }

  /** The character at the current place. @throws JsonException with a message at the end of the text. */
  private current(message: string): string {
    const character = this.text[this.at];
    if (character === undefined) throw jsonException(message);
    return character;
  }

  private skipTo(message: string): string {
    this.skipBlanks();
    return this.current(message);
  }

  private badIndexer(): DotNetException {
    return jsonException(`Unexpected character while parsing path indexer: ${this.text[this.at]}`);
  }

  /** What stands in brackets; ends at the closing one. */
  private indexer(close: string, deep: boolean): Step {
    this.at += 1;
    const character = this.skipTo(openIndexer);
    if (character === "'") return this.quotedNames(close, deep);
    return character === '?' ? this.query(close, deep) : this.indexes(close);
  }

  private quotedNames(close: string, deep: boolean): Step {
    const names: string[] = [];
    for (;;) {
      names.push(this.quoted());
      const character = this.skipTo(openIndexer);
      if (character === close) break;
      if (character !== ',') throw this.badIndexer();
      this.at += 1;
      this.skipTo(openIndexer);
    }
    const [first = ''] = names;
    if (deep) return deepMembers(names);
    return names.length === 1 ? member(first) : members(names);
  }

  /** `0`, `0,2`, `*`, `1:3`, `::2`. */
  private indexes(close: string): Step {
    const numbers: (number | null)[] = [];
    let separator = '';
    for (;;) {
      if (this.skipTo(openIndexer) === '*') {
        this.at += 1;
        if (this.skipTo(openIndexer) !== close) throw this.badIndexer();
        return everyElement;
      }
      const digits = /[-\d]*/y;
      digits.lastIndex = this.at;
      const text = digits.exec(this.text)?.[0] ?? '';
      this.at += text.length;
      numbers.push(text === '' ? null : (parseInteger(text, types.int) as number));
      const character = this.skipTo(openIndexer);
      const closed = character === close;
      if (!closed && character !== ',' && character !== ':') throw this.badIndexer();
      if (!closed && separator !== '' && separator !== character) throw this.badIndexer();
      if (!closed) separator = character;
      if (separator !== ':' && text === '') throw jsonException('Array index expected.');
      if (closed) break;
      this.at += 1;
    }
    if (separator === ':') return slice(numbers[0] ?? null, numbers[1] ?? null, numbers[2] ?? null);
    return elements(numbers as number[]);
  }

  private query(close: string, deep: boolean): Step {
    this.at += 1;
    if (this.current(openIndexer) !== '(') throw this.badIndexer();
    this.at += 1;
    const query = this.conditions();
    this.at += 1;
    if (this.skipTo(openIndexer) !== close) throw this.badIndexer();
    return deep ? deepFilter(query) : filter(query);
  }

  private conditions(): Query {
    const chains: Chain[] = [];
    for (;;) {
      const condition = this.condition();
      const character = this.text[this.at];
      const innermost = chains.at(-1);
      if (character === ')') {
        if (innermost === undefined) return condition;
        innermost.queries.push(condition);
        break;
      }
      if ((character !== '&' && character !== '|') || !this.take(character + character)) throw this.badQuery();
      if (innermost?.operator === character) innermost.queries.push(condition);
      else chains.push({ operator: character, queries: [condition] });
      if (this.at >= this.text.length) throw jsonException(openQuery);
    }
    return chains.reduceRight<Query | null>((inner, { operator, queries }) => {
      const all = inner === null ? queries : [...queries, inner];
      return operator === '&' ? allOf(all) : anyOf(all);
    }, null) as Query;
  }

  private condition(): Query {
    const left = this.side();
    if (')|&'.includes(this.text[this.at] as string)) return exists(left);
    const operator = this.operator();
    return comparison(operator, left, this.side());
  }

  private operator(): QueryOperator {
    if (this.at + 1 >= this.text.length) throw jsonException(openQuery);
    for (const [text, operator] of operators) if (this.take(text)) return operator;
    throw jsonException('Could not read query operator.');
  }

  private take(text: string): boolean {
    if (!this.text.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  private badQuery(): DotNetException {
    return jsonException(`Unexpected character while parsing path query: ${this.text[this.at]}`);
  }

  private side(): Side {
    const character = this.skipTo(openQuery);
    let side: Side;
    if (character === '$' || character === '@') {
      const steps: Step[] = character === '$' ? [rootStep] : [];
      this.at += 1;
      if (this.path(steps, true)) throw jsonException(openQuery);
      side = steps;
    } else side = new JValue(this.literal(character));
    this.skipTo(openQuery);
    return side;
  }

  private literal(character: string): unknown {
    if (character === "'") return this.quoted();
    if (character === '/') return this.regex();
    if (/[-\d]/.test(character)) return this.number();
    if (this.take('true')) return true;
    if (this.take('false')) return false;
    if (this.take('null')) return null;
    throw this.badQuery();
  }

  private number(): Boxed {
    const digits = /[^ )]*/y;
    digits.lastIndex = this.at;
    const text = digits.exec(this.text)?.[0] ?? '';
    const end = this.at + text.length;
    if (end >= this.text.length) throw jsonException(openQuery);
    try {
      const value = /[.eE]/.test(text)
        ? new Boxed(types.double, parseFloating(text, types.double))
        : new Boxed(types.long, parseInteger(text, types.long));
      this.at = end;
      return value;
    } catch {
      this.at = end;
      throw this.badQuery();
    }
  }

  private quoted(): string {
    if (this.text[this.at] !== "'") throw this.badIndexer();
    this.at += 1;
    let result = '';
    for (; this.at < this.text.length; this.at += 1) {
      const character = this.text[this.at] as string;
      if (character === "'") {
        this.at += 1;
        return result;
      }
      if (character !== '\\' || this.at + 1 >= this.text.length) {
        result += character;
        continue;
      }
      this.at += 1;
      const letter = this.text[this.at] as string;
      const escaped = escapes[letter];
      if (escaped === undefined) throw jsonException(`Unknown escape character: \\${letter}`);
      result += escaped;
    }
    throw jsonException('Path ended with an open string.');
  }

  /** `/pattern/options`, as written. */
  private regex(): string {
    const match = /\/(?:\\.|[^\\/])*\/\p{L}*/suy;
    match.lastIndex = this.at;
    const text = match.exec(this.text)?.[0];
    if (text === undefined) throw jsonException('Path ended with an open regex.');
    this.at += text.length;
    return text;
  }
}
