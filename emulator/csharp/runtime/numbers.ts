/** Integer ranges, wrapping and checked arithmetic of .NET's number types. */
import { type Type, types } from '../types';
import { divideByZero, overflow } from './exceptions';

/** The smallest and largest value of an integer type. */
export interface IntegerRange {
  readonly low: bigint;
  readonly high: bigint;
}

const ranges = new Map<Type, IntegerRange>([
  [types.sbyte, { low: -128n, high: 127n }],
  [types.byte, { low: 0n, high: 255n }],
  [types.short, { low: -32768n, high: 32767n }],
  [types.ushort, { low: 0n, high: 65535n }],
  [types.char, { low: 0n, high: 65535n }],
  [types.int, { low: -(2n ** 31n), high: 2n ** 31n - 1n }],
  [types.uint, { low: 0n, high: 2n ** 32n - 1n }],
  [types.long, { low: -(2n ** 63n), high: 2n ** 63n - 1n }],
  [types.ulong, { low: 0n, high: 2n ** 64n - 1n }],
]);
const widths = new Map<Type, number>([
  [types.sbyte, 8],
  [types.byte, 8],
  [types.short, 16],
  [types.ushort, 16],
  [types.char, 16],
  [types.int, 32],
  [types.uint, 32],
  [types.long, 64],
  [types.ulong, 64],
]);

/** The range of an integer type (char too), or null. */
export function integerRange(type: Type): IntegerRange | null {
  return ranges.get(type) ?? null;
}

/** Is it an integer type or char? */
export function isIntegral(type: Type): boolean {
  return ranges.has(type);
}

/** Is it a number type or char? */
export function isNumeric(type: Type): boolean {
  return ranges.has(type) || type === types.float || type === types.double || type === types.decimal;
}

/** A number cut to an integer type without a check: integers wrap, reals out of range saturate as .NET 10 does. */
export function wrapInteger(value: number | bigint, type: Type): number | bigint {
  const width = widths.get(type) ?? 32;
  const range = ranges.get(type) as IntegerRange;
  let integer: bigint;
  if (typeof value === 'bigint') integer = value;
  else if (Number.isNaN(value)) integer = 0n;
  else {
    const limit = width < 32 ? (ranges.get(types.int) as IntegerRange) : range;
    const truncated = Math.trunc(value);
    integer =
      truncated <= Number(limit.low) ? limit.low : truncated >= Number(limit.high) ? limit.high : BigInt(truncated);
  }
  const wrapped = range.low < 0n ? BigInt.asIntN(width, integer) : BigInt.asUintN(width, integer);
  return width === 64 ? wrapped : Number(wrapped);
}

/** A number as an integer type. @throws OverflowException outside its range. */
export function checkedInteger(value: number | bigint, type: Type): number | bigint {
  const range = ranges.get(type) as IntegerRange;
  if (typeof value === 'number' && !Number.isFinite(value)) throw overflow();
  const integer = typeof value === 'bigint' ? value : BigInt(Math.trunc(value));
  if (integer < range.low || integer > range.high) throw overflow();
  return widths.get(type) === 64 ? integer : Number(integer);
}

/** `a op b` of integers in a checked context. */
export function checkedArithmetic(
  operator: string,
  left: number | bigint,
  right: number | bigint,
  type: Type,
): number | bigint {
  const a = BigInt(left);
  const b = BigInt(right);
  return checkedInteger(operator === '+' ? a + b : operator === '-' ? a - b : a * b, type);
}

/** `int / int`. */
export function divideInt(left: number, right: number): number {
  if (right === 0) throw divideByZero();
  if (right === -1 && left === -2147483648) throw overflow();
  return (left / right) | 0;
}

/** `int % int`. */
export function remainderInt(left: number, right: number): number {
  if (right === 0) throw divideByZero();
  if (right === -1 && left === -2147483648) throw overflow();
  return (left % right) + 0 || 0;
}

/** `uint / uint`. */
export function divideUint(left: number, right: number): number {
  if (right === 0) throw divideByZero();
  return Math.floor(left / right);
}

/** `long / long`, `ulong / ulong`. */
export function divideLong(left: bigint, right: bigint): bigint {
  if (right === 0n) throw divideByZero();
  if (right === -1n && left === -(2n ** 63n)) throw overflow();
  return left / right;
}

/** `long % long`, `ulong % ulong`. */
export function remainderLong(left: bigint, right: bigint): bigint {
  if (right === 0n) throw divideByZero();
  if (right === -1n && left === -(2n ** 63n)) throw overflow();
  return left % right;
}
