/** `System.Convert`: changes between the convertible types, with .NET's rounding and range checks. */
import { namedType, netName, type Type, types } from '../types';
import { Boxed } from './boxed';
import { Decimal } from './decimal';
import {
  argumentException,
  argumentNull,
  argumentOutOfRange,
  formatException,
  invalidCast,
  invalidCastMessage,
  overflow,
} from './exceptions';
import { isIntegerType } from './numberFormat';
import {
  integerOverflow,
  parseBoolean,
  parseDecimalParts,
  parseFloating,
  parseInteger,
  toInteger,
} from './numberParse';
import { textOfTyped, toText, typeOf } from './object';
import { parseDateTime } from './time/dateParse';
import { DateTime } from './time/dateTime';

/** Instances that are `IConvertible` themselves (JValue) convert to a type, in its representation. */
export interface NetConvertible {
  netConvertTo(to: Type): unknown;
}

/** Rounds to the nearest whole number, halves to the even one. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const difference = value - floor;
  if (difference !== 0.5) return difference < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

/** A value of one static type as another, in their representations. @throws what `Convert.ToX` throws. */
export function convertValue(value: unknown, from: Type, to: Type): unknown {
  if (from === types.object) return convertObject(value, to);
  if (to === types.string) return value === null ? null : textOfTyped(value, from);
  if (from === to) return value;
  if (from === types.string) return convertText(value as string | null, to);
  if (to === types.bool) return convertToBoolean(value, from);
  if (from === types.bool && to !== types.char && isConvertible(to)) return convertValue(value ? 1 : 0, types.int, to);
  const fraction = (type: Type) => type === types.double || type === types.float || type === types.decimal;
  const impossible = !isConvertible(from) || !isConvertible(to) || from === types.bool;
  if (impossible || (from === types.char && fraction(to)) || (to === types.char && fraction(from)))
    throw badCast(from, to);
  if (isIntegerType(to) || to === types.char) return toInteger(wholeOf(value, to), to);
  if (to === types.decimal) return Decimal.from(value as number | bigint, from === types.float);
  const number = value instanceof Decimal ? value.toNumber() : Number(value);
  return to === types.float ? Math.fround(number) : number;
}

function isConvertible(type: Type): boolean {
  return (
    isIntegerType(type) ||
    [types.char, types.bool, types.float, types.double, types.decimal].some((one) => one === type)
  );
}

function badCast(from: Type, to: Type): Error {
  const simple = (type: Type) => netName(type).replace(/^System\./, '');
  return invalidCastMessage(`Invalid cast from '${simple(from)}' to '${simple(to)}'.`);
}

function convertToBoolean(value: unknown, from: Type): boolean {
  if (from === types.char || !isConvertible(from)) throw badCast(from, types.bool);
  return value instanceof Decimal ? !value.isZero : Number(value) !== 0;
}

function wholeOf(value: unknown, to: Type): bigint {
  if (typeof value === 'bigint') return value;
  if (value instanceof Decimal) return value.round(0).truncateToBigInt();
  const number = value as number;
  if (!Number.isFinite(number)) throw integerOverflow(to);
  return BigInt(roundHalfEven(number));
}

function convertText(text: string | null, to: Type): unknown {
  if (to === types.char) {
    if (text === null) throw argumentNull('value');
    if (text.length !== 1) throw formatException('String must be exactly one character long.');
    return text.charCodeAt(0);
  }
  if (to === types.bool) return text === null ? false : parseBoolean(text);
  if (isIntegerType(to)) return text === null ? toInteger(0n, to) : parseInteger(text, to);
  if (to === types.double || to === types.float) return text === null ? 0 : parseFloating(text, to);
  if (to === types.dateTime) return text === null ? DateTime.minValue : parseDateTime(text);
  if (to !== types.decimal) throw badCast(types.string, to);
  const { coefficient, scale } = text === null ? { coefficient: 0n, scale: 0 } : parseDecimalParts(text);
  return new Decimal(coefficient, scale);
}

