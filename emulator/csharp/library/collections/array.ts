import { defaultValue, NetArray, newArray, newArrayOf } from '../../runtime/array';
import type { Ref } from '../../runtime/boxed';
import { NetList, sortInPlace } from '../../runtime/collections/list';
import { ReadOnlyCollection } from '../../runtime/collections/readOnly';
import { compareValues, type Order, orderOf, valuesEqual } from '../../runtime/comparison';
import { argumentException, argumentNull, argumentOutOfRange, indexOutOfRange } from '../../runtime/exceptions';
import type { Type } from '../../types';
import { defineType } from '../define';
import { cloned, dimensionMembers } from './arrayDimensions';
import { copyInto } from './copy';
import { binarySearch } from './list';

type Match = (value: unknown) => boolean;

function given(array: NetArray | null, parameter = 'array'): NetArray {
  if (array === null) throw argumentNull(parameter);
  return array;
}

function replace(array: NetArray, start: number, items: readonly unknown[]): void {
  items.forEach((item, offset) => {
    array.set(start + offset, item);
  });
}

/** `Array.Copy`, overlapping ranges included. */
function copy(source: NetArray | null, from: number, target: NetArray | null, to: number, length: number): void {
  const [one, other] = [given(source, 'sourceArray'), given(target, 'destinationArray')];
  if (length < 0) throw argumentOutOfRange('length', 'Non-negative number required.');
  if (from < 0) throw argumentOutOfRange('sourceIndex', 'Non-negative number required.');
  if (to < 0) throw argumentOutOfRange('destinationIndex', 'Non-negative number required.');
  if (from + length > one.length) {
    throw argumentException(
      "Source array was not long enough. Check the source index, length, and the array's lower bounds.",
      'sourceArray',
    );
  }
  if (to + length > other.length) {
    throw argumentException(
      "Destination array was not long enough. Check the destination index, length, and the array's lower bounds.",
      'destinationArray',
    );
  }
  replace(other, to, [...one].slice(from, from + length));
}

/** Some elements of an array. @throws ArgumentOutOfRangeException, ArgumentException when there are not as many. */
function part(array: NetArray, index: number, length: number): unknown[] {
  if (index < 0) throw argumentOutOfRange('index', 'Non-negative number required.');
  if (length < 0) throw argumentOutOfRange('length', 'Non-negative number required.');
  if (index + length > array.length) {
    throw argumentException(
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    );
  }
  return [...array].slice(index, index + length);
}

function sort(array: NetArray, order: Order): void {
  const items = [...array];
  sortInPlace(items, order);
  replace(array, 0, items);
}

function sortByKeys(keys: NetArray, values: NetArray | null): void {
  const pairs = [...keys].map((key, index) => ({ key, value: values === null ? null : values.get(index) }));
  pairs.sort((left, right) => compareValues(left.key, right.key));
  pairs.forEach(({ key, value }, index) => {
    keys.set(index, key);
    values?.set(index, value);
  });
}

const emptyArrays = new Map<Type, NetArray>();

function emptyArray(type: Type): NetArray {
  const known = emptyArrays.get(type) ?? newArrayOf(type, []);
  emptyArrays.set(type, known);
  return known;
}

