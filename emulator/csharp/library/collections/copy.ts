import type { NetArray } from '../../runtime/array';
import { argumentException, argumentNull, argumentOutOfRange } from '../../runtime/exceptions';

/**
 * `CopyTo(array, arrayIndex)` of any collection.
 * @throws ArgumentNullException, ArgumentOutOfRangeException, or ArgumentException when the array is too short.
 */
export function copyInto(source: Iterable<unknown>, array: NetArray | null, index: number): void {
  if (array === null) throw argumentNull('destinationArray');
  if (index < 0) throw argumentOutOfRange('destinationIndex', 'Non-negative number required.');
  const items = [...source];
  if (index + items.length > array.length) {
    throw argumentException(
      "Destination array was not long enough. Check the destination index, length, and the array's lower bounds.",
      'destinationArray',
    );
  }
  items.forEach((item, offset) => {
    array.set(index + offset, item);
  });
}
