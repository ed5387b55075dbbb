/** `Parse` and `TryParse` of numbers in the invariant culture with .NET's default styles. */
import { type Type, types } from '../types';
import { argumentNull, badNumber, formatException, overflow } from './exceptions';
import type { DecimalParts } from './numberFormat';

/** Range of an integer type and the words of its OverflowException. */
interface IntegerRange {
  readonly min: bigint;
  readonly max: bigint;
  readonly words: string;
}

const ranges = new Map<Type, IntegerRange>([
  [types.sbyte, { min: -128n, max: 127n, words: 'a signed byte' }],
  [types.byte, { min: 0n, max: 255n, words: 'an unsigned byte' }],
  [types.short, { min: -32768n, max: 32767n, words: 'an Int16' }],
  [types.ushort, { min: 0n, max: 65535n, words: 'a UInt16' }],
  [types.int, { min: -2147483648n, max: 2147483647n, words: 'an Int32' }],
  [types.uint, { min: 0n, max: 4294967295n, words: 'a UInt32' }],
  [types.long, { min: -(1n << 63n), max: (1n << 63n) - 1n, words: 'an Int64' }],
  [types.ulong, { min: 0n, max: (1n << 64n) - 1n, words: 'a UInt64' }],
  [types.char, { min: 0n, max: 65535n, words: 'a character' }],
]);

/** The OverflowException of an integer type: 'Value was either too large or too small for an Int32.' */
export function integerOverflow(type: Type): Error {
  return overflow(`Value was either too large or too small for ${ranges.get(type)?.words ?? 'a Decimal'}.`);
}

/** An integer in the representation of its type. @throws OverflowException outside of the type's range. */
export function toInteger(value: bigint, type: Type): number | bigint {
  const range = ranges.get(type);
  if (range === undefined || value < range.min || value > range.max) throw integerOverflow(type);
  return type === types.long || type === types.ulong ? value : Number(value);
}

const blank = '[\\t-\\r ]*';
const integerPattern = new RegExp(`^${blank}([+-]?)(\\d+)${blank}\\0*$`);
const floatPattern = new RegExp(`^${blank}([+-]?)${blank}(\\d[\\d,]*)?(?:\\.(\\d*))?(?:[eE]([+-]?\\d+))?${blank}\\0*$`);
const decimalPattern = new RegExp(`^${blank}([+-]?)(\\d[\\d,]*)?(?:\\.(\\d*))?${blank}([+-]?)${blank}\\0*$`);

/**
 * `int.Parse(text)` and its kin.
 * @throws ArgumentNullException, FormatException, OverflowException.
 */
export function parseInteger(text: string | null, type: Type): number | bigint {
  if (text === null) throw argumentNull('s');
  const match = integerPattern.exec(text);
  if (match === null) throw badNumber(text);
  return toInteger(BigInt(match[2] ?? '0') * (match[1] === '-' ? -1n : 1n), type);
}

/** `double.Parse(text)`, `float.Parse(text)`. @throws ArgumentNullException, FormatException. */
export function parseFloating(text: string | null, type: Type): number {
  if (text === null) throw argumentNull('s');
  const match = floatPattern.exec(text);
  if (match === null || ((match[2] ?? '') === '' && (match[3] ?? '') === '')) return symbolOf(text);
  const digits = `${(match[2] ?? '0').replaceAll(',', '')}.${match[3] ?? ''}0e${match[4] ?? '0'}`;
  const value = Number(digits) * (match[1] === '-' ? -1 : 1);
  return type === types.float ? Math.fround(value) : value;
}

function symbolOf(text: string): number {
  switch (text.trim().toLowerCase()) {
    case 'nan':
    case '-nan':
    case '+nan':
      return Number.NaN;
    case 'infinity':
    case '+infinity':
    case '∞':
      return Number.POSITIVE_INFINITY;
    case '-infinity':
    case '-∞':
      return Number.NEGATIVE_INFINITY;
  }
  throw badNumber(text);
}

const largestDecimal = (1n << 96n) - 1n;

/** `decimal.Parse(text)` as coefficient and scale. @throws ArgumentNullException, FormatException, OverflowException. */
export function parseDecimalParts(text: string | null): DecimalParts {
  if (text === null) throw argumentNull('s');
  const match = decimalPattern.exec(text);
  const [, leading = '', whole = '', fraction = '', trailing = ''] = match ?? [];
  if (match === null || whole + fraction === '' || (leading !== '' && trailing !== '')) throw badNumber(text);
  let scale = fraction.length;
  let coefficient = BigInt(whole.replaceAll(',', '') + fraction);
  while (scale > 0 && (scale > 28 || coefficient > largestDecimal)) {
    const drop = scale > 29 && coefficient > largestDecimal * 100n ? scale - 28 : 1;
    const divisor = 10n ** BigInt(drop);
    const rest = coefficient % divisor;
    const half = divisor / 2n;
    coefficient /= divisor;
    if (rest > half || (rest === half && coefficient % 2n === 1n)) coefficient += 1n;
    scale -= drop;
  }
  if (coefficient > largestDecimal) throw overflow('Value was either too large or too small for a Decimal.');
  return { coefficient: leading === '-' || trailing === '-' ? -coefficient : coefficient, scale };
}

/** `bool.Parse(text)`. @throws ArgumentNullException, FormatException. */
export function parseBoolean(text: string | null): boolean {
  if (text === null) throw argumentNull('value');
  const word = text.replace(/^[\s\0]+|[\s\0]+$/g, '').toLowerCase();
  if (word === 'true') return true;
  if (word === 'false') return false;
  throw formatException(`String '${text}' was not recognized as a valid Boolean.`);
}

/** Fills an `out` parameter by a parser that may throw; false and the default when it does. */
export function tryParse<T>(parse: () => T, fallback: T, result: { value: T }): boolean {
  try {
    result.value = parse();
    return true;
  } catch {
    result.value = fallback;
    return false;
  }
}
