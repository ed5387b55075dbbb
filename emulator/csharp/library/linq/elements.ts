/** LINQ methods that give one element, a truth, a number of elements, or a collection. */
import { defaultValue, gather, type NetSequence } from '../../runtime/array';
import { NetDictionary } from '../../runtime/collections/dictionary';
import { NetHashSet } from '../../runtime/collections/hashSet';
import { NetList } from '../../runtime/collections/list';
import { OrderedSequence } from '../../runtime/collections/ordered';
import { type CollectionMethods, collectionOf } from '../../runtime/collections/views';
import { equalityOf } from '../../runtime/comparison';
import { argumentOutOfRange, invalidOperation } from '../../runtime/exceptions';
import { support } from '../../runtime/support';
import type { Type } from '../../types';
import type { MemberCode } from '../define';
import { knownCount, noElements, noMatch, type Source, walk, walkPart } from './define';

type Test = (value: unknown) => boolean;
type Select = (value: unknown) => unknown;
const all: Test = () => true;

type Found = { readonly value: unknown } | null;

function first(source: Source, test: Test, items = walk(source)): Found {
  for (const value of items) if (test(value)) return { value };
  return null;
}

function firstInOrder(source: Source, test: Test): Found {
  return first(source, test, walkPart(source));
}

function last(source: Source, test: Test): Found {
  let found: Found = null;
  for (const value of walkPart(source)) if (test(value)) found = { value };
  return found;
}

function single(source: Source, test: Test): Found {
  let found: Found = null;
  for (const value of walk(source)) {
    if (!test(value)) continue;
    if (found !== null) {
      throw invalidOperation(`Sequence contains more than one ${test === all ? '' : 'matching '}element`);
    }
    found = { value };
  }
  return found;
}

/** First, Last and Single: each with and without a condition and a default. */
const picking = Object.fromEntries(
  Object.entries({ First: firstInOrder, Last: last, Single: single }).flatMap(
    ([name, pick]): [string, MemberCode][] => [
      [
        `static T ${name}<T>(this IEnumerable<T> source)`,
        (source: Source) => {
          const found = pick(source, all);
          if (found === null) throw noElements();
          return found.value;
        },
      ],
      [
        `static T ${name}<T>(this IEnumerable<T> source, Func<T, bool> predicate)`,
        (source: Source, test: Test) => {
          const found = pick(source, test);
          if (found === null) throw noMatch();
          return found.value;
        },
      ],
      [
        `static T ${name}OrDefault<T>(this IEnumerable<T> source)`,
        (source: Source, T: Type) => {
          const found = pick(source, all);
          return found === null ? defaultValue(T) : found.value;
        },
      ],
      [
        `static T ${name}OrDefault<T>(this IEnumerable<T> source, Func<T, bool> predicate)`,
        (source: Source, test: Test, T: Type) => {
          const found = pick(source, test);
          return found === null ? defaultValue(T) : found.value;
        },
      ],
    ],
  ),
);

function at(source: Source, wanted: number): Found {
  if (wanted < 0 && source !== null) return null;
  let index = 0;
  for (const value of walkPart(source)) if (index++ === wanted) return { value };
  return null;
}

/** Whether a collection has a value, as it says itself, by its own comparer; null for what is no collection. */
function containedIn(source: Source, value: unknown): boolean | null {
  if (source === null || typeof source === 'string') return null;
  const collection: Partial<CollectionMethods> = collectionOf(source);
  return typeof collection.contains === 'function' ? collection.contains(value) : null;
}

function count(source: Source, test: Test): number {
  if (test === all && source instanceof OrderedSequence) return count(source.source as NetSequence, all);
  const known = test === all ? knownCount(source) : null;
  if (known !== null) return known;
  let total = 0;
  for (const value of walk(source)) if (test(value)) total += 1;
  return total;
}

function dictionary(
  source: Source,
  key: Select,
  value: Select,
  comparer: unknown,
  keyType: Type,
  valueType: Type,
): NetDictionary {
  const made = new NetDictionary(keyType, valueType, comparer);
  for (const item of walk(source)) made.add(key(item), value(item));
  return made;
}
const same: Select = (value) => value;

