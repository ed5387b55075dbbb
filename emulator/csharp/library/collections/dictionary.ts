import { defaultValue, iterate, type NetSequence } from '../../runtime/array';
import type { Ref } from '../../runtime/boxed';
import { NetDictionary } from '../../runtime/collections/dictionary';
import { NetPair } from '../../runtime/collections/keyValuePair';
import { DefaultComparer, valuesEqual } from '../../runtime/comparison';
import { argumentNull } from '../../runtime/exceptions';
import type { Type } from '../../types';
import { type DefinedType, defineType } from '../define';
import { checkCapacity } from './capacity';
import { enumeratorOf } from './enumerators';
import { tryGetValue } from './tryGetValue';

const generic = 'System.Collections.Generic';

function filled(source: NetSequence<NetPair> | null, keyType: Type, valueType: Type, comparer: unknown): NetDictionary {
  if (source === null) throw argumentNull('dictionary');
  const made = new NetDictionary(keyType, valueType, comparer);
  for (const { key, value } of iterate<NetPair>(source)) made.add(key, value);
  return made;
}

const pair = defineType({
  name: `${generic}.KeyValuePair<TKey, TValue>`,
  kind: 'struct',
  runtimeClass: NetPair,
  defaultValue: ({ arguments_: [key, value] }) =>
    new NetPair(key as Type, value as Type, defaultValue(key as Type), defaultValue(value as Type)),
  members: {
    'KeyValuePair(TKey key, TValue value)': (key: unknown, value: unknown, keyType: Type, valueType: Type) =>
      new NetPair(keyType, valueType, key, value),
    'TKey Key { get; }': (self: NetPair) => self.key,
    'TValue Value { get; }': (self: NetPair) => self.value,
  },
});

const dictionary = defineType({
  name: `${generic}.Dictionary<TKey, TValue>`,
  interfaces: [
    `${generic}.IDictionary<TKey, TValue>`,
    `${generic}.IReadOnlyDictionary<TKey, TValue>`,
    'System.Collections.ICollection',
  ],
  runtimeClass: NetDictionary,
  members: {
    'Dictionary()': (key: Type, value: Type) => new NetDictionary(key, value),
    'Dictionary(int capacity)': (capacity: number, key: Type, value: Type) => {
      checkCapacity(capacity);
      return new NetDictionary(key, value);
    },
    'Dictionary(IEqualityComparer<TKey> comparer)': (comparer: unknown, key: Type, value: Type) =>
      new NetDictionary(key, value, comparer),
    'Dictionary(int capacity, IEqualityComparer<TKey> comparer)': (
      capacity: number,
      comparer: unknown,
      key: Type,
      value: Type,
    ) => {
      checkCapacity(capacity);
      return new NetDictionary(key, value, comparer);
    },
    'Dictionary(IDictionary<TKey, TValue> dictionary)': (source: NetSequence<NetPair> | null, key: Type, value: Type) =>
      filled(source, key, value, null),
    'Dictionary(IDictionary<TKey, TValue> dictionary, IEqualityComparer<TKey> comparer)': (
      source: NetSequence<NetPair> | null,
      comparer: unknown,
      key: Type,
      value: Type,
    ) => filled(source, key, value, comparer),
    'int Count { get; }': (self: NetDictionary) => self.count,
    'IEqualityComparer<TKey> Comparer { get; }': (self: NetDictionary) =>
      self.comparer ?? new DefaultComparer('EqualityComparer', self.typeArguments[0]),
    'ICollection<TKey> Keys { get; }': (self: NetDictionary) => self.keys,
    'ICollection<TValue> Values { get; }': (self: NetDictionary) => self.values,
    'TValue this[TKey key] { get; set; }': {
      get: (self: NetDictionary, key: unknown) => self.get(key),
      set: (self: NetDictionary, key: unknown, value: unknown) => self.set(key, value),
    },
    'void Add(TKey key, TValue value)': (self: NetDictionary, key: unknown, value: unknown) => self.add(key, value),
    'bool TryAdd(TKey key, TValue value)': (self: NetDictionary, key: unknown, value: unknown) =>
      self.tryAdd(key, value),
    'void Clear()': (self: NetDictionary) => self.clear(),
    'bool ContainsKey(TKey key)': (self: NetDictionary, key: unknown) => self.containsKey(key),
    'bool ContainsValue(TValue value)': (self: NetDictionary, value: unknown) =>
      [...self.values].some((one) => valuesEqual(one, value)),
    'bool Remove(TKey key)': (self: NetDictionary, key: unknown) => self.remove(key) !== undefined,
    'bool Remove(TKey key, out TValue value)': (self: NetDictionary, key: unknown, value: Ref<unknown>) => {
      const removed = self.remove(key);
      value.value = removed === undefined ? defaultValue(self.typeArguments[1]) : removed.value;
      return removed !== undefined;
    },
    'bool TryGetValue(TKey key, out TValue value)': tryGetValue,
    'IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator()': enumeratorOf,
  },
});

/** Dictionaries with their pairs. */
export const dictionaryTypes: readonly DefinedType[] = [pair, dictionary];
