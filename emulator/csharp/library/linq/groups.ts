/** LINQ methods that go by equality or order: groups, sets, joins, sorting. */
import type { NetSequence } from '../../runtime/array';
import { Grouping, Lookup } from '../../runtime/collections/grouping';
import { HashTable } from '../../runtime/collections/hashTable';
import { OrderedSequence } from '../../runtime/collections/ordered';
import { equalityOf, orderOf } from '../../runtime/comparison';
import { argumentNull } from '../../runtime/exceptions';
import { LazySequence } from '../../runtime/sequence';
import { namedType, type Type } from '../../types';
import { type DefinedType, defineType, type MemberCode } from '../define';
import { lazy, type Source, walk } from './define';

type Select = (value: unknown) => unknown;
type Pair = (one: unknown, other: unknown) => unknown;
const same: Select = (value) => value;

function lookup(
  source: Source,
  key: Select,
  value: Select,
  comparer: unknown,
  keyType: Type,
  valueType: Type,
  withNull = true,
): Lookup {
  const made = new Lookup(keyType, valueType, equalityOf(comparer));
  for (const item of walk(source)) {
    const itsKey = key(item);
    if (withNull || itsKey !== null) made.add(itsKey, value(item));
  }
  return made;
}

function groupBy(source: Source, key: Select, value: Select, comparer: unknown, K: Type, V: Type): NetSequence {
  return lazy(source, namedType('System.Linq.IGrouping', K, V), () =>
    lookup(source, key, value, comparer, K, V)[Symbol.iterator](),
  );
}

/** The distinct elements of a sequence, less those already seen. */
function* fresh(items: Iterable<unknown>, seen: HashTable<unknown, true>): Generator<unknown> {
  for (const item of items) {
    if (seen.find(item) !== undefined) continue;
    seen.add(item, true);
    yield item;
  }
}

function tableOf(items: Iterable<unknown>, comparer: unknown): HashTable<unknown, true> {
  const table = new HashTable<unknown, true>(equalityOf(comparer));
  for (const _ of fresh(items, table));
  return table;
}

const setOperations: Readonly<
  Record<string, (one: Iterable<unknown>, other: Iterable<unknown>, comparer: unknown) => Generator<unknown>>
> = {
  *Union(one, other, comparer) {
    const seen = new HashTable<unknown, true>(equalityOf(comparer));
    yield* fresh(one, seen);
    yield* fresh(other, seen);
  },
  *Intersect(one, other, comparer) {
    const table = tableOf(other, comparer);
    for (const item of one) if (table.remove(item) !== undefined) yield item;
  },
  Except: (one, other, comparer) => fresh(one, tableOf(other, comparer)),
};

const setMembers = Object.fromEntries(
  Object.entries(setOperations).flatMap(([name, operate]): [string, MemberCode][] => [
    [
      `static IEnumerable<T> ${name}<T>(this IEnumerable<T> first, IEnumerable<T> second)`,
      (first: Source, second: Source, T: Type) => {
        const other = walk(second, 'second');
        return lazy(first, T, (items) => operate(items, other, null));
      },
    ],
    [
      `static IEnumerable<T> ${name}<T>(this IEnumerable<T> first, IEnumerable<T> second, IEqualityComparer<T> comparer)`,
      (first: Source, second: Source, comparer: unknown, T: Type) => {
        const other = walk(second, 'second');
        return lazy(first, T, (items) => operate(items, other, comparer));
      },
    ],
  ]),
);

const sortMembers = Object.fromEntries(
  [false, true].flatMap((descending): [string, MemberCode][] => {
    const suffix = descending ? 'Descending' : '';
    const orderBy = (source: Source, select: Select, comparer: unknown, T: Type) =>
      new OrderedSequence(T, walk(source), [{ select, order: orderOf(comparer), descending }]);
    const thenBy = (source: OrderedSequence | null, select: Select, comparer: unknown) => {
      if (source === null) throw argumentNull('source');
      return source.thenBy({ select, order: orderOf(comparer), descending });
    };
    return [
      [
        `static IOrderedEnumerable<T> OrderBy${suffix}<T, K>(this IEnumerable<T> source, Func<T, K> keySelector)`,
        (source: Source, select: Select, T: Type) => orderBy(source, select, null, T),
      ],
      [
        `static IOrderedEnumerable<T> OrderBy${suffix}<T, K>(this IEnumerable<T> source, Func<T, K> keySelector, IComparer<K> comparer)`,
        orderBy,
      ],
      [
        `static IOrderedEnumerable<T> ThenBy${suffix}<T, K>(this IOrderedEnumerable<T> source, Func<T, K> keySelector)`,
        (source: OrderedSequence | null, select: Select) => thenBy(source, select, null),
      ],
      [
        `static IOrderedEnumerable<T> ThenBy${suffix}<T, K>(this IOrderedEnumerable<T> source, Func<T, K> keySelector, IComparer<K> comparer)`,
        thenBy,
      ],
    ];
  }),
);

function sequenceEqual(first: Source, second: Source, comparer: unknown): boolean {
  const items = [...walk(first, 'first')];
  const others = [...walk(second, 'second')];
  const { equals } = equalityOf(comparer);
  return items.length === others.length && items.every((item, index) => equals(item, others[index]));
}