/** Members of `System.Linq.Enumerable`. */
export const elementMembers: Readonly<Record<string, MemberCode>> = {
  ...picking,
  'static T ElementAt<T>(this IEnumerable<T> source, int index)': (source: Source, index: number) => {
    const found = at(source, index);
    if (found === null) throw argumentOutOfRange('index');
    return found.value;
  },
  'static T ElementAtOrDefault<T>(this IEnumerable<T> source, int index)': (source: Source, index: number, T: Type) =>
    (at(source, index) ?? { value: defaultValue(T) }).value,
  'static bool Any<T>(this IEnumerable<T> source)': (source: Source) => first(source, all) !== null,
  'static bool Any<T>(this IEnumerable<T> source, Func<T, bool> predicate)': (source: Source, test: Test) =>
    first(source, test) !== null,
  'static bool All<T>(this IEnumerable<T> source, Func<T, bool> predicate)': (source: Source, test: Test) =>
    first(source, (value) => !test(value)) === null,
  'static int Count<T>(this IEnumerable<T> source)': (source: Source) => count(source, all),
  'static int Count<T>(this IEnumerable<T> source, Func<T, bool> predicate)': count,
  'static long LongCount<T>(this IEnumerable<T> source)': (source: Source) => BigInt(count(source, all)),
  'static long LongCount<T>(this IEnumerable<T> source, Func<T, bool> predicate)': (source: Source, test: Test) =>
    BigInt(count(source, test)),
  'static bool Contains<T>(this IEnumerable<T> source, T value)': (source: Source, value: unknown) =>
    containedIn(source, value) ?? first(source, (one) => equalityOf(null).equals(one, value)) !== null,
  'static bool Contains<T>(this IEnumerable<T> source, T value, IEqualityComparer<T> comparer)': (
    source: Source,
    value: unknown,
    comparer: unknown,
  ) => first(source, (one) => equalityOf(comparer).equals(one, value)) !== null,
  'static T[] ToArray<T>(this IEnumerable<T> source)': (source: Source, T: Type) =>
    support.array(T, gather(walk(source))),
  'static List<T> ToList<T>(this IEnumerable<T> source)': (source: Source, T: Type) =>
    new NetList(T, gather(walk(source))),
  'static HashSet<T> ToHashSet<T>(this IEnumerable<T> source)': (source: Source, T: Type) =>
    new NetHashSet(T, walk(source)),
  'static HashSet<T> ToHashSet<T>(this IEnumerable<T> source, IEqualityComparer<T> comparer)': (
    source: Source,
    comparer: unknown,
    T: Type,
  ) => new NetHashSet(T, walk(source), comparer),
  'static Dictionary<K, T> ToDictionary<T, K>(this IEnumerable<T> source, Func<T, K> keySelector)': (
    source: Source,
    key: Select,
    T: Type,
    K: Type,
  ) => dictionary(source, key, same, null, K, T),
  'static Dictionary<K, T> ToDictionary<T, K>(this IEnumerable<T> source, Func<T, K> keySelector, IEqualityComparer<K> comparer)':
    (source: Source, key: Select, comparer: unknown, T: Type, K: Type) => dictionary(source, key, same, comparer, K, T),
  'static Dictionary<K, V> ToDictionary<T, K, V>(this IEnumerable<T> source, Func<T, K> keySelector, Func<T, V> elementSelector)':
    (source: Source, key: Select, value: Select, _T: Type, K: Type, V: Type) =>
      dictionary(source, key, value, null, K, V),
  'static Dictionary<K, V> ToDictionary<T, K, V>(this IEnumerable<T> source, Func<T, K> keySelector, Func<T, V> elementSelector, IEqualityComparer<K> comparer)':
    (source: Source, key: Select, value: Select, comparer: unknown, _T: Type, K: Type, V: Type) =>
      dictionary(source, key, value, comparer, K, V),
};
