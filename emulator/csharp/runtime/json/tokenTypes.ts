/** `JTokenType`: what kinds of tokens there are, and which kind a plain value is. */
import { namedType, types } from '../../types';
import { NetArray } from '../array';
import { Boxed } from '../boxed';
import { Decimal } from '../decimal';
import { type DotNetException, dotNetException } from '../exceptions';
import { typeOf } from '../object';

/** The members of `JTokenType`, in .NET's order and with its numbers. */
export const tokenTypes = {
  None: 0,
  Object: 1,
  Array: 2,
  Constructor: 3,
  Property: 4,
  Comment: 5,
  Integer: 6,
  Float: 7,
  String: 8,
  Boolean: 9,
  Null: 10,
  Undefined: 11,
  Date: 12,
  Raw: 13,
  Bytes: 14,
  Guid: 15,
  Uri: 16,
  TimeSpan: 17,
} as const;
const tokenTypeNames = Object.keys(tokenTypes);

/** The type of whole numbers beyond Int64 in JSON. */
export const bigInteger = namedType('System.Numerics.BigInteger');

/** The name of a `JTokenType`. */
export function tokenTypeName(type: number): string {
  return tokenTypeNames[type] ?? String(type);
}

/** `Newtonsoft.Json.JsonException`. */
export function jsonException(message: string): DotNetException {
  return dotNetException('Newtonsoft.Json.JsonException', message);
}

/** A member in a path: `.name` or `['odd name']`. */
export function memberPath(name: string): string {
  return /[ '\\/"[\]()\t\n\r\f\b.\u0085\u2028\u2029]/.test(name) || name === ''
    ? `['${name.replace(/[\\']/g, '\\$&')}']`
    : `.${name}`;
}

/** The token type of a plain value, or null when it cannot be a JValue. */
export function tokenTypeOf(value: unknown): number | null {
  if (value === null) return tokenTypes.Null;
  if (typeof value === 'string') return tokenTypes.String;
  if (typeof value === 'boolean') return tokenTypes.Boolean;
  if (value instanceof Decimal) return tokenTypes.Float;
  const type = typeOf(value);
  if (value instanceof Boxed) {
    if (type === types.char) return tokenTypes.String;
    if (type === types.double || type === types.float) return tokenTypes.Float;
    return typeof value.value === 'function' ? null : tokenTypes.Integer;
  }
  if (type === types.dateTime || type === types.dateTimeOffset) return tokenTypes.Date;
  if (type === types.guid) return tokenTypes.Guid;
  if (type === types.uri) return tokenTypes.Uri;
  if (type === types.timeSpan) return tokenTypes.TimeSpan;
  if (value instanceof NetArray && value.elementType === types.byte) return tokenTypes.Bytes;
  return null;
}
