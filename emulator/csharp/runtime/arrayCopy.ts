/** `Array.Copy`: which arrays can be copied into which, and what becomes of the elements. */
import { isEnum, isValueType, type Type, types } from '../types';
import type { NetArray } from './array';
import { box } from './boxed';
import { argumentException, argumentNull, argumentOutOfRange, dotNetException, invalidCast } from './exceptions';
import { MultiArray } from './multiArray';
import { integerRange, wrapInteger } from './numbers';
import { support } from './support';
import { conversionExists } from './typeRelations';

type Convert = (value: unknown) => unknown;
const same: Convert = (value) => value;

/** How one number type widens into another of the same or more bits; null when it does not. */
function widening(from: Type, to: Type): Convert | null {
  const own = integerRange(from);
  const other = integerRange(to);
  if (to === types.double) return own === null && from !== types.float ? null : (value) => Number(value);
  if (to === types.float) return own === null ? null : (value) => Math.fround(Number(value));
  if (own === null || other === null) return null;
  const fits = own.low >= other.low && own.high <= other.high;
  const asWide = own.high - own.low === other.high - other.low;
  if (!fits && !asWide) return null;
  const big = to === types.long || to === types.ulong;
  return (value) => {
    const number = wrapInteger(BigInt(value as number | bigint), to);
    return big ? BigInt(number) : Number(number);
  };
}

function conversion(from: Type, to: Type): Convert | null {
  if (from === to) return same;
  if (isValueType(from) && isValueType(to))
    return widening(isEnum(from) ? types.int : from, isEnum(to) ? types.int : to);
  if (isValueType(from)) return conversionExists(from, to) ? (value) => box(value, from) : null;
  if (conversionExists(from, to)) return same;
  if (!conversionExists(to, from)) return null;
  return (value) => {
    if (value === null && isValueType(to)) throw invalidCast(from, to);
    return support.cast(value, to);
  };
}

const rankOf = (array: NetArray): number => (array instanceof MultiArray ? array.lengths.length : 1);

/**
 * `Array.Copy`, overlapping ranges included.
 * @throws ArgumentNullException, ArgumentOutOfRangeException, ArgumentException when an array is too short, RankException,
 * ArrayTypeMismatchException, InvalidCastException for an element that does not fit.
 */
export function copyArray(
  source: NetArray | null,
  from: number,
  target: NetArray | null,
  to: number,
  length: number,
): void {
  if (source === null) throw argumentNull('sourceArray');
  if (target === null) throw argumentNull('destinationArray');
  if (rankOf(source) !== rankOf(target)) {
    throw dotNetException('System.RankException', 'The specified arrays must have the same number of dimensions.');
  }
  if (length < 0) throw argumentOutOfRange('length', 'Non-negative number required.');
  if (from < 0) throw argumentOutOfRange('sourceIndex', 'Non-negative number required.');
  if (to < 0) throw argumentOutOfRange('destinationIndex', 'Non-negative number required.');
  if (from + length > source.length) {
    throw argumentException(
      "Source array was not long enough. Check the source index, length, and the array's lower bounds.",
      'sourceArray',
    );
  }
  if (to + length > target.length) {
    throw argumentException(
      "Destination array was not long enough. Check the destination index, length, and the array's lower bounds.",
      'destinationArray',
    );
  }
  const convert = conversion(source.elementType, target.elementType);
  if (convert === null) {
    throw dotNetException(
      'System.ArrayTypeMismatchException',
      'Source array type cannot be assigned to destination array type.',
    );
  }
  for (const [offset, item] of [...source].slice(from, from + length).entries()) {
    target.set(to + offset, convert(item));
  }
}