/** `System.Array`: what every array has, and the static methods. */
export const arrayType = defineType({
  name: 'System.Array',
  abstract: true,
  runtimeClass: NetArray,
  members: {
    'int Length { get; }': (self: NetArray) => self.length,
    'long LongLength { get; }': (self: NetArray) => BigInt(self.length),
    ...dimensionMembers,
    'object Clone()': cloned,
    'void CopyTo(Array array, int index)': copyInto,
    'static void Copy(Array sourceArray, Array destinationArray, int length)': (
      source: NetArray | null,
      target: NetArray | null,
      length: number,
    ) => copy(source, 0, target, 0, length),
    'static void Copy(Array sourceArray, int sourceIndex, Array destinationArray, int destinationIndex, int length)':
      copy,
    'static void Clear(Array array, int index, int length)': (
      array: NetArray | null,
      index: number,
      length: number,
    ) => {
      const target = given(array);
      if (index < 0 || length < 0 || index + length > target.length) throw indexOutOfRange();
      for (let at = index; at < index + length; at++) target.set(at, defaultValue(target.elementType));
    },
    'static void Clear(Array array)': (array: NetArray | null) => {
      const target = given(array);
      for (let at = 0; at < target.length; at++) target.set(at, defaultValue(target.elementType));
    },
    'static void Reverse(Array array)': (array: NetArray | null) =>
      replace(given(array), 0, [...given(array)].reverse()),
    'static void Reverse(Array array, int index, int length)': (
      array: NetArray | null,
      index: number,
      length: number,
    ) => {
      const items = part(given(array), index, length);
      replace(given(array), index, items.reverse());
    },
    'static void Sort<T>(T[] array)': (array: NetArray | null) => sort(given(array), compareValues),
    'static void Sort<T>(T[] array, Comparison<T> comparison)': (array: NetArray | null, order: Order) =>
      sort(given(array), order),
    'static void Sort<T>(T[] array, IComparer<T> comparer)': (array: NetArray | null, comparer: unknown) =>
      sort(given(array), orderOf(comparer)),
    'static void Sort<K, V>(K[] keys, V[] items)': (keys: NetArray | null, values: NetArray | null) =>
      sortByKeys(given(keys, 'keys'), values),
    'static int IndexOf<T>(T[] array, T value)': (array: NetArray | null, value: unknown) =>
      [...given(array)].findIndex((one) => valuesEqual(one, value)),
    'static int IndexOf<T>(T[] array, T value, int startIndex)': (
      array: NetArray | null,
      value: unknown,
      start: number,
    ) => [...given(array)].findIndex((one, index) => index >= start && valuesEqual(one, value)),
    'static int LastIndexOf<T>(T[] array, T value)': (array: NetArray | null, value: unknown) =>
      [...given(array)].findLastIndex((one) => valuesEqual(one, value)),
    'static int BinarySearch<T>(T[] array, T value)': (array: NetArray | null, value: unknown) =>
      binarySearch([...given(array)], value, compareValues),
    'static bool Exists<T>(T[] array, Predicate<T> match)': (array: NetArray | null, match: Match) =>
      [...given(array)].some((item) => match(item)),
    'static T Find<T>(T[] array, Predicate<T> match)': (array: NetArray | null, match: Match, type: Type) => {
      const index = [...given(array)].findIndex((item) => match(item));
      return index < 0 ? defaultValue(type) : given(array).get(index);
    },
    'static T FindLast<T>(T[] array, Predicate<T> match)': (array: NetArray | null, match: Match, type: Type) => {
      const index = [...given(array)].findLastIndex((item) => match(item));
      return index < 0 ? defaultValue(type) : given(array).get(index);
    },
    'static T[] FindAll<T>(T[] array, Predicate<T> match)': (array: NetArray | null, match: Match, type: Type) =>
      newArrayOf(
        type,
        [...given(array)].filter((item) => match(item)),
      ),
    'static int FindIndex<T>(T[] array, Predicate<T> match)': (array: NetArray | null, match: Match) =>
      [...given(array)].findIndex((item) => match(item)),
    'static int FindLastIndex<T>(T[] array, Predicate<T> match)': (array: NetArray | null, match: Match) =>
      [...given(array)].findLastIndex((item) => match(item)),
    'static bool TrueForAll<T>(T[] array, Predicate<T> match)': (array: NetArray | null, match: Match) =>
      [...given(array)].every((item) => match(item)),
    'static void ForEach<T>(T[] array, Action<T> action)': (
      array: NetArray | null,
      action: (item: unknown) => void,
    ) => {
      for (const item of given(array)) action(item);
    },
    'static R[] ConvertAll<T, R>(T[] array, Func<T, R> converter)': (
      array: NetArray | null,
      convert: (item: unknown) => unknown,
      _from: Type,
      to: Type,
    ) =>
      newArrayOf(
        to,
        [...given(array)].map((item) => convert(item)),
      ),
    'static T[] Empty<T>()': emptyArray,
    'static void Resize<T>(ref T[] array, int newSize)': (array: Ref<NetArray | null>, size: number, type: Type) => {
      if (size < 0) throw argumentOutOfRange('newSize', 'Non-negative number required.');
      const made = newArray(type, size);
      if (array.value !== null) replace(made, 0, [...array.value].slice(0, size));
      array.value = made;
    },
    'static ReadOnlyCollection<T> AsReadOnly<T>(T[] array)': (array: NetArray | null, type: Type) =>
      new ReadOnlyCollection(new NetList(type, [...given(array)])),
  },
});
