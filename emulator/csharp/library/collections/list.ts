import { defaultValue, iterate, type NetArray, type NetSequence, newArrayOf } from '../../runtime/array';
import { NetList } from '../../runtime/collections/list';
import { ReadOnlyCollection } from '../../runtime/collections/readOnly';
import { compareValues, type Order, orderOf, valuesEqual } from '../../runtime/comparison';
import { argumentNull, argumentOutOfRange } from '../../runtime/exceptions';
import type { Type } from '../../types';
import { defineType } from '../define';
import { copyInto } from './copy';

type Match = (value: unknown) => boolean;

/** The elements of a sequence argument. @throws ArgumentNullException. */
function elements(sequence: NetSequence | null, parameter = 'collection'): unknown[] {
  if (sequence === null) throw argumentNull(parameter);
  return [...iterate(sequence)];
}

function found(self: NetList, index: number): unknown {
  return index < 0 ? defaultValue(self.elementType) : self.items[index];
}

function lastIndex(self: NetList, match: Match): number {
  return self.items.findLastIndex(match);
}

/** `IComparer<T>`-ordered binary search: the index, or the complement of where the value would be. */
export function binarySearch(items: ArrayLike<unknown>, value: unknown, order: Order): number {
  let low = 0;
  let high = items.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const result = order(items[middle], value);
    if (result === 0) return middle;
    if (result < 0) low = middle + 1;
    else high = middle - 1;
  }
  return ~low;
}

/** `List<T>`. Source: learn.microsoft.com, System.Collections.Generic.List. */
export const listType = defineType({
  name: 'System.Collections.Generic.List<T>',
  interfaces: [
    'System.Collections.Generic.IList<T>',
    'System.Collections.Generic.IReadOnlyList<T>',
    'System.Collections.IList',
  ],
  runtimeClass: NetList,
  members: {
    'List()': (type: Type) => new NetList(type),
    'List(int capacity)': (capacity: number, type: Type) => {
      if (capacity < 0) throw argumentOutOfRange('capacity', 'Non-negative number required.');
      return new NetList(type);
    },
    'List(IEnumerable<T> collection)': (values: NetSequence | null, type: Type) => new NetList(type, elements(values)),
    'int Count { get; }': (self: NetList) => self.count,
    'int Capacity { get; }': (self: NetList) => Math.max(4, 2 ** Math.ceil(Math.log2(Math.max(1, self.count)))),
    'T this[int index] { get; set; }': {
      get: (self: NetList, index: number) => self.getAt(index),
      set: (self: NetList, index: number, value: unknown) => self.setAt(index, value),
    },
    'void Add(T item)': (self: NetList, item: unknown) => self.add(item),
    'void AddRange(IEnumerable<T> collection)': (self: NetList, values: NetSequence | null) =>
      self.insertRange(self.count, elements(values)),
    'ReadOnlyCollection<T> AsReadOnly()': (self: NetList) => new ReadOnlyCollection(self),
    'int BinarySearch(T item)': (self: NetList, item: unknown) => binarySearch(self.items, item, compareValues),
    'int BinarySearch(T item, IComparer<T> comparer)': (self: NetList, item: unknown, comparer: unknown) =>
      binarySearch(self.items, item, orderOf(comparer)),
    'void Clear()': (self: NetList) => self.clear(),
    'bool Contains(T item)': (self: NetList, item: unknown) => self.contains(item),
    'List<R> ConvertAll<R>(Func<T, R> converter)': (self: NetList, convert: (value: unknown) => unknown, type: Type) =>
      new NetList(
        type,
        self.items.map((item) => convert(item)),
      ),
    'void CopyTo(T[] array)': (self: NetList, array: NetArray | null) => copyInto(self, array, 0),
    'void CopyTo(T[] array, int arrayIndex)': copyInto,
    'bool Exists(Predicate<T> match)': (self: NetList, match: Match) => self.items.some((item) => match(item)),
    'T Find(Predicate<T> match)': (self: NetList, match: Match) =>
      found(
        self,
        self.items.findIndex((item) => match(item)),
      ),
    'T FindLast(Predicate<T> match)': (self: NetList, match: Match) =>
      found(
        self,
        lastIndex(self, (item) => match(item)),
      ),
    'List<T> FindAll(Predicate<T> match)': (self: NetList, match: Match) =>
      new NetList(
        self.elementType,
        self.items.filter((item) => match(item)),
      ),
    'int FindIndex(Predicate<T> match)': (self: NetList, match: Match) => self.items.findIndex((item) => match(item)),
    'int FindIndex(int startIndex, Predicate<T> match)': (self: NetList, start: number, match: Match) =>
      self.items.findIndex((item, index) => index >= start && match(item)),
    'int FindLastIndex(Predicate<T> match)': (self: NetList, match: Match) => lastIndex(self, (item) => match(item)),
    'void ForEach(Action<T> action)': (self: NetList, action: (value: unknown) => void) => {
      for (const item of self) action(item);
    },
    'List<T> GetRange(int index, int count)': (self: NetList, index: number, count: number) =>
      self.getRange(index, count),
    'int IndexOf(T item)': (self: NetList, item: unknown) => self.indexOf(item),
    'int IndexOf(T item, int index)': (self: NetList, item: unknown, index: number) => self.indexOf(item, index),
    'int LastIndexOf(T item)': (self: NetList, item: unknown) => lastIndex(self, (one) => valuesEqual(one, item)),
    'void Insert(int index, T item)': (self: NetList, index: number, item: unknown) => self.insertRange(index, [item]),
    'void InsertRange(int index, IEnumerable<T> collection)': (
      self: NetList,
      index: number,
      values: NetSequence | null,
    ) => self.insertRange(index, elements(values)),
    'bool Remove(T item)': (self: NetList, item: unknown) => self.remove(item),
    'int RemoveAll(Predicate<T> match)': (self: NetList, match: Match) => self.removeAll((item) => match(item)),
    'void RemoveAt(int index)': (self: NetList, index: number) => self.removeAt(index),
    'void RemoveRange(int index, int count)': (self: NetList, index: number, count: number) =>
      self.removeRange(index, count),
    'void Reverse()': (self: NetList) => self.reverse(),
    'void Reverse(int index, int count)': (self: NetList, index: number, count: number) => self.reverse(index, count),
    'void Sort()': (self: NetList) => self.sort(),
    'void Sort(Comparison<T> comparison)': (self: NetList, order: Order) => self.sort(order),
    'void Sort(IComparer<T> comparer)': (self: NetList, comparer: unknown) => self.sort(orderOf(comparer)),
    'T[] ToArray()': (self: NetList) => newArrayOf(self.elementType, self.items),
    'bool TrueForAll(Predicate<T> match)': (self: NetList, match: Match) => self.items.every((item) => match(item)),
  },
});
