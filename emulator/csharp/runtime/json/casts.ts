/** The explicit conversions of `JToken` to values, with Newtonsoft's rules and messages. */
import { isValueType, netName, type Type, types, underlyingOfNullable } from '../../types';
import { byteArray, defaultValue, NetArray } from '../array';
import { Boxed } from '../boxed';
import { Decimal } from '../decimal';
import { argumentException, argumentNull, formatException, invalidCastMessage, overflow } from '../exceptions';
import {
  integerOverflow,
  parseBoolean,
  parseDecimalParts,
  parseFloating,
  parseInteger,
  toInteger,
} from '../numberParse';
import { derivesFrom, toText, typeOf } from '../object';
import { parseDateTime, parseDateTimeOffset } from '../time/dateParse';
import { DateTime } from '../time/dateTime';
import { DateTimeOffset } from '../time/dateTimeOffset';
import { TimeSpan } from '../time/timeSpan';
import { parseTimeSpan } from '../time/timeSpanParse';
import { JProperty, type JToken, JValue, tokenTypeName, tokenTypes } from './tokens';

const integers = new Set<Type>([
  types.sbyte,
  types.byte,
  types.short,
  types.ushort,
  types.int,
  types.uint,
  types.long,
  types.ulong,
]);
const fromNumbers: readonly number[] = [tokenTypes.Integer, tokenTypes.Float, tokenTypes.String, tokenTypes.Boolean];

/** Kinds of tokens that are cast to times. */
const fromTimes = new Map<Type, readonly number[]>([
  [types.dateTime, [tokenTypes.Date, tokenTypes.String]],
  [types.dateTimeOffset, [tokenTypes.Date, tokenTypes.String]],
  [types.timeSpan, [tokenTypes.TimeSpan, tokenTypes.String]],
]);

/**
 * `(T)token` for numbers, bool, char, string, dates, durations and `byte[]`, and `T?` of them, in the representation of T.
 * @throws ArgumentNullException for a missing token, ArgumentException for a token of a wrong kind, FormatException,
 *   OverflowException.
 */
export function castToken(token: JToken | null, target: Type): unknown {
  const underlying = underlyingOfNullable(target);
  const wanted = underlying ?? target;
  const nullable = underlying !== null || wanted === types.string || wanted.tag === 'array';
  if (token === null) {
    if (nullable) return null;
    throw argumentNull('value');
  }
  const value = token instanceof JProperty ? token.value : token;
  if (nullable && (value.type === tokenTypes.Null || value.type === tokenTypes.Undefined)) return null;
  if (!(value instanceof JValue) || !isAllowed(value.type, wanted)) {
    const name = wanted.tag === 'array' ? 'Byte[]' : netName(wanted).replace('System.', '');
    throw argumentException(`Can not convert ${tokenTypeName(value.type)} to ${name}.`);
  }
  return convertScalar(value.value, wanted);
}

function isAllowed(type: number, wanted: Type): boolean {
  if (wanted === types.string) return type !== tokenTypes.Comment;
  if (wanted.tag === 'array') return type === tokenTypes.Bytes || type === tokenTypes.String;
  return (fromTimes.get(wanted) ?? fromNumbers).includes(type);
}

/** `Convert.ChangeType` of a scalar (object-typed, not null) into the representation of a type. */
export function convertScalar(value: unknown, wanted: Type): unknown {
  if (value instanceof Boxed && value.type === wanted) return value.value;
  const raw = value instanceof Boxed ? value.value : value;
  if (integers.has(wanted)) {
    if (typeof raw === 'string') return parseInteger(raw, wanted);
    return toInteger(wholeNumber(raw, wanted), wanted);
  }
  if (wanted === types.double || wanted === types.float) {
    const number =
      typeof raw === 'string' ? parseFloating(raw, wanted) : raw instanceof Decimal ? raw.toNumber() : Number(raw);
    return wanted === types.float ? Math.fround(number) : number;
  }
  if (wanted === types.decimal) return toDecimal(raw);
  if (wanted === types.bool)
    return typeof raw === 'string' ? parseBoolean(raw) : raw instanceof Decimal ? !raw.isZero : Boolean(raw);
  if (wanted === types.char) {
    if (typeof raw !== 'string') return Number(raw);
    if (raw.length !== 1) throw formatException('String must be exactly one character long.');
    return raw.charCodeAt(0);
  }
  if (wanted.tag === 'array') return typeof raw === 'string' ? base64(raw) : raw;
  if (fromTimes.has(wanted)) return toTime(raw, wanted);
  return value instanceof NetArray ? Buffer.from(value.items as Uint8Array).toString('base64') : toText(value);
}

function toTime(raw: unknown, wanted: Type): unknown {
  if (wanted === types.dateTime) {
    return raw instanceof DateTimeOffset ? raw.dateTime : typeof raw === 'string' ? parseDateTime(raw) : raw;
  }
  if (wanted === types.dateTimeOffset) {
    if (raw instanceof DateTime) return DateTimeOffset.ofDateTime(raw);
    return typeof raw === 'string' ? parseDateTimeOffset(raw) : raw;
  }
  return typeof raw === 'string' ? new TimeSpan(parseTimeSpan(raw)) : raw;
}

function wholeNumber(raw: unknown, wanted: Type): bigint {
  if (typeof raw === 'bigint') return raw;
  if (typeof raw === 'boolean') return raw ? 1n : 0n;
  if (raw instanceof Decimal) return raw.round(0).truncateToBigInt();
  const number = Number(raw);
  if (!Number.isFinite(number)) throw integerOverflow(wanted);
  const floor = Math.floor(number);
  const rest = number - floor;
  return BigInt(rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor);
}

function toDecimal(raw: unknown): Decimal {
  if (raw instanceof Decimal) return raw;
  if (typeof raw === 'string') {
    const { coefficient, scale } = parseDecimalParts(raw);
    return new Decimal(coefficient, scale);
  }
  if (typeof raw === 'number' && !Number.isFinite(raw)) {
    throw overflow('Value was either too large or too small for a Decimal.');
  }
  return Decimal.from(typeof raw === 'boolean' ? Number(raw) : (raw as number | bigint), typeof raw === 'number');
}

function base64(text: string): NetArray<number> {
  const compact = text.replace(/[ \t\r\n]/g, '');
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) {
    throw formatException(
      'The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters.',
    );
  }
  return byteArray(Buffer.from(compact, 'base64'));
}

/**
 * `Value<T>`: a token itself for token types, else its value converted by `Convert.ChangeType`; a missing token gives
 * the default of T.
 * @throws InvalidCastException for containers and for null as a value type, FormatException, OverflowException.
 */
export function tokenAs(token: JToken | null, target: Type): unknown {
  if (token === null) return defaultValue(target);
  if (derivesFrom(typeOf(token), target) && !(token instanceof JValue && target === types.object)) return token;
  if (!(token instanceof JValue)) {
    throw invalidCastMessage(`Cannot cast ${netName(typeOf(token))} to Newtonsoft.Json.Linq.JToken.`);
  }
  const underlying = underlyingOfNullable(target);
  if (token.value === null) {
    if (underlying !== null || !isValueType(target)) return null;
    throw invalidCastMessage('Null object cannot be converted to a value type.');
  }
  if (target === types.object || typeOf(token.value) === (underlying ?? target)) {
    return target === types.object || !(token.value instanceof Boxed) ? token.value : token.value.value;
  }
  return convertScalar(token.value, underlying ?? target);
}
