/** LINQ methods that go by equality of elements. */
import { HashTable } from '../../runtime/collections/hashTable';
import { equalityOf } from '../../runtime/comparison';
import type { Type } from '../../types';
import type { MemberCode } from '../define';
import { lazy, type Source, walk } from './define';

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

const operationMembers = Object.fromEntries(
  Object.entries(setOperations).flatMap(([name, operate]): [string, MemberCode][] => [
    [
      `static IEnumerable<T> ${name}<T>(this IEnumerable<T> first, IEnumerable<T> second)`,
      (first: Source, second: Source, T: Type) => {
        const other = walk(second, 'second');
        return lazy(first, T, (items) => operate(items, other, null), 'first');
      },
    ],
    [
      `static IEnumerable<T> ${name}<T>(this IEnumerable<T> first, IEnumerable<T> second, IEqualityComparer<T> comparer)`,
      (first: Source, second: Source, comparer: unknown, T: Type) => {
        const other = walk(second, 'second');
        return lazy(first, T, (items) => operate(items, other, comparer), 'first');
      },
    ],
  ]),
);

function sequenceEqual(first: Source, second: Source, comparer: unknown): boolean {
  const { equals } = equalityOf(comparer);
  const others = walk(second, 'second')[Symbol.iterator]();
  for (const item of walk(first, 'first')) {
    const other = others.next();
    if (other.done === true) return false;
    if (!equals(item, other.value)) {
      others.return?.();
      return false;
    }
  }
  return others.next().done === true;
}

/** Members of `System.Linq.Enumerable`. */
export const setMembers: Readonly<Record<string, MemberCode>> = {
  ...operationMembers,
  'static IEnumerable<T> Distinct<T>(this IEnumerable<T> source)': (source: Source, T: Type) =>
    lazy(source, T, (items) => fresh(items, new HashTable())),
  'static IEnumerable<T> Distinct<T>(this IEnumerable<T> source, IEqualityComparer<T> comparer)': (
    source: Source,
    comparer: unknown,
    T: Type,
  ) => lazy(source, T, (items) => fresh(items, new HashTable(equalityOf(comparer)))),
  'static bool SequenceEqual<T>(this IEnumerable<T> first, IEnumerable<T> second)': (first: Source, second: Source) =>
    sequenceEqual(first, second, null),
  'static bool SequenceEqual<T>(this IEnumerable<T> first, IEnumerable<T> second, IEqualityComparer<T> comparer)':
    sequenceEqual,
};
