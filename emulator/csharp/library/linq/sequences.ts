/** LINQ methods that give sequences without regard to equality or order. */
import { defaultValue, elementTypeOf, gather, iterate, type NetSequence } from '../../runtime/array';
import { box } from '../../runtime/boxed';
import { argumentNull, argumentOutOfRange } from '../../runtime/exceptions';
import { typeOf } from '../../runtime/object';
import { CountedSequence, LazySequence } from '../../runtime/sequence';
import { support } from '../../runtime/support';
import { conversionExists } from '../../runtime/typeRelations';
import { namedType, type Type, types } from '../../types';
import type { MemberCode } from '../define';
import { knownCount, lazy, type Source, walk, walkPart } from './define';

type Select = (value: unknown, index: number) => unknown;
type Test = (value: unknown, index: number) => boolean;

function selectMany(
  source: Source,
  collect: (value: unknown, index: number) => Source,
  result: (value: unknown, inner: unknown) => unknown,
  type: Type,
): NetSequence {
  return lazy(source, type, function* (items) {
    let index = 0;
    for (const item of items) for (const inner of iterate(collect(item, index++))) yield result(item, inner);
  });
}

function selectManyInto(
  source: Source,
  collect: (value: unknown, index: number) => Source,
  result: (value: unknown, inner: unknown) => unknown,
  ...[, , R]: [Type, Type, Type]
): NetSequence {
  return selectMany(source, collect, result, R);
}

function skipWhile(source: Source, test: Test, T: Type) {
  return lazy(source, T, function* (items) {
    let index = 0;
    let skipping = true;
    for (const item of items) {
      skipping = skipping && test(item, index++);
      if (!skipping) yield item;
    }
  });
}

function takeWhile(source: Source, test: Test, T: Type) {
  return lazy(source, T, function* (items) {
    let index = 0;
    for (const item of items) {
      if (!test(item, index++)) return;
      yield item;
    }
  });
}

function defaultIfEmpty(source: Source, value: unknown, T: Type): NetSequence {
  return lazy(source, T, function* (items) {
    let empty = true;
    for (const item of items) {
      empty = false;
      yield item;
    }
    if (empty) yield value;
  });
}

const collection = namedType('System.Collections.ICollection');

/** `Cast<R>`: the source itself when it is one of R already; the count of a collection needs no cast. */
function castAll(source: Source, R: Type): Source {
  if (source === null) throw argumentNull('source');
  const type = typeOf(source);
  if (conversionExists(type, namedType('System.Collections.Generic.IEnumerable', R))) return source;
  const element = elementTypeOf(source);
  const cast = function* () {
    for (const item of iterate<unknown>(source)) yield support.cast(box(item, element), R);
  };
  return conversionExists(type, collection)
    ? new CountedSequence(R, () => knownCount(source) ?? 0, cast)
    : new LazySequence(R, cast);
}

