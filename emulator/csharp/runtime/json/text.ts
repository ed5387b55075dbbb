import { types } from '../../types';
import { Boxed, boxDouble, boxLong } from '../boxed';
import { dotNetException } from '../exceptions';
import { toText } from '../object';
import { JArray, JObject, JProperty, type JToken, JValue } from './token';

/** `Formatting.None` and `Formatting.Indented`. */
export const formattings = { None: 0, Indented: 1 } as const;

/**
 * Reads JSON text: the standard's own syntax.
 *
 * @throws JsonReaderException with the path and the place
 */
export function parseJson(text: string): JToken {
  return new JsonReader(text).read();
}

class JsonReader {
  readonly #text: string;
  #index = 0;
  readonly #path: (string | number)[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  read(): JToken {
    this.#space();
    if (this.#index >= this.#text.length) this.#fail('Error reading JToken from JsonReader.');
    const token = this.#value();
    this.#space();
    if (this.#index < this.#text.length)
      this.#unexpected('Additional text encountered after finished reading JSON content');
    return token;
  }

  #value(): JToken {
    this.#space();
    const character = this.#text[this.#index];
    if (character === '{') return this.#object();
    if (character === '[') return this.#array();
    if (character === '"') return new JValue(this.#string());
    const rest = this.#text.slice(this.#index, this.#index + 40);
    const word = /^(true|false|null)(?![\w$])/.exec(rest)?.[1];
    if (word) {
      this.#index += word.length;
      return new JValue(word === 'null' ? null : word === 'true');
    }
    const number = /^-?\d+(\.\d+)?([eE][+-]?\d+)?/.exec(this.#text.slice(this.#index));
    if (!number) this.#unexpected('Unexpected character encountered while parsing value');
    this.#index += number[0].length;
    const whole = number[1] === undefined && number[2] === undefined;
    return new JValue(whole ? boxLong(BigInt(number[0])) : boxDouble(Number(number[0])));
  }

  #object(): JObject {
    const object = new JObject();
    this.#index += 1;
    for (;;) {
      this.#space();
      if (this.#take('}')) return object;
      if (this.#text[this.#index] !== '"') this.#unexpected('Invalid property identifier character');
      const name = this.#string();
      this.#space();
      if (!this.#take(':')) this.#unexpected("Invalid character after parsing property name. Expected ':' but got");
      this.#path.push(name);
      object.set(name, this.#value());
      this.#space();
      if (this.#text[this.#index] === '}') {
        this.#path.pop();
        continue;
      }
      if (!this.#take(',')) this.#unexpected('After parsing a value an unexpected character was encountered');
      this.#path.pop();
    }
  }

  #array(): JArray {
    const array = new JArray();
    this.#index += 1;
    for (;;) {
      this.#space();
      if (this.#take(']')) return array;
      this.#path.push(array.items.length);
      array.add(this.#value());
      this.#space();
      if (this.#text[this.#index] !== ']' && !this.#take(',')) {
        this.#unexpected('After parsing a value an unexpected character was encountered');
      }
      this.#path.pop();
    }
  }

  #string(): string {
    const start = this.#index;
    let index = start + 1;
    while (index < this.#text.length && this.#text[index] !== '"') index += this.#text[index] === '\\' ? 2 : 1;
    if (index >= this.#text.length) {
      this.#index = this.#text.length;
      this.#fail('Unterminated string. Expected delimiter: ".');
    }
    this.#index = index + 1;
    const raw = this.#text.slice(start, index + 1);
    try {
      return JSON.parse(
        raw.replace(/[\u0000-\u001f]/g, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`),
      ) as string;
    } catch {
      this.#index = start;
      this.#fail('Bad JSON escape sequence.');
    }
  }

  #take(character: string): boolean {
    if (this.#text[this.#index] !== character) return false;
    this.#index += 1;
    return true;
  }

  #space(): void {
    while (' \t\r\n'.includes(this.#text[this.#index] ?? 'x')) this.#index += 1;
  }

  #unexpected(message: string): never {
    if (this.#index >= this.#text.length) this.#fail('Unexpected end of content while loading JObject.');
    this.#fail(`${message}: ${this.#text[this.#index]}.`);
  }

  #fail(message: string): never {
    const before = this.#text.slice(0, this.#index).split('\n');
    const path = this.#path
      .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
      .join('')
      .replace(/^\./, '');
    throw dotNetException(
      'Newtonsoft.Json.JsonReaderException',
      `${message} Path '${path}', line ${before.length}, position ${before.at(-1)?.length ?? 0}.`,
    );
  }
}

/** JSON text of a token, indented by two spaces or in one line. */
export function jsonText(token: JToken, formatting: number, depth = 0): string {
  const indented = formatting === formattings.Indented;
  const line = indented ? `\n${'  '.repeat(depth + 1)}` : '';
  const end = indented ? `\n${'  '.repeat(depth)}` : '';
  const block = (open: string, close: string, parts: readonly string[]) =>
    parts.length === 0 ? `${open}${close}` : `${open}${parts.map((part) => line + part).join(',')}${end}${close}`;
  if (token instanceof JObject) {
    return block(
      '{',
      '}',
      token.properties().map((property) => jsonText(property, formatting, depth + 1)),
    );
  }
  if (token instanceof JArray)
    return block(
      '[',
      ']',
      token.items.map((item) => jsonText(item, formatting, depth + 1)),
    );
  if (token instanceof JProperty) {
    return `${quoted(token.name)}:${indented ? ' ' : ''}${jsonText(token.value, formatting, depth)}`;
  }
  return valueText((token as JValue).value);
}

function valueText(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quoted(value);
  if (value instanceof Boxed) {
    if (value.type === types.char) return quoted(String.fromCharCode(value.value as number));
    const text = toText(value);
    const floats = value.type === types.double || value.type === types.float;
    return floats && /^-?\d+$/.test(text) ? `${text}.0` : text;
  }
  return quoted(toText(value));
}

/** A string as Newtonsoft writes it: only quotes, backslashes and control characters are escaped. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u0085\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** `JToken.ToString()`: a value's own text, everything else as indented JSON. */
export function tokenText(token: JToken): string {
  if (!(token instanceof JValue)) return jsonText(token, formattings.Indented);
  return token.value === null ? '' : toText(token.value);
}
