/** Searches that arrays and lists share: their bounds are checked alike. */
import { type Order, valuesEqual } from '../comparison';
import { argumentException, argumentOutOfRange, DotNetException, invalidOperation } from '../exceptions';

type Items = ArrayLike<unknown>;
type Match = (value: unknown) => boolean;

/** A condition that equal values meet. */
export const equalTo =
  (wanted: unknown): Match =>
  (value) =>
    valuesEqual(value, wanted);

/** @throws ArgumentOutOfRangeException, ArgumentException when there are not as many elements behind the index. */
export function checkRange(size: number, index: number, count: number): void {
  if (index < 0) throw argumentOutOfRange('index', 'Non-negative number required.');
  if (count < 0) throw argumentOutOfRange('count', 'Non-negative number required.');
  if (index + count > size) {
    throw argumentException(
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    );
  }
}

/**
 * The first index from `start` on, among `count` elements, that meets a condition; -1 without one.
 * @throws ArgumentOutOfRangeException
 */
export function searchForward(items: Items, match: Match, start = 0, count = items.length - start): number {
  if (start < 0 || start > items.length) throw startOutOfRange();
  if (count < 0 || start + count > items.length) throw countOutOfRange();
  for (let index = start; index < start + count; index++) if (match(items[index])) return index;
  return -1;
}

/**
 * The last index from `start` backwards, among `count` elements, that meets a condition; -1 without one.
 * @throws ArgumentOutOfRangeException
 */
export function searchBackward(items: Items, match: Match, start = items.length - 1, count = start + 1): number {
  if (items.length === 0 ? start !== -1 && start !== 0 : start < 0 || start >= items.length) throw startOutOfRange();
  if (items.length === 0) return -1;
  if (count < 0 || start - count + 1 < 0) throw countOutOfRange();
  for (let index = start; index > start - count; index--) if (match(items[index])) return index;
  return -1;
}

/**
 * The index of a value in sorted elements, or the complement of where it would be.
 * @throws InvalidOperationException when elements have no order.
 */
export function binarySearch(items: Items, value: unknown, order: Order, index = 0, count = items.length): number {
  checkRange(items.length, index, count);
  let low = index;
  let high = index + count - 1;
  try {
    while (low <= high) {
      const middle = (low + high) >> 1;
      const result = order(items[middle], value);
      if (result === 0) return middle;
      if (result < 0) low = middle + 1;
      else high = middle - 1;
    }
  } catch (error) {
    if (!(error instanceof DotNetException)) throw error;
    throw invalidOperation('Failed to compare two elements in the array.', error);
  }
  return ~low;
}

function startOutOfRange(): Error {
  return argumentOutOfRange(
    'startIndex',
    'Index was out of range. Must be non-negative and less than or equal to the size of the collection.',
  );
}

function countOutOfRange(): Error {
  return argumentOutOfRange(
    'count',
    'Count must be positive and count must refer to a location within the string/array/collection.',
  );
}
