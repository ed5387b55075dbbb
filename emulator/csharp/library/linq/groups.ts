/** LINQ methods that put elements with the same key together. */
import type { NetSequence } from '../../runtime/array';
import { Lookup } from '../../runtime/collections/grouping';
import { equalityOf } from '../../runtime/comparison';
import { namedType, type Type } from '../../types';
import type { MemberCode } from '../define';
import { lazy, type Source, walk } from './define';

type Select = (value: unknown) => unknown;
type Pair = (one: unknown, other: unknown) => unknown;
const same: Select = (value) => value;

/** What a method groups by: the key, the element of a group, and the comparer of keys. */
interface Keyed {
  readonly key: Select;
  readonly element: Select;
  readonly comparer: unknown;
  readonly keyType: Type;
  readonly elementType: Type;
}

/** The groups of a sequence. `withNull`: elements whose key is null have a group too. */
function lookup(items: Iterable<unknown>, { key, element, comparer, keyType, elementType }: Keyed, withNull = true) {
  const made = new Lookup(keyType, elementType, equalityOf(comparer));
  for (const item of items) {
    const its = key(item);
    if (withNull || its !== null) made.add(its, element(item));
  }
  return made;
}

/** `GroupBy` without a selector of results. */
function groupBy(source: Source, keyed: Keyed): NetSequence {
  return lazy(source, namedType('System.Linq.IGrouping', keyed.keyType, keyed.elementType), (items) =>
    lookup(items, keyed)[Symbol.iterator](),
  );
}

/** `GroupBy` with a selector of results. */
function groupInto(source: Source, keyed: Keyed, result: Pair, type: Type): NetSequence {
  return lazy(source, type, function* (items) {
    for (const group of lookup(items, keyed)) yield result(group.key, group);
  });
}

/**
 * The four overloads that group elements: by key, with a selector of elements, and each with a comparer.
 * @param result what the method returns, with `V` for the type of a group's elements
 */
function groupingMembers(
  name: string,
  result: (element: string) => string,
  group: (source: Source, keyed: Keyed) => unknown,
): [string, MemberCode][] {
  const plain = `${name}<T, K>(this IEnumerable<T> source, Func<T, K> keySelector`;
  const selecting = `${name}<T, K, V>(this IEnumerable<T> source, Func<T, K> keySelector, Func<T, V> elementSelector`;
  return [
    [
      `static ${result('T')} ${plain})`,
      (source: Source, key: Select, T: Type, K: Type) =>
        group(source, { key, element: same, comparer: null, keyType: K, elementType: T }),
    ],
    [
      `static ${result('T')} ${plain}, IEqualityComparer<K> comparer)`,
      (source: Source, key: Select, comparer: unknown, T: Type, K: Type) =>
        group(source, { key, element: same, comparer, keyType: K, elementType: T }),
    ],
    [
      `static ${result('V')} ${selecting})`,
      (source: Source, key: Select, element: Select, _T: Type, K: Type, V: Type) =>
        group(source, { key, element, comparer: null, keyType: K, elementType: V }),
    ],
    [
      `static ${result('V')} ${selecting}, IEqualityComparer<K> comparer)`,
      (source: Source, key: Select, element: Select, comparer: unknown, _T: Type, K: Type, V: Type) =>
        group(source, { key, element, comparer, keyType: K, elementType: V }),
    ],
  ];
}

type JoinArguments = readonly [outer: Source, inner: Source, outerKey: Select, innerKey: Select, result: Pair];

/** `Join` or `GroupJoin`, with and without a comparer: what an outer element gives, with the inner ones of its key. */
function joinMembers(
  name: string,
  inners: string,
  give: (outer: unknown, group: Iterable<unknown>, result: Pair) => Iterable<unknown>,
): [string, MemberCode][] {
  const join = (
    [outer, inner, outerKey, key, result]: JoinArguments,
    comparer: unknown,
    [, elementType, keyType, resultType]: readonly Type[],
  ): NetSequence => {
    const others = walk(inner, 'inner');
    const keyed = { key, element: same, comparer, keyType: keyType as Type, elementType: elementType as Type };
    const joined = function* (items: Iterable<unknown>) {
      const groups = lookup(others, keyed, false);
      for (const item of items) yield* give(item, groups.of(outerKey(item)), result);
    };
    return lazy(outer, resultType as Type, joined, 'outer');
  };
  const signature = `static IEnumerable<R> ${name}<A, B, K, R>(this IEnumerable<A> outer, IEnumerable<B> inner, Func<A, K> outerKeySelector, Func<B, K> innerKeySelector, Func<A, ${inners}, R> resultSelector`;
  return [
    [
      `${signature})`,
      (outer: Source, inner: Source, outerKey: Select, key: Select, result: Pair, ...types: Type[]) =>
        join([outer, inner, outerKey, key, result], null, types),
    ],
    [
      `${signature}, IEqualityComparer<K> comparer)`,
      (
        outer: Source,
        inner: Source,
        outerKey: Select,
        key: Select,
        result: Pair,
        comparer: unknown,
        ...types: Type[]
      ) => join([outer, inner, outerKey, key, result], comparer, types),
    ],
  ];
}

const resultOf = (element: string): string => `Func<K, IEnumerable<${element}>, R> resultSelector`;
const selecting = 'Func<T, K> keySelector, Func<T, V> elementSelector';

/** Members of `System.Linq.Enumerable`. */
export const groupMembers: Readonly<Record<string, MemberCode>> = {
  ...Object.fromEntries([
    ...groupingMembers('GroupBy', (element) => `IEnumerable<IGrouping<K, ${element}>>`, groupBy),
    ...groupingMembers(
      'ToLookup',
      (element) => `ILookup<K, ${element}>`,
      (source, keyed) => lookup(walk(source), keyed),
    ),
    ...joinMembers('Join', 'B', function* (outer, group, result) {
      for (const inner of group) yield result(outer, inner);
    }),
    ...joinMembers('GroupJoin', 'IEnumerable<B>', (outer, group, result) => [result(outer, group)]),
  ]),
  [`static IEnumerable<R> GroupBy<T, K, R>(this IEnumerable<T> source, Func<T, K> keySelector, ${resultOf('T')})`]: (
    source: Source,
    key: Select,
    result: Pair,
    T: Type,
    K: Type,
    R: Type,
  ) => groupInto(source, { key, element: same, comparer: null, keyType: K, elementType: T }, result, R),
  [`static IEnumerable<R> GroupBy<T, K, R>(this IEnumerable<T> source, Func<T, K> keySelector, ${resultOf('T')}, IEqualityComparer<K> comparer)`]:
    (source: Source, key: Select, result: Pair, comparer: unknown, T: Type, K: Type, R: Type) =>
      groupInto(source, { key, element: same, comparer, keyType: K, elementType: T }, result, R),
  [`static IEnumerable<R> GroupBy<T, K, V, R>(this IEnumerable<T> source, ${selecting}, ${resultOf('V')})`]: (
    source: Source,
    key: Select,
    element: Select,
    result: Pair,
    ...[, K, V, R]: [Type, Type, Type, Type]
  ) => groupInto(source, { key, element, comparer: null, keyType: K, elementType: V }, result, R),
  [`static IEnumerable<R> GroupBy<T, K, V, R>(this IEnumerable<T> source, ${selecting}, ${resultOf('V')}, IEqualityComparer<K> comparer)`]:
    (
      source: Source,
      key: Select,
      element: Select,
      result: Pair,
      comparer: unknown,
      ...[, K, V, R]: [Type, Type, Type, Type]
    ) => groupInto(source, { key, element, comparer, keyType: K, elementType: V }, result, R),
};
