/** JSON text to tokens, as Newtonsoft's JsonTextReader with `JToken.Load` reads it: tolerances, messages and places. */
import { types } from '../../types';
import { Boxed } from '../boxed';
import { argumentNull, type DotNetException, dotNetException } from '../exceptions';
import { dateOfJson } from './dates';
import { usePreciseReader } from './lineInfo';
import { StrictReader } from './strictReader';
import { blankEnd, skim } from './strictText';
import { blank, readerException, TextCursor } from './textCursor';
import { JArray, JConstructor, type JContainer, JObject, type JToken, JValue, memberPath, tokenTypes } from './tokens';
import { bigInteger } from './tokenTypes';
import { UnreadMembers } from './unreadMembers';

const deepest = 64;
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

/** What is read for: a tree (`Parse`), or the serializer, which makes tokens or values of other types of the tree. */
type Mode = 'load' | 'tokens' | 'values';

/** What the reader is inside of; `index` is -1 and `name` null before the first child. */
interface Level {
  readonly container: JContainer;
  index: number;
  name: string | null;
  /** Is the place between the opening (or nothing) and the first child? */
  fresh: boolean;
}

class Reader extends TextCursor {
  private readonly levels: Level[] = [];
  private readonly mode: Mode;

  constructor(text: string, mode: Mode = 'load') {
    super(text);
    this.mode = mode;
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

  /** The whole text as one token, null when there is only white space. Comments before and behind it do not count. */
  readAny(): JToken | null {
    this.skipSpace();
    if (this.at >= this.text.length) return null;
    const token = this.value();
    this.skipSpace();
    if (this.at >= this.text.length) return token;
    throw this.error(`Additional text encountered after finished reading JSON content: ${this.text[this.at]}.`);
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

  protected path(): string {
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
    // Of containers the place behind their opening bracket counts.
    if (token.line === 0) this.mark(token);
    return token;
  }

  private mark(token: JToken): void {
    token.line = this.line;
    token.position = this.at - this.lineStart;
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

  private number(): JValue {
    numberLetters.lastIndex = this.at;
    const digits = numberLetters.exec(this.text)?.[0] ?? '';
    this.at += digits.length;
    const next = this.text[this.at];
    if (next !== undefined && !/[,\]})/]/.test(next) && !blank.test(next)) {
      throw this.error(`Unexpected character encountered while parsing number: ${next}.`);
    }
    const value = numberToken(digits);
    if (value === null) throw this.error(`Input string '${digits}' is not a valid number.`);
    if (this.mode !== 'load') value.source = digits;
    return value;
  }

  private stringValue(delimiter: string): JValue {
    const text = this.string(delimiter);
    const date = dateOfJson(text);
    if (date === null) return new JValue(text, tokenTypes.String);
    const value = new JValue(date, tokenTypes.Date);
    if (this.mode !== 'load') value.source = text;
    return value;
  }

  private enter(container: JContainer): Level {
    const level: Level = { container, index: -1, name: null, fresh: true };
    this.at += 1;
    if (this.levels.length >= deepest) throw this.depthError();
    this.levels.push(level);
    this.mark(container);
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
    if (this.mode === 'load') return this.error(`Unexpected end of content while loading ${kind}.`);
    const [type, action] =
      this.mode === 'tokens'
        ? ['JsonWriterException', 'reading token']
        : ['JsonSerializationException', `deserializing ${kind === 'JObject' ? 'object' : 'array'}`];
    return dotNetException(`Newtonsoft.Json.${type}`, this.error(`Unexpected end when ${action}.`).message);
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

function numberToken(digits: string): JValue | null {
  if (/^0[xX][0-9a-fA-F]+$/.test(digits)) return integer(BigInt(digits.toLowerCase()));
  if (/^0[0-7]+$/.test(digits)) return integer(BigInt(`0o${digits}`));
  if (/^-?\d+$/.test(digits)) return integer(BigInt(digits));
  return /^-?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(digits) ? double(Number(digits)) : null;
}

function integer(value: bigint): JValue {
  const type = value === BigInt.asIntN(64, value) ? types.long : bigInteger;
  return new JValue(new Boxed(type, value), tokenTypes.Integer);
}

type Wanted = 'JToken' | 'JObject' | 'JArray';

/** What {@link parseToken} gives, read character by character and all at once. @throws JsonReaderException */
export function parsePrecisely(text: string, wanted: Wanted): JToken {
  return new Reader(text).read(wanted);
}

/**
 * `JToken.Parse`, `JObject.Parse`, `JArray.Parse`.
 * @throws ArgumentNullException, JsonReaderException with path, line and position.
 */
export function parseToken(text: string | null, wanted: Wanted = 'JToken'): JToken {
  if (text === null) throw argumentNull('s');
  return readStrict(text, wanted) ?? parsePrecisely(text, wanted);
}

/** The token of strict JSON text, or null when the precise reader has to read it. */
function readStrict(text: string, wanted: Wanted): JToken | null {
  const start = blankEnd(text, 0);
  const opener = text.charAt(start);
  if ((wanted === 'JObject' && opener !== '{') || (wanted === 'JArray' && opener !== '[')) return null;
  const members = new UnreadMembers(text);
  if (!skim(text, start, members)) return null;
  const isObject = opener === '{';
  const token = isObject ? JObject.of(members) : new StrictReader(text).read(start);
  if (isObject || opener === '[') token.text = text;
  return token;
}

/**
 * JSON text for the serializer: numbers and dates keep their text as `source`. Null when there is no JSON in it.
 * @throws JsonReaderException; at an end inside of a container what the serializer throws for tokens or values.
 */
export function readForSerializer(text: string, mode: 'tokens' | 'values'): JToken | null {
  return new Reader(text, mode).readAny();
}

usePreciseReader((text) => parsePrecisely(text, 'JToken'));