/** `Convert.ToX(object)`. Null gives the default. @throws InvalidCastException for what is not convertible. */
export function convertObject(value: unknown, to: Type): unknown {
  if (to === types.string) return toText(value);
  if (value === null) return to === types.char ? 0 : convertText(null, to);
  if (value instanceof Boxed) {
    const isEnumValue = value.type.tag === 'named' && value.type.definition.kind === 'enum';
    return convertValue(value.value, isEnumValue ? types.int : value.type, to);
  }
  const convertible = value as Partial<NetConvertible>;
  if (typeof value === 'object' && convertible.netConvertTo !== undefined) return convertible.netConvertTo(to);
  const from = typeOf(value);
  if (from === types.string || from === types.bool || from === types.decimal) return convertValue(value, from, to);
  if (from === types.dateTime) throw badCast(from, to);
  throw invalidCast(from, namedType('System.IConvertible'));
}

const bits = new Map<Type, number>([
  [types.sbyte, 8],
  [types.byte, 8],
  [types.short, 16],
  [types.ushort, 16],
  [types.int, 32],
  [types.uint, 32],
  [types.long, 64],
  [types.ulong, 64],
]);
const signed = new Set<Type>([types.sbyte, types.short, types.int, types.long]);
const digitsOfBase = new Map([
  [2, /^[01]+/],
  [8, /^[0-7]+/],
  [10, /^\d+/],
  [16, /^[\da-f]+/i],
]);

/** `Convert.ToInt32(text, 16)` and its kin. @throws ArgumentException, FormatException, OverflowException. */
export function fromBase(text: string | null, base: number, to: Type): number | bigint {
  const pattern = digitsOfBase.get(base);
  if (pattern === undefined) throw argumentException('Invalid Base.');
  if (text === null) return toInteger(0n, to);
  if (text === '') {
    throw argumentOutOfRange('Index was out of range. Must be non-negative and less than the size of the collection.');
  }
  const negative = text.startsWith('-');
  if (negative && base !== 10) throw argumentException('String cannot contain a minus sign if the base is not 10.');
  const unsignedText = text.replace(/^[+-]/, '');
  const body = base === 16 ? unsignedText.replace(/^0x/i, '') : unsignedText;
  const digits = pattern.exec(body)?.[0] ?? '';
  if (digits === '') throw formatException('Could not find any recognizable digits.');
  if (digits.length < body.length)
    throw formatException('Additional non-parsable characters are at the end of the string.');
  const prefix = base === 2 ? '0b' : base === 8 ? '0o' : base === 16 ? '0x' : '';
  const value = BigInt(prefix + digits) * (negative ? -1n : 1n);
  const width = bits.get(to) ?? 32;
  if (base === 10) return toInteger(value, to);
  if (value >> BigInt(width) !== 0n) throw integerOverflow(to);
  return toInteger(signed.has(to) ? BigInt.asIntN(width, value) : value, to);
}

/** `Convert.ToString(value, toBase)`: two's complement for the bases 2, 8 and 16. */
export function toBase(value: number | bigint, base: number, from: Type): string {
  if (!digitsOfBase.has(base)) throw argumentException('Invalid Base.');
  return base === 10 ? String(value) : BigInt.asUintN(bits.get(from) ?? 32, BigInt(value)).toString(base);
}

const badBase64 =
  'The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters.';

/** `Convert.FromBase64String`; white space is ignored. @throws ArgumentNullException, FormatException. */
export function fromBase64(text: string | null): Uint8Array {
  if (text === null) throw argumentNull('s');
  const compact = text.replace(/[ \t\r\n]/g, '');
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) throw formatException(badBase64);
  return new Uint8Array(Buffer.from(compact, 'base64'));
}

/** The OverflowException of `Convert.ToDecimal`. */
export function decimalOverflow(): Error {
  return overflow('Value was either too large or too small for a Decimal.');
}
