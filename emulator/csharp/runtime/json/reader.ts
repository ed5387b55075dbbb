/** JSON text to tokens, as Newtonsoft's JsonTextReader with `JToken.Load` reads it: tolerances, messages and places. */
import { types } from '../../types';
import { Boxed } from '../boxed';
import { argumentNull, type DotNetException, dotNetException } from '../exceptions';
import { dateOfJson } from './dates';
import { JArray, JConstructor, type JContainer, JObject, type JToken, JValue, memberPath, tokenTypes } from './tokens';
import { bigInteger } from './tokenTypes';

/** A JsonReaderException with the place behind the message. */
export function readerException(message: string, path: string, line: number, position: number): DotNetException {
  const sentence = message.endsWith('.') ? message : `${message}.`;
  return dotNetException(
    'Newtonsoft.Json.JsonReaderException',
    `${sentence} Path '${path}', line ${line}, position ${position}.`,
  );
}

const deepest = 64;
const blank = /[ \t\r\n\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\u0085\v\f]/;
const literals: readonly (readonly [string, () => JValue, string])[] = [
  ['true', () => new JValue(true), 'Error parsing boolean value.'],
  ['false', () => new JValue(false), 'Error parsing boolean value.'],
  ['null', () => new JValue(null), 'Error parsing null value.'],
  ['undefined', () => new JValue(null, tokenTypes.Undefined), 'Error parsing undefined value.'],
  ['NaN', () => double(Number.NaN), 'Error parsing NaN value.'],
  ['Infinity', () => double(Number.POSITIVE_INFINITY), 'Error parsing Infinity value.'],
];

function double(value: number): JValue {
  return new JValue(new Boxed(types.double, value), tokenTypes.Float);
}

const numberLetters = /[-+a-fA-FxX.0-9]+/y;

/** What the reader is inside of; `index` is -1 and `name` null before the first child. */
interface Level {
  readonly container: JContainer;
  index: number;
  name: string | null;
  /** Is the place between the opening (or nothing) and the first child? */
  fresh: boolean;
}

class Reader {
  private at = 0;
  private line = 1;
  private lineStart = 0;
  private readonly levels: Level[] = [];
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** The whole text as one token. `wanted` is the class that `Parse` was called on. */
  read(wanted: 'JToken' | 'JObject' | 'JArray'): JToken {
    this.skipBlank();
    if (wanted !== 'JToken') while (this.text[this.at] === '/') this.comment();
    if (this.at >= this.text.length) {
      throw readerException(`Error reading ${wanted} from JsonReader.`, '', 0, 0);
    }
    const opener = this.text[this.at];
    if (wanted === 'JObject' && opener !== '{') throw this.wrongStart(wanted, 'an object', opener);
    if (wanted === 'JArray' && opener !== '[') throw this.wrongStart(wanted, 'an array', opener);
    const token = this.value();
    if (token.type === tokenTypes.Comment) return token;
    this.skipSpace();
    if (this.at < this.text.length) {
      throw this.error(`Additional text encountered after finished reading JSON content: ${this.text[this.at]}.`);
    }
    return token;
  }

  private wrongStart(wanted: string, form: string, opener: string | undefined): DotNetException {
    let found = 'StartObject';
    if (opener === '{' || opener === '[') {
      this.at += 1;
      if (opener === '[') found = 'StartArray';
    } else {
      const { type } = this.value();
      found = Object.keys(tokenTypes)[type] ?? '';
    }
    return this.error(`Error reading ${wanted} from JsonReader. Current JsonReader item is not ${form}: ${found}.`);
  }

  private error(message: string): DotNetException {
    const position = this.at - this.lineStart;
    const line = this.at === 0 ? 0 : this.line;
    return readerException(message, this.path(), line, position);
  }

  private path(): string {
    let path = '';
    for (const level of this.levels) {
      if (level.fresh) continue;
      if (!(level.container instanceof JObject)) path += `[${Math.max(level.index, 0)}]`;
      else if (level.name !== null) path += memberPath(level.name);
    }
    return path.startsWith('.') ? path.slice(1) : path;
  }

  private value(): JToken {
    const token = this.parseValue();
    token.line = this.line;
    token.position = this.at - this.lineStart;
    return token;
  }

