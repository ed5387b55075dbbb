/** Values that are no containers as JSON text, as Newtonsoft's JsonTextWriter writes them. */
import { types } from '../../types';
import { bytesOf, NetArray } from '../array';
import { Boxed } from '../boxed';
import { Decimal } from '../decimal';
import { numberText } from '../numberText';
import { toText, typeOf } from '../object';
import { DateTime } from '../time/dateTime';
import { DateTimeOffset } from '../time/dateTimeOffset';
import { jsonOfDate } from './dates';

/** A string in quotes, with Newtonsoft's default escapes: `<`, `/` and letters beyond ASCII stay. */
export function quote(text: string): string {
  // DEL and lone surrogates stay as they are, which JSON.stringify would escape.
  return `"${text.replace(escaped, escapeCharacter)}"`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must be escaped.
const escaped = /["\\\u0000-\u001f\u0085\u2028\u2029]/g;
const shortEscapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
};

function escapeCharacter(character: string): string {
  return shortEscapes[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A value that is no container, object-typed, as JSON. */
export function scalarJson(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (value instanceof Decimal) return withPoint(toText(value));
  if (value instanceof Boxed) {
    if (value.type === types.double || value.type === types.float) return floatJson(value.value as number, value.type);
    if (value.type === types.char) return quote(toText(value));
    return String(value.value);
  }
  if (value instanceof NetArray && value.elementType === types.byte) {
    return `"${Buffer.from(bytesOf(value as NetArray<number>)).toString('base64')}"`;
  }
  const type = typeOf(value);
  if (value instanceof DateTime || value instanceof DateTimeOffset) return quote(jsonOfDate(value));
  if (type === types.uri) return quote((value as { originalString?: string }).originalString ?? toText(value));
  return quote(toText(value));
}

function floatJson(value: number, type: Boxed['type']): string {
  const text = numberText(value, type);
  return Number.isFinite(value) ? withPoint(text) : `"${text}"`;
}

function withPoint(text: string): string {
  return /[.E]/.test(text) ? text : `${text}.0`;
}
