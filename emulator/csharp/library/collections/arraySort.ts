/** `Array.Sort` in its forms. */
import type { NetArray } from '../../runtime/array';
import { sortInPlace } from '../../runtime/collections/list';
import { checkRange } from '../../runtime/collections/search';
import { compareValues, type Order, orderOf } from '../../runtime/comparison';
import type { MemberCode } from '../define';
import { given, replace } from './arrayItems';

function sort(array: NetArray | null, order: Order, index = 0, length = given(array).length): void {
  const target = given(array);
  checkRange(target.length, index, length);
  const items = [...target].slice(index, index + length);
  sortInPlace(items, order);
  replace(target, index, items);
}

/** Sorts keys, and values along with them. @throws ArgumentException when there are fewer values than keys. */
function sortByKeys(
  keys: NetArray | null,
  values: NetArray | null,
  order: Order = compareValues,
  index = 0,
  length = given(keys, 'keys').length,
): void {
  const own = given(keys, 'keys');
  checkRange(own.length, index, length);
  if (values !== null) checkRange(values.length, index, length);
  const [keyItems, valueItems] = [[...own], [...(values ?? [])]];
  const places = Array.from({ length }, (_, offset) => index + offset);
  sortInPlace(places, (left, right) => order(keyItems[left as number], keyItems[right as number]));
  for (const [offset, place] of places.entries()) {
    own.set(index + offset, keyItems[place]);
    values?.set(index + offset, valueItems[place]);
  }
}

/** Members of `System.Array`. */
export const sortMembers: Readonly<Record<string, MemberCode>> = {
  'static void Sort(Array array)': (array: NetArray | null) => sort(array, compareValues),
  'static void Sort(Array array, int index, int length)': (array: NetArray | null, index: number, length: number) =>
    sort(array, compareValues, index, length),
  'static void Sort(Array keys, Array items)': (keys: NetArray | null, items: NetArray | null) =>
    sortByKeys(keys, items),
  'static void Sort<T>(T[] array)': (array: NetArray | null) => sort(array, compareValues),
  'static void Sort<T>(T[] array, Comparison<T> comparison)': (array: NetArray | null, order: Order) =>
    sort(array, order),
  'static void Sort<T>(T[] array, IComparer<T> comparer)': (array: NetArray | null, comparer: unknown) =>
    sort(array, orderOf(comparer)),
  'static void Sort<T>(T[] array, int index, int length)': (array: NetArray | null, index: number, length: number) =>
    sort(array, compareValues, index, length),
  'static void Sort<T>(T[] array, int index, int length, IComparer<T> comparer)': (
    array: NetArray | null,
    index: number,
    length: number,
    comparer: unknown,
  ) => sort(array, orderOf(comparer), index, length),
  'static void Sort<K, V>(K[] keys, V[] items)': (keys: NetArray | null, items: NetArray | null) =>
    sortByKeys(keys, items),
  'static void Sort<K, V>(K[] keys, V[] items, IComparer<K> comparer)': (
    keys: NetArray | null,
    items: NetArray | null,
    comparer: unknown,
  ) => sortByKeys(keys, items, orderOf(comparer)),
  'static void Sort<K, V>(K[] keys, V[] items, int index, int length)': (
    keys: NetArray | null,
    items: NetArray | null,
    index: number,
    length: number,
  ) => sortByKeys(keys, items, compareValues, index, length),
  'static void Sort<K, V>(K[] keys, V[] items, int index, int length, IComparer<K> comparer)': (
    keys: NetArray | null,
    items: NetArray | null,
    index: number,
    length: number,
    comparer: unknown,
  ) => sortByKeys(keys, items, orderOf(comparer), index, length),
};
