import { defaultValue, NetArray, newArray, newArrayOf } from '../../runtime/array';
import { copyArray } from '../../runtime/arrayCopy';
import type { Ref } from '../../runtime/boxed';
import { NetList } from '../../runtime/collections/list';
import { ReadOnlyCollection } from '../../runtime/collections/readOnly';
import { checkRange } from '../../runtime/collections/search';
import { argumentNull, argumentOutOfRange, indexOutOfRange } from '../../runtime/exceptions';
import type { Type } from '../../types';
import { defineType } from '../define';
import { cloned, dimensionMembers } from './arrayDimensions';
import { given, replace } from './arrayItems';
import { searchMembers } from './arraySearch';
import { sortMembers } from './arraySort';

const emptyArrays = new Map<Type, NetArray>();

function emptyArray(type: Type): NetArray {
  const known = emptyArrays.get(type) ?? newArrayOf(type, []);
  emptyArrays.set(type, known);
  return known;
}

/** The elements themselves, so that a view shows what becomes of the array; bytes are copied. */
function viewed({ items }: NetArray): unknown[] {
  return items instanceof Uint8Array ? [...items] : items;
}

/** Sets elements to their default. @throws IndexOutOfRangeException. */
function clear(array: NetArray | null, index: number, length: number | null): void {
  if (array === null) throw argumentNull('array');
  const end = length === null ? array.length : index + length;
  if (index < 0 || end < index || end > array.length) throw indexOutOfRange();
  for (let at = index; at < end; at++) array.set(at, defaultValue(array.elementType));
}

function reverse(array: NetArray | null, index: number, length: number): void {
  const target = given(array);
  checkRange(target.length, index, length);
  replace(target, index, [...target].slice(index, index + length).reverse());
}

/** `System.Array`: what every array has, and the static methods. Source: learn.microsoft.com, System.Array. */
export const arrayType = defineType({
  name: 'System.Array',
  abstract: true,
  interfaces: ['System.Collections.IList'],
  runtimeClass: NetArray,
  members: {
    'int Length { get; }': (self: NetArray) => self.length,
    'long LongLength { get; }': (self: NetArray) => BigInt(self.length),
    'bool IsFixedSize { get; }': () => true,
    'bool IsReadOnly { get; }': () => false,
    ...dimensionMembers,
    'object Clone()': cloned,
    'void CopyTo(Array array, int index)': (self: NetArray, array: NetArray | null, index: number) =>
      copyArray(self, 0, array, index, self.length),
    'static void Copy(Array sourceArray, Array destinationArray, int length)': (
      source: NetArray | null,
      target: NetArray | null,
      length: number,
    ) => copyArray(source, 0, target, 0, length),
    'static void Copy(Array sourceArray, int sourceIndex, Array destinationArray, int destinationIndex, int length)':
      copyArray,
    'static void Clear(Array array, int index, int length)': clear,
    'static void Clear(Array array)': (array: NetArray | null) => clear(array, 0, null),
    'static void Reverse(Array array)': (array: NetArray | null) => reverse(array, 0, given(array).length),
    'static void Reverse(Array array, int index, int length)': reverse,
    ...sortMembers,
    ...searchMembers,
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
      new ReadOnlyCollection(new NetList(type, viewed(given(array)))),
  },
});