/** Members of `System.Linq.Enumerable`. */
export const groupMembers: Readonly<Record<string, MemberCode>> = {
  ...setMembers,
  ...sortMembers,
  'static IEnumerable<T> Distinct<T>(this IEnumerable<T> source)': (source: Source, T: Type) =>
    lazy(source, T, (items) => fresh(items, new HashTable())),
  'static IEnumerable<T> Distinct<T>(this IEnumerable<T> source, IEqualityComparer<T> comparer)': (
    source: Source,
    comparer: unknown,
    T: Type,
  ) => lazy(source, T, (items) => fresh(items, new HashTable(equalityOf(comparer)))),
  'static IEnumerable<IGrouping<K, T>> GroupBy<T, K>(this IEnumerable<T> source, Func<T, K> keySelector)': (
    source: Source,
    key: Select,
    T: Type,
    K: Type,
  ) => groupBy(source, key, same, null, K, T),
  'static IEnumerable<IGrouping<K, T>> GroupBy<T, K>(this IEnumerable<T> source, Func<T, K> keySelector, IEqualityComparer<K> comparer)':
    (source: Source, key: Select, comparer: unknown, T: Type, K: Type) => groupBy(source, key, same, comparer, K, T),
  'static IEnumerable<IGrouping<K, V>> GroupBy<T, K, V>(this IEnumerable<T> source, Func<T, K> keySelector, Func<T, V> elementSelector)':
    (source: Source, key: Select, value: Select, _T: Type, K: Type, V: Type) => groupBy(source, key, value, null, K, V),
  'static IEnumerable<R> GroupBy<T, K, R>(this IEnumerable<T> source, Func<T, K> keySelector, Func<K, IEnumerable<T>, R> resultSelector)':
    (source: Source, key: Select, result: Pair, T: Type, K: Type, R: Type) =>
      lazy(source, R, function* () {
        for (const group of lookup(source, key, same, null, K, T)) yield result(group.key, group);
      }),
  'static ILookup<K, T> ToLookup<T, K>(this IEnumerable<T> source, Func<T, K> keySelector)': (
    source: Source,
    key: Select,
    T: Type,
    K: Type,
  ) => lookup(source, key, same, null, K, T),
  'static ILookup<K, V> ToLookup<T, K, V>(this IEnumerable<T> source, Func<T, K> keySelector, Func<T, V> elementSelector)':
    (source: Source, key: Select, value: Select, _T: Type, K: Type, V: Type) => lookup(source, key, value, null, K, V),
  'static IEnumerable<R> Join<A, B, K, R>(this IEnumerable<A> outer, IEnumerable<B> inner, Func<A, K> outerKeySelector, Func<B, K> innerKeySelector, Func<A, B, R> resultSelector)':
    (
      outer: Source,
      inner: Source,
      outerKey: Select,
      innerKey: Select,
      result: Pair,
      _A: Type,
      B: Type,
      K: Type,
      R: Type,
    ) =>
      lazy(outer, R, function* (items) {
        const groups = lookup(inner, innerKey, same, null, K, B, false);
        for (const item of items) for (const other of groups.of(outerKey(item))) yield result(item, other);
      }),
  'static IEnumerable<R> GroupJoin<A, B, K, R>(this IEnumerable<A> outer, IEnumerable<B> inner, Func<A, K> outerKeySelector, Func<B, K> innerKeySelector, Func<A, IEnumerable<B>, R> resultSelector)':
    (
      outer: Source,
      inner: Source,
      outerKey: Select,
      innerKey: Select,
      result: Pair,
      _A: Type,
      B: Type,
      K: Type,
      R: Type,
    ) =>
      lazy(outer, R, function* (items) {
        const groups = lookup(inner, innerKey, same, null, K, B, false);
        for (const item of items) yield result(item, groups.of(outerKey(item)));
      }),
  'static bool SequenceEqual<T>(this IEnumerable<T> first, IEnumerable<T> second)': (first: Source, second: Source) =>
    sequenceEqual(first, second, null),
  'static bool SequenceEqual<T>(this IEnumerable<T> first, IEnumerable<T> second, IEqualityComparer<T> comparer)':
    sequenceEqual,
};

/** The interfaces that groups and sorted sequences have. */
export const groupTypes: readonly DefinedType[] = [
  defineType({
    name: 'System.Linq.IGrouping<out TKey, out TElement>',
    kind: 'interface',
    interfaces: ['System.Collections.Generic.IEnumerable<TElement>'],
    runtimeClass: Grouping,
    members: { 'TKey Key { get; }': (self: Grouping) => self.key },
  }),
  defineType({
    name: 'System.Linq.ILookup<TKey, TElement>',
    kind: 'interface',
    interfaces: ['System.Collections.Generic.IEnumerable<IGrouping<TKey, TElement>>'],
    runtimeClass: Lookup,
    members: {
      'int Count { get; }': (self: Lookup) => self.count,
      'bool Contains(TKey key)': (self: Lookup, key: unknown) => self.has(key),
      'IEnumerable<TElement> this[TKey key] { get; }': (self: Lookup, key: unknown) => {
        const group = self.of(key);
        return new LazySequence(group.elementType, () => group[Symbol.iterator]());
      },
    },
  }),
  defineType({
    name: 'System.Linq.IOrderedEnumerable<out T>',
    kind: 'interface',
    interfaces: ['System.Collections.Generic.IEnumerable<T>'],
  }),
];
