/** The explicit conversions of `JToken` to values, with Newtonsoft's rules and messages. */
import { isValueType, netName, type Type, types, underlyingOfNullable } from '../../types';
import { byteArray, bytesOf, defaultValue, NetArray } from '../array';
import { Boxed, unbox } from '../boxed';
import { convertObject, fromBase64 } from '../convert';
import { argumentException, argumentNull, invalidCastMessage } from '../exceptions';
import { Guid } from '../guid';
import { Uri } from '../net/uri';
import { isIntegerType } from '../numberFormat';
import { toInteger } from '../numberParse';
import { toText, typeOf } from '../object';
import { parseDateTime, parseDateTimeOffset } from '../time/dateParse';
import { DateTime } from '../time/dateTime';
import { DateTimeOffset } from '../time/dateTimeOffset';
import { TimeSpan } from '../time/timeSpan';
import { parseTimeSpan } from '../time/timeSpanParse';
import { conversionExists } from '../typeRelations';
import type { JToken } from './token';
import { bigInteger, tokenTypeName, tokenTypes } from './tokenTypes';
import { JValue, useCasts } from './value';

const { Integer, Float, String: Text, Comment, Raw, Boolean: Bool, Date: Time, Bytes, Guid: Id, Uri: Url } = tokenTypes;
const texts: readonly number[] = [Text, Comment, Raw];
const numbers: readonly number[] = [...texts, Integer, Float, Bool];

/** Kinds of tokens that may be cast to a type; numbers when it is not here. */
const kinds = new Map<Type, readonly number[]>([
  [types.string, [...numbers, Time, Bytes, Id, Url, tokenTypes.TimeSpan]],
  [types.char, [...texts, Integer, Float]],
  [types.dateTime, [...texts, Time]],
  [types.dateTimeOffset, [...texts, Time]],
  [types.timeSpan, [...texts, tokenTypes.TimeSpan]],
  [types.guid, [...texts, Id, Bytes]],
  [types.uri, [...texts, Url]],
]);

function isBytes(type: Type): boolean {
  return type.tag === 'array' && type.element === types.byte;
}

/**
 * `(T)token` for numbers, bool, char, string, dates, durations, Guid, Uri and `byte[]`, and `T?` of them, in the
 * representation of T.
 * @throws ArgumentNullException for a missing token, ArgumentException for a token of a wrong kind, FormatException,
 *   OverflowException.
 */
export function castToken(token: JToken | null, target: Type): unknown {
  if (target === types.string && token instanceof JValue && typeof token.value === 'string') return token.value;
  const underlying = underlyingOfNullable(target);
  const wanted = underlying ?? target;
  const nullable = underlying !== null || !isValueType(wanted);
  if (token === null) {
    if (nullable) return null;
    throw argumentNull('value');
  }
  const value = token.type === tokenTypes.Property ? (token.first ?? token) : token;
  if (nullable && (value.type === tokenTypes.Null || value.type === tokenTypes.Undefined)) return null;
  const allowed = isBytes(wanted) ? [...texts, Bytes] : (kinds.get(wanted) ?? numbers);
  if (!(value instanceof JValue) || !allowed.includes(value.type)) {
    const name = isBytes(wanted) ? 'byte array' : netName(wanted).replace('System.', '');
    throw argumentException(`Can not convert ${tokenTypeName(value.type)} to ${name}.`);
  }
  return value.value === null && nullable ? null : convertScalar(value.value, wanted);
}

/** An object-typed value in the representation of a type that tokens are cast to. */
export function convertScalar(value: unknown, wanted: Type): unknown {
  if (value instanceof Boxed && value.type === bigInteger) return convertBigInteger(value.value as bigint, wanted);
  if (isBytes(wanted)) return typeof value === 'string' ? byteArray(fromBase64(value)) : value;
  switch (wanted) {
    case types.string:
      return value instanceof NetArray ? base64(value) : toText(value);
    case types.dateTime:
      if (value instanceof DateTime) return value;
      return value instanceof DateTimeOffset ? value.dateTime : parseDateTime(toText(value));
    case types.dateTimeOffset:
      if (value instanceof DateTimeOffset) return value;
      return value instanceof DateTime ? DateTimeOffset.ofDateTime(value) : parseDateTimeOffset(toText(value));
    case types.timeSpan:
      return value instanceof TimeSpan ? value : new TimeSpan(parseTimeSpan(toText(value)));
    case types.guid:
      if (value instanceof NetArray) return Guid.fromBytes(bytesOf(value as NetArray<number>));
      return value instanceof Guid ? value : Guid.parse(toText(value));
    case types.uri:
      return value instanceof Uri ? value : Uri.absolute(toText(value));
    default:
      return convertObject(value, wanted);
  }
}

function base64(array: NetArray): string {
  return Buffer.from(bytesOf(array as NetArray<number>)).toString('base64');
}

/** A whole number beyond Int64, which Newtonsoft keeps as a BigInteger. */
function convertBigInteger(value: bigint, wanted: Type): unknown {
  if (isIntegerType(wanted)) return toInteger(value, wanted);
  if (wanted === types.string) return value.toString();
  if (wanted === types.bool) return value !== 0n;
  return convertObject(new Boxed(types.long, value), wanted);
}

/**
 * `Value<T>`: a token itself for token types, else its value converted by `Convert.ChangeType`; a missing token gives
 * the default of T.
 * @throws InvalidCastException for containers and for null as a value type, FormatException, OverflowException.
 */
export function tokenAs(token: JToken | null, target: Type): unknown {
  if (token === null) return defaultValue(target);
  if (conversionExists(typeOf(token), target)) return token;
  if (!(token instanceof JValue)) {
    throw invalidCastMessage(`Cannot cast ${netName(typeOf(token))} to Newtonsoft.Json.Linq.JToken.`);
  }
  const { value } = token;
  const wanted = underlyingOfNullable(target) ?? target;
  if (value === null) {
    if (wanted !== target || !isValueType(target)) return null;
    throw invalidCastMessage('Null object cannot be converted to a value type.');
  }
  const actual = typeOf(value);
  if (actual === wanted) return unbox(value, wanted, typeOf);
  if (conversionExists(actual, wanted)) return value;
  const known = wanted.tag === 'named' && (convertible.has(wanted) || isIntegerType(wanted));
  if (!known || actual === types.guid || actual === types.timeSpan || actual === types.uri) {
    throw invalidCastMessage(`Invalid cast from '${netName(actual)}' to '${netName(wanted)}'.`);
  }
  return convertScalar(value, wanted);
}

/** The types that `Convert.ChangeType` knows beside the integers. */
const convertible = new Set<Type>([
  types.string,
  types.bool,
  types.char,
  types.float,
  types.double,
  types.decimal,
  types.dateTime,
]);

useCasts(castToken);
