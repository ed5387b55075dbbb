import { defaultValue, iterate, type NetArray, type NetSequence, newArrayOf } from '../../runtime/array';
import { NetList } from '../../runtime/collections/list';
import { ReadOnlyCollection } from '../../runtime/collections/readOnly';
import { binarySearch, equalTo, searchBackward, searchForward } from '../../runtime/collections/search';
import { compareValues, type Order, orderOf } from '../../runtime/comparison';
import { argumentNull } from '../../runtime/exceptions';
import { typeOf } from '../../runtime/object';
import { conversionExists } from '../../runtime/typeRelations';
import { namedType, type Type } from '../../types';
import { defineType } from '../define';
import { checkCapacity } from './capacity';
import { copyInto } from './copy';
import { enumeratorOf } from './enumerators';

type Match = (value: unknown) => boolean;

/** Adds a sequence's elements: those of a collection at once, others one by one, as .NET does. */
function insertAll(self: NetList, index: number, values: NetSequence | string | null): void {
  if (values === null) throw argumentNull('collection');
  if (isCollection(values)) self.insertRange(index, [...iterate(values)]);
  else for (const [offset, value] of numbered(iterate(values))) self.insertRange(index + offset, [value]);
}

function isCollection(values: NetSequence | string): boolean {
  if (typeof values === 'string') return false;
  return conversionExists(typeOf(values), namedType('System.Collections.Generic.ICollection', values.elementType));
}

function* numbered(values: Iterable<unknown>): Iterable<readonly [number, unknown]> {
  let index = 0;
  for (const value of values) yield [index++, value];
}

function found(self: NetList, index: number): unknown {
  return index < 0 ? defaultValue(self.elementType) : self.items[index];
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
      checkCapacity(capacity);
      return new NetList(type, [], capacity);
    },
    'List(IEnumerable<T> collection)': (values: NetSequence | string | null, type: Type) => {
      if (values !== null && isCollection(values)) return new NetList(type, [...iterate(values)]);
      const made = new NetList(type);
      insertAll(made, 0, values);
      return made;
    },
    'int Count { get; }': (self: NetList) => self.count,
    'int Capacity { get; set; }': {
      get: (self: NetList) => self.capacity,
      set: (self: NetList, value: number) => self.setCapacity(value),
    },
    'void TrimExcess()': (self: NetList) => self.trimExcess(),
    'T this[int index] { get; set; }': {
      get: (self: NetList, index: number) => self.getAt(index),
      set: (self: NetList, index: number, value: unknown) => self.setAt(index, value),
    },
    'void Add(T item)': (self: NetList, item: unknown) => self.add(item),
    'void AddRange(IEnumerable<T> collection)': (self: NetList, values: NetSequence | null) =>
      insertAll(self, self.count, values),
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
    'int BinarySearch(int index, int count, T item, IComparer<T> comparer)': (
      self: NetList,
      index: number,
      count: number,
      item: unknown,
      comparer: unknown,
    ) => binarySearch(self.items, item, orderOf(comparer), index, count),
    'void CopyTo(T[] array)': (self: NetList, array: NetArray | null) => copyInto(self, array, 0),
    'void CopyTo(int index, T[] array, int arrayIndex, int count)': (
      self: NetList,
      index: number,
      array: NetArray | null,
      arrayIndex: number,
      count: number,
    ) => copyInto(self.getRange(index, count), array, arrayIndex),
    'void CopyTo(T[] array, int arrayIndex)': copyInto,
    'bool Exists(Predicate<T> match)': (self: NetList, match: Match) => searchForward(self.items, match) >= 0,
    'T Find(Predicate<T> match)': (self: NetList, match: Match) => found(self, searchForward(self.items, match)),
    'T FindLast(Predicate<T> match)': (self: NetList, match: Match) => found(self, searchBackward(self.items, match)),
    'List<T> FindAll(Predicate<T> match)': (self: NetList, match: Match) =>
      new NetList(
        self.elementType,
        self.items.filter((item) => match(item)),
      ),
    'int FindIndex(Predicate<T> match)': (self: NetList, match: Match) => searchForward(self.items, match),
    'int FindIndex(int startIndex, Predicate<T> match)': (self: NetList, start: number, match: Match) =>
      searchForward(self.items, match, start),
    'int FindIndex(int startIndex, int count, Predicate<T> match)': (
      self: NetList,
      start: number,
      count: number,
      match: Match,
    ) => searchForward(self.items, match, start, count),
    'int FindLastIndex(Predicate<T> match)': (self: NetList, match: Match) => searchBackward(self.items, match),
    'int FindLastIndex(int startIndex, Predicate<T> match)': (self: NetList, start: number, match: Match) =>
      searchBackward(self.items, match, start),
    'int FindLastIndex(int startIndex, int count, Predicate<T> match)': (
      self: NetList,
      start: number,
      count: number,
      match: Match,
    ) => searchBackward(self.items, match, start, count),
    'void ForEach(Action<T> action)': (self: NetList, action: (value: unknown) => void) => {
      for (const item of self) action(item);
    },
    'List<T> GetRange(int index, int count)': (self: NetList, index: number, count: number) =>
      self.getRange(index, count),
    'int IndexOf(T item)': (self: NetList, item: unknown) => self.indexOf(item),
    'int IndexOf(T item, int index)': (self: NetList, item: unknown, index: number) =>
      searchForward(self.items, equalTo(item), index),
    'int IndexOf(T item, int index, int count)': (self: NetList, item: unknown, index: number, count: number) =>
      searchForward(self.items, equalTo(item), index, count),
    'int LastIndexOf(T item)': (self: NetList, item: unknown) => searchBackward(self.items, equalTo(item)),
    'int LastIndexOf(T item, int index)': (self: NetList, item: unknown, index: number) =>
      searchBackward(self.items, equalTo(item), index),
    'int LastIndexOf(T item, int index, int count)': (self: NetList, item: unknown, index: number, count: number) =>
      searchBackward(self.items, equalTo(item), index, count),
    'void Insert(int index, T item)': (self: NetList, index: number, item: unknown) => self.insertRange(index, [item]),
    'void InsertRange(int index, IEnumerable<T> collection)': (
      self: NetList,
      index: number,
      values: NetSequence | null,
    ) => insertAll(self, index, values),
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
    'void Sort(int index, int count, IComparer<T> comparer)': (
      self: NetList,
      index: number,
      count: number,
      comparer: unknown,
    ) => self.sort(orderOf(comparer), index, count),
    'IEnumerator<T> GetEnumerator()': enumeratorOf,
    'T[] ToArray()': (self: NetList) => newArrayOf(self.elementType, self.items),
    'bool TrueForAll(Predicate<T> match)': (self: NetList, match: Match) =>
      searchForward(self.items, (item) => !match(item)) < 0,
  },
});