  private parseValue(): JToken {
    const character = this.text[this.at] ?? '';
    switch (character) {
      case '{':
        return this.object();
      case '[':
        return this.array(new JArray(), ']');
      case '"':
      case "'":
        return this.stringValue(character);
      case '/':
        return new JValue(this.comment(), tokenTypes.Comment);
      case '-':
        if (this.text[this.at + 1] === 'I') {
          this.at += 1;
          this.literal('Infinity', 'Error parsing -Infinity value.');
          return double(Number.NEGATIVE_INFINITY);
        }
        return this.number();
      case 'n':
        if (this.text[this.at + 1] === 'e') return this.constructorCall();
    }
    if (/[0-9.]/.test(character)) return this.number();
    for (const [word, make, message] of literals) {
      if (word[0] !== character) continue;
      this.literal(word, message);
      return make();
    }
    throw this.error(`Unexpected character encountered while parsing value: ${character}.`);
  }

  private literal(word: string, message: string): void {
    for (const letter of word) {
      if (this.at >= this.text.length) throw this.error('Unexpected end when reading JSON.');
      if (this.text[this.at] !== letter) throw this.error(message);
      this.at += 1;
    }
    const next = this.text[this.at];
    if (next !== undefined && !/[,\]})/]/.test(next) && !blank.test(next)) throw this.error(message);
  }

  private number(): JValue {
    numberLetters.lastIndex = this.at;
    const digits = numberLetters.exec(this.text)?.[0] ?? '';
    this.at += digits.length;
    const next = this.text[this.at];
    if (next !== undefined && !/[,\]})/]/.test(next) && !blank.test(next)) {
      throw this.error(`Unexpected character encountered while parsing number: ${next}.`);
    }
    if (/^0[xX][0-9a-fA-F]+$/.test(digits)) return integer(BigInt(digits.toLowerCase()));
    if (/^0[0-7]+$/.test(digits)) return integer(BigInt(`0o${digits}`));
    if (/^-?\d+$/.test(digits)) return integer(BigInt(digits));
    if (/^-?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(digits)) return double(Number(digits));
    throw this.error(`Input string '${digits}' is not a valid number.`);
  }

  private stringValue(delimiter: string): JValue {
    const text = this.string(delimiter);
    const date = text.length >= 19 && text[10] === 'T' ? dateOfJson(text) : null;
    return date === null ? new JValue(text, tokenTypes.String) : new JValue(date, tokenTypes.Date);
  }

  private string(delimiter: string): string {
    this.at += 1;
    const end = this.text.indexOf(delimiter, this.at);
    const plain = end < 0 ? '\\' : this.text.slice(this.at, end);
    // Most strings have nothing that must be looked at letter by letter.
    if (!plain.includes('\\') && !plain.includes('\n')) {
      this.at = end + 1;
      return plain;
    }
    let result = '';
    for (;;) {
      const character = this.text[this.at];
      if (character === undefined) throw this.error(`Unterminated string. Expected delimiter: ${delimiter}.`);
      if (character === '\n') this.newLine();
      else this.at += 1;
      if (character === delimiter) return result;
      result += character === '\\' ? this.escape(delimiter) : character;
    }
  }

  private escape(delimiter: string): string {
    const character = this.text[this.at];
    if (character === undefined) throw this.error(`Unterminated string. Expected delimiter: ${delimiter}.`);
    this.at += 1;
    const plain = escapes[character];
    if (plain !== undefined) return plain;
    if (character !== 'u') throw this.error(`Bad JSON escape sequence: \\${character}.`);
    const digits = this.text.slice(this.at, this.at + 4);
    if (digits.length < 4) {
      this.at = this.text.length;
      throw this.error('Unexpected end while parsing Unicode escape sequence.');
    }
    if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw this.error(`Invalid Unicode escape sequence: \\u${digits}.`);
    this.at += 4;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }

  private newLine(): void {
    this.at += 1;
    this.line += 1;
    this.lineStart = this.at;
  }

  private skipBlank(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code > 0x20 && code < 0x80) return;
      const character = this.text[this.at];
      if (character === undefined || !blank.test(character)) return;
      if (character === '\n' || (character === '\r' && this.text[this.at + 1] !== '\n')) this.newLine();
      else this.at += 1;
    }
  }

  /** White space and comments. */
  private skipSpace(): void {
    this.skipBlank();
    while (this.text[this.at] === '/') this.comment();
  }

  /** Reads a comment and the white space behind it. */
  private comment(): string {
    const start = this.at + 2;
    const kind = this.text[this.at + 1];
    this.at += 1;
    if (kind !== '*' && kind !== '/') {
      throw this.error(
        kind === undefined
          ? 'Unexpected end while parsing comment.'
          : `Error parsing comment. Expected: *, got ${kind}.`,
      );
    }
    const end = kind === '*' ? this.text.indexOf('*/', start) : this.text.slice(start).search(/[\r\n]|$/) + start;
    if (end === -1) {
      this.at = this.text.length;
      throw this.error('Unexpected end while parsing comment.');
    }
    while (this.at < end) {
      if (this.text[this.at] === '\n') this.newLine();
      else this.at += 1;
    }
    if (kind === '*') this.at += 2;
    this.skipBlank();
    return this.text.slice(start, end);
  }

  private enter(container: JContainer): Level {
    const level: Level = { container, index: -1, name: null, fresh: true };
    this.at += 1;
    if (this.levels.length >= deepest) throw this.depthError();
    this.levels.push(level);
    return level;
  }

  private depthError(): DotNetException {
    return this.error(`The reader's MaxDepth of ${deepest} has been exceeded.`);
  }

  private object(): JObject {
    const object = new JObject();
    const level = this.enter(object);
    for (;;) {
      this.skipSpace();
      const character = this.text[this.at];
      if (character === undefined) throw this.endInside('JObject');
      if (character === '}') break;
      const name = this.name(character);
      this.skipBlank();
      const colon = this.text[this.at];
      if (colon !== ':') {
        if (colon === undefined) throw this.endInside('JObject');
        throw this.error(`Invalid character after parsing property name. Expected ':' but got: ${colon}.`);
      }
      this.at += 1;
      level.fresh = false;
      level.name = name;
      this.skipSpace();
      if (this.at >= this.text.length) throw this.endInside('JObject');
      object.put(name, this.value());
      if (this.separator('}', 'JObject')) break;
    }
    this.at += 1;
    this.levels.pop();
    return object;
  }

  private name(character: string): string {
    if (character === '"' || character === "'") return this.string(character);
    if (!/[\p{L}\p{Nd}_$]/u.test(character)) {
      throw this.error(`Invalid property identifier character: ${character}.`);
    }
    const start = this.at;
    while (/[\p{L}\p{Nd}_$]/u.test(this.text[this.at] ?? '')) this.at += 1;
    const next = this.text[this.at];
    if (next === undefined) throw this.error('Unexpected end while parsing unquoted property name.');
    if (next !== ':' && !blank.test(next)) {
      throw this.error(`Invalid JavaScript property identifier character: ${next}.`);
    }
    return this.text.slice(start, this.at);
  }

  private array<T extends JArray>(array: T, close: string): T {
    const kind = close === ']' ? 'JArray' : 'JConstructor';
    const level = this.enter(array);
    for (;;) {
      this.skipSpace();
      const character = this.text[this.at];
      if (character === undefined) throw this.endInside(kind);
      if (character === close) break;
      if (/[{["'\-0-9.tfnuNI]/.test(character)) {
        level.fresh = false;
        level.index += 1;
      }
      array.push(character === ',' ? new JValue(null, tokenTypes.Undefined) : this.value());
      if (this.separator(close, kind)) break;
    }
    this.at += 1;
    this.levels.pop();
    return array;
  }

  /** Behind a value: true at the closing character, false behind a comma. */
  private separator(close: string, kind: string): boolean {
    this.skipSpace();
    const character = this.text[this.at];
    if (character === undefined) throw this.endInside(kind);
    if (character === close) return true;
    if (character !== ',') {
      throw this.error(`After parsing a value an unexpected character was encountered: ${character}.`);
    }
    this.at += 1;
    return false;
  }

  private endInside(kind: string): DotNetException {
    return this.error(`Unexpected end of content while loading ${kind}.`);
  }

  private constructorCall(): JConstructor {
    this.literal('new', 'Unexpected content while parsing JSON.');
    this.skipSpace();
    const start = this.at;
    while (/[\p{L}\p{Nd}_$]/u.test(this.text[this.at] ?? '')) this.at += 1;
    const name = this.text.slice(start, this.at);
    this.skipSpace();
    if (this.text[this.at] !== '(') {
      throw this.error(`Unexpected character while parsing constructor: ${this.text[this.at] ?? ''}.`);
    }
    return this.array(new JConstructor(name), ')');
  }
}

const escapes: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  '\\': '\\',
  '"': '"',
  "'": "'",
  '/': '/',
};

function integer(value: bigint): JValue {
  const type = value === BigInt.asIntN(64, value) ? types.long : bigInteger;
  return new JValue(new Boxed(type, value), tokenTypes.Integer);
}

/**
 * `JToken.Parse`, `JObject.Parse`, `JArray.Parse`.
 * @throws ArgumentNullException, JsonReaderException with path, line and position.
 */
export function parseToken(text: string | null, wanted: 'JToken' | 'JObject' | 'JArray' = 'JToken'): JToken {
  if (text === null) throw argumentNull('s');
  return new Reader(text).read(wanted);
}
