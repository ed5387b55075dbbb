/** What the static methods of `System.Array` share. */
import type { NetArray } from '../../runtime/array';
import { argumentNull, dotNetException } from '../../runtime/exceptions';
import { MultiArray } from '../../runtime/multiArray';

/** An array of one dimension. @throws ArgumentNullException, RankException. */
export function given(array: NetArray | null, parameter = 'array'): NetArray {
  if (array === null) throw argumentNull(parameter);
  if (array instanceof MultiArray) {
    throw dotNetException('System.RankException', 'Only single dimension arrays are supported here.');
  }
  return array;
}

/** The elements of an array of one dimension. @throws ArgumentNullException, RankException. */
export function itemsOf(array: NetArray | null): ArrayLike<unknown> {
  return given(array).items;
}

/** Puts elements into an array from an index on. */
export function replace(array: NetArray, start: number, items: readonly unknown[]): void {
  for (const [offset, item] of items.entries()) array.set(start + offset, item);
}