/** Members of `System.Linq.Enumerable`. */
export const sequenceMembers: Readonly<Record<string, MemberCode>> = {
  'static IEnumerable<T> AsEnumerable<T>(this IEnumerable<T> source)': (source: Source) => source,
  'static IEnumerable<R> Select<T, R>(this IEnumerable<T> source, Func<T, R> selector)': (
    source: Source,
    select: Select,
    _T: Type,
    R: Type,
  ) =>
    lazy(source, R, function* (items) {
      for (const item of items) yield select(item, 0);
    }),
  'static IEnumerable<R> Select<T, R>(this IEnumerable<T> source, Func<T, int, R> selector)': (
    source: Source,
    select: Select,
    _T: Type,
    R: Type,
  ) =>
    lazy(source, R, function* (items) {
      let index = 0;
      for (const item of items) yield select(item, index++);
    }),
  'static IEnumerable<T> Where<T>(this IEnumerable<T> source, Func<T, bool> predicate)': (
    source: Source,
    test: Test,
    T: Type,
  ) =>
    lazy(source, T, function* (items) {
      for (const item of items) if (test(item, 0)) yield item;
    }),
  'static IEnumerable<T> Where<T>(this IEnumerable<T> source, Func<T, int, bool> predicate)': (
    source: Source,
    test: Test,
    T: Type,
  ) =>
    lazy(source, T, function* (items) {
      let index = 0;
      for (const item of items) if (test(item, index++)) yield item;
    }),
  'static IEnumerable<R> SelectMany<T, R>(this IEnumerable<T> source, Func<T, IEnumerable<R>> selector)': (
    source: Source,
    collect: (value: unknown) => Source,
    _T: Type,
    R: Type,
  ) => selectMany(source, collect, (_item, inner) => inner, R),
  'static IEnumerable<R> SelectMany<T, R>(this IEnumerable<T> source, Func<T, int, IEnumerable<R>> selector)': (
    source: Source,
    collect: (value: unknown, index: number) => Source,
    _T: Type,
    R: Type,
  ) => selectMany(source, collect, (_item, inner) => inner, R),
  'static IEnumerable<R> SelectMany<T, C, R>(this IEnumerable<T> source, Func<T, IEnumerable<C>> collectionSelector, Func<T, C, R> resultSelector)':
    selectManyInto,
  'static IEnumerable<R> SelectMany<T, C, R>(this IEnumerable<T> source, Func<T, int, IEnumerable<C>> collectionSelector, Func<T, C, R> resultSelector)':
    selectManyInto,
  'static IEnumerable<T> Skip<T>(this IEnumerable<T> source, int count)': (source: Source, count: number, T: Type) =>
    lazy(source, T, function* () {
      let index = 0;
      for (const item of walkPart(source)) if (index++ >= count) yield item;
    }),
  'static IEnumerable<T> SkipWhile<T>(this IEnumerable<T> source, Func<T, bool> predicate)': skipWhile,
  'static IEnumerable<T> SkipWhile<T>(this IEnumerable<T> source, Func<T, int, bool> predicate)': skipWhile,
  'static IEnumerable<T> Take<T>(this IEnumerable<T> source, int count)': (source: Source, count: number, T: Type) =>
    lazy(source, T, function* () {
      if (count <= 0) return;
      let index = 0;
      for (const item of walkPart(source)) {
        yield item;
        index += 1;
        if (index >= count) return;
      }
    }),
  'static IEnumerable<T> TakeWhile<T>(this IEnumerable<T> source, Func<T, bool> predicate)': takeWhile,
  'static IEnumerable<T> TakeWhile<T>(this IEnumerable<T> source, Func<T, int, bool> predicate)': takeWhile,
  'static IEnumerable<T> SkipLast<T>(this IEnumerable<T> source, int count)': (
    source: Source,
    count: number,
    T: Type,
  ) =>
    lazy(source, T, function* (items) {
      const list = gather(items);
      yield* list.slice(0, Math.max(0, list.length - Math.max(0, count)));
    }),
  'static IEnumerable<T> TakeLast<T>(this IEnumerable<T> source, int count)': (
    source: Source,
    count: number,
    T: Type,
  ) =>
    lazy(source, T, function* (items) {
      const list = gather(items);
      yield* list.slice(Math.max(0, list.length - Math.max(0, count)));
    }),
  'static IEnumerable<T> Concat<T>(this IEnumerable<T> first, IEnumerable<T> second)': (
    first: Source,
    second: Source,
    T: Type,
  ) => {
    const rest = walk(second, 'second');
    const both = function* (items: Iterable<unknown>) {
      yield* items;
      yield* rest;
    };
    return lazy(first, T, both, 'first');
  },
  'static IEnumerable<T> Append<T>(this IEnumerable<T> source, T element)': (source: Source, value: unknown, T: Type) =>
    lazy(source, T, function* (items) {
      yield* items;
      yield value;
    }),
  'static IEnumerable<T> Prepend<T>(this IEnumerable<T> source, T element)': (
    source: Source,
    value: unknown,
    T: Type,
  ) =>
    lazy(source, T, function* (items) {
      yield value;
      yield* items;
    }),
  'static IEnumerable<T> Reverse<T>(this IEnumerable<T> source)': (source: Source, T: Type) =>
    lazy(source, T, function* (items) {
      yield* gather(items).reverse();
    }),
  'static IEnumerable<T> DefaultIfEmpty<T>(this IEnumerable<T> source)': (source: Source, T: Type) =>
    defaultIfEmpty(source, defaultValue(T), T),
  'static IEnumerable<T> DefaultIfEmpty<T>(this IEnumerable<T> source, T defaultValue)': defaultIfEmpty,
  'static IEnumerable<R> Zip<A, B, R>(this IEnumerable<A> first, IEnumerable<B> second, Func<A, B, R> resultSelector)':
    (first: Source, second: Source, result: (one: unknown, other: unknown) => unknown, _A: Type, _B: Type, R: Type) => {
      const others = walk(second, 'second');
      const pairs = function* (items: Iterable<unknown>) {
        const walker = others[Symbol.iterator]();
        try {
          for (const item of items) {
            const next = walker.next();
            if (next.done === true) return;
            yield result(item, next.value);
          }
        } finally {
          walker.return?.();
        }
      };
      return lazy(first, R, pairs, 'first');
    },
  'static IEnumerable<R> Cast<R>(this System.Collections.IEnumerable source)': castAll,
  'static IEnumerable<R> OfType<R>(this System.Collections.IEnumerable source)': (source: Source, R: Type) => {
    const type = elementTypeOf(source ?? '');
    return lazy(source, R, function* (items) {
      for (const item of items) {
        const value = box(item, type);
        if (value !== null && support.is(value, R)) yield support.cast(value, R);
      }
    });
  },
  'static IEnumerable<int> Range(int start, int count)': (start: number, count: number) => {
    if (count < 0 || start + count - 1 > 2147483647) throw argumentOutOfRange('count');
    const numbers = function* () {
      for (let index = 0; index < count; index++) yield start + index;
    };
    return new CountedSequence(types.int, () => count, numbers);
  },
  'static IEnumerable<T> Repeat<T>(T element, int count)': (value: unknown, count: number, T: Type) => {
    if (count < 0) throw argumentOutOfRange('count');
    const values = function* () {
      for (let index = 0; index < count; index++) yield value;
    };
    return new CountedSequence(T, () => count, values);
  },
  'static IEnumerable<T> Empty<T>()': (T: Type) => new LazySequence(T, () => [][Symbol.iterator]()),
};
