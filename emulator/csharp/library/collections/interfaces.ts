/** The interfaces of `System.Collections.Generic`. Their code works on arrays and on every class with the same JS methods. */
import { NetArray } from '../../runtime/array';
import {
  type CollectionMethods,
  collectionOf,
  dictionaryOf,
  type ListMethods,
  listOf,
  type ReadOnlyDictionaryMethods,
} from '../../runtime/collections/views';
import { valuesEqual } from '../../runtime/comparison';
import { notSupported } from '../../runtime/exceptions';
import { type DefinedType, defineType } from '../define';
import { copyInto } from './copy';
import { enumeratorOf, enumeratorType } from './enumerators';
import { setOperations } from './setOperations';
import { tryGetValue } from './tryGetValue';

const generic = 'System.Collections.Generic';

type Collection = CollectionMethods | NetArray;
type List = ListMethods | NetArray;

/** How many elements an array or collection has. */
export function countOf(self: { readonly count: number } | NetArray): number {
  return self instanceof NetArray ? self.length : self.count;
}

/** The collection, when its size may change. @throws NotSupportedException for an array. */
function growing(self: Collection): CollectionMethods {
  if (self instanceof NetArray) throw notSupported('Collection was of a fixed size.');
  return collectionOf(self);
}

function growingList(self: List): ListMethods {
  return growing(self) as ListMethods;
}

function indexIn(self: List, value: unknown): number {
  return self instanceof NetArray ? [...self].findIndex((one) => valuesEqual(one, value)) : listOf(self).indexOf(value);
}

const collectionMembers = {
  'int Count { get; }': countOf,
  'bool IsReadOnly { get; }': (self: Collection) =>
    self instanceof NetArray || (collectionOf(self).isReadOnly ?? false),
  'void Add(T item)': (self: Collection, item: unknown) => growing(self).add(item),
  'bool Remove(T item)': (self: Collection, item: unknown) => growing(self).remove(item),
  'void Clear()': (self: Collection) => growing(self).clear(),
  'bool Contains(T item)': (self: Collection, item: unknown) =>
    self instanceof NetArray ? indexIn(self, item) >= 0 : collectionOf(self).contains(item),
  'void CopyTo(T[] array, int arrayIndex)': (self: Iterable<unknown>, array: NetArray | null, index: number) =>
    copyInto(self, array, index),
};

const getAt = (self: List, index: number): unknown =>
  self instanceof NetArray ? self.get(index) : listOf(self).getAt(index);

/** Sequences, collections, lists and dictionaries as interfaces. */
export const interfaceTypes: readonly DefinedType[] = [
  defineType({ name: 'System.Collections.IEnumerable', kind: 'interface' }),
  defineType({
    name: 'System.Collections.ICollection',
    kind: 'interface',
    interfaces: ['System.Collections.IEnumerable'],
    members: { 'int Count { get; }': countOf },
  }),
  defineType({ name: 'System.Collections.IList', kind: 'interface', interfaces: ['System.Collections.ICollection'] }),
  defineType({
    name: `${generic}.IEnumerable<out T>`,
    kind: 'interface',
    interfaces: ['System.Collections.IEnumerable'],
    members: { 'IEnumerator<T> GetEnumerator()': enumeratorOf },
  }),
  enumeratorType,
  defineType({
    name: `${generic}.IReadOnlyCollection<out T>`,
    kind: 'interface',
    interfaces: [`${generic}.IEnumerable<T>`],
    members: { 'int Count { get; }': countOf },
  }),
  defineType({
    name: `${generic}.IReadOnlyList<out T>`,
    kind: 'interface',
    interfaces: [`${generic}.IReadOnlyCollection<T>`],
    members: { 'T this[int index] { get; }': getAt },
  }),
  defineType({
    name: `${generic}.ICollection<T>`,
    kind: 'interface',
    interfaces: [`${generic}.IEnumerable<T>`],
    members: collectionMembers,
  }),
  defineType({
    name: `${generic}.ISet<T>`,
    kind: 'interface',
    interfaces: [`${generic}.ICollection<T>`],
    members: {
      'bool Add(T item)': (self: { add(value: unknown): boolean }, item: unknown) => self.add(item),
      ...setOperations,
    },
  }),
  defineType({
    name: `${generic}.IList<T>`,
    kind: 'interface',
    interfaces: [`${generic}.ICollection<T>`],
    members: {
      'T this[int index] { get; set; }': {
        get: getAt,
        set: (self: List, index: number, value: unknown) =>
          self instanceof NetArray ? self.set(index, value) : listOf(self).setAt(index, value),
      },
      'int IndexOf(T item)': indexIn,
      'void Insert(int index, T item)': (self: List, index: number, item: unknown) =>
        growingList(self).insertRange(index, [item]),
      'void RemoveAt(int index)': (self: List, index: number) => growingList(self).removeAt(index),
    },
  }),
  defineType({
    name: `${generic}.IReadOnlyDictionary<TKey, TValue>`,
    kind: 'interface',
    interfaces: [`${generic}.IReadOnlyCollection<KeyValuePair<TKey, TValue>>`],
    members: {
      'TValue this[TKey key] { get; }': (self: ReadOnlyDictionaryMethods, key: unknown) => self.get(key),
      'IEnumerable<TKey> Keys { get; }': (self: ReadOnlyDictionaryMethods) => self.keys,
      'IEnumerable<TValue> Values { get; }': (self: ReadOnlyDictionaryMethods) => self.values,
      'bool ContainsKey(TKey key)': (self: ReadOnlyDictionaryMethods, key: unknown) => self.containsKey(key),
      'bool TryGetValue(TKey key, out TValue value)': tryGetValue,
    },
  }),
  defineType({
    name: `${generic}.IDictionary<TKey, TValue>`,
    kind: 'interface',
    interfaces: [`${generic}.ICollection<KeyValuePair<TKey, TValue>>`],
    members: {
      'TValue this[TKey key] { get; set; }': {
        get: (self: unknown, key: unknown) => dictionaryOf(self).get(key),
        set: (self: unknown, key: unknown, value: unknown) => dictionaryOf(self).set(key, value),
      },
      'ICollection<TKey> Keys { get; }': (self: unknown) => dictionaryOf(self).keys,
      'ICollection<TValue> Values { get; }': (self: unknown) => dictionaryOf(self).values,
      'bool ContainsKey(TKey key)': (self: unknown, key: unknown) => dictionaryOf(self).containsKey(key),
      'bool TryGetValue(TKey key, out TValue value)': tryGetValue,
      'void Add(TKey key, TValue value)': (self: unknown, key: unknown, value: unknown) =>
        dictionaryOf(self).add(key, value),
      'bool Remove(TKey key)': (self: unknown, key: unknown) => dictionaryOf(self).remove(key) !== undefined,
    },
  }),
];
