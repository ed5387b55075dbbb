/** The order of the values of two JValues, as `JValue.CompareTo` and JSONPath have it. */
import { netName, type Type, types } from '../../types';
import { bytesOf, NetArray } from '../array';
import { Boxed } from '../boxed';
import { compareValues as compareAny } from '../comparison';
import { convertObject } from '../convert';
import { Decimal } from '../decimal';
import { argumentException, argumentOutOfRange, invalidCast, nullReference } from '../exceptions';
import { toText, typeOf } from '../object';
import { parseDateTime } from '../time/dateParse';
import { DateTime } from '../time/dateTime';
import { DateTimeOffset } from '../time/dateTimeOffset';
import { bigInteger, tokenTypeName, tokenTypes } from './tokenTypes';

/**
 * Compares two object-typed values as the values of a `JTokenType`; null comes first.
 * @throws ArgumentException for values that this type cannot compare, and what `Convert` throws.
 */
export function compareValues(kind: number, left: unknown, right: unknown): number {
  if (left === right) return 0;
  if (right === null) return 1;
  if (left === null) return -1;
  switch (kind) {
    case tokenTypes.Integer:
    case tokenTypes.Float:
      return compareNumbers(kind, left, right);
    case tokenTypes.Comment:
    case tokenTypes.String:
    case tokenTypes.Raw:
      return order(toText(left), toText(right));
    case tokenTypes.Boolean:
      return order(convertObject(left, types.bool), convertObject(right, types.bool));
    case tokenTypes.Bytes:
      return compareBytes(left, right);
    case tokenTypes.Uri:
      checkBoth(left, right, types.uri);
      return order(toText(left), toText(right));
    case tokenTypes.Guid:
      return compareLike(left, right, types.guid);
    case tokenTypes.TimeSpan:
      return compareLike(left, right, types.timeSpan);
    case tokenTypes.Date:
      return compareDates(left, right);
    default:
      throw argumentOutOfRange('valueType', `Unexpected value type: ${tokenTypeName(kind)}`);
  }
}

function order<T>(left: T, right: T): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function mustBe(name: string): Error {
  return argumentException(`Object must be of type ${name}.`);
}

function isOf(value: unknown, ...wanted: Type[]): boolean {
  return value instanceof Boxed && wanted.includes(value.type);
}

function compareNumbers(kind: number, left: unknown, right: unknown): number {
  const either = (test: (value: unknown) => boolean): boolean => test(left) || test(right);
  if (either((value) => isOf(value, bigInteger))) return order(magnitude(left), magnitude(right));
  if (either((value) => value instanceof Decimal || isOf(value, types.ulong))) {
    return (convertObject(left, types.decimal) as Decimal).compare(convertObject(right, types.decimal) as Decimal);
  }
  if (kind === tokenTypes.Float || either((value) => isOf(value, types.float, types.double))) {
    return compareFloats(convertObject(left, types.double) as number, convertObject(right, types.double) as number);
  }
  return order(convertObject(left, types.long), convertObject(right, types.long));
}

function magnitude(value: unknown): number | bigint {
  return value instanceof Boxed ? (value.value as number | bigint) : (convertObject(value, types.double) as number);
}

/** Numbers that differ by rounding errors are equal; NaN comes first. */
function compareFloats(left: number, right: number): number {
  const tolerance = (Math.abs(left) + Math.abs(right) + 10) * Number.EPSILON;
  if (left === right || Math.abs(left - right) < tolerance) return 0;
  if (Number.isNaN(left)) return Number.isNaN(right) ? 0 : -1;
  return Number.isNaN(right) ? 1 : order(left, right);
}

function compareBytes(left: unknown, right: unknown): number {
  if (!(right instanceof NetArray) || right.elementType !== types.byte) throw mustBe('byte[]');
  if (!(left instanceof NetArray)) throw nullReference();
  const [one, other] = [bytesOf(left as NetArray<number>), bytesOf(right as NetArray<number>)];
  if (one.length !== other.length) return order(one.length, other.length);
  return Buffer.compare(one, other);
}

/** A DateTime's clock against another's, or a DateTimeOffset's moment against another's. */
function compareDates(left: unknown, right: unknown): number {
  if (left instanceof DateTime) {
    return left.netCompareTo(right instanceof DateTimeOffset ? right.dateTime : dateTimeOf(right));
  }
  if (!(left instanceof DateTimeOffset)) throw invalidCast(typeOf(left), types.dateTimeOffset);
  return left.netCompareTo(right instanceof DateTimeOffset ? right : DateTimeOffset.ofDateTime(dateTimeOf(right)));
}

function dateTimeOf(value: unknown): DateTime {
  if (value instanceof DateTime) return value;
  if (typeof value === 'string') return parseDateTime(value);
  throw invalidCast(typeOf(value), types.dateTime);
}

/** @throws ArgumentException for the other value, InvalidCastException for the own. */
function checkBoth(left: unknown, right: unknown, type: Type): void {
  if (typeOf(right) !== type) throw mustBe(netName(type).replace('System.', ''));
  if (typeOf(left) !== type) throw invalidCast(typeOf(left), type);
}

function compareLike(left: unknown, right: unknown, type: Type): number {
  checkBoth(left, right, type);
  return compareAny(left, right);
}
