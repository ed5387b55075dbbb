/** The static methods of `System.Array` that look for elements. */
import { defaultValue, type NetArray, newArrayOf } from '../../runtime/array';
import { box } from '../../runtime/boxed';
import { binarySearch, equalTo, searchBackward, searchForward } from '../../runtime/collections/search';
import { compareValues, orderOf } from '../../runtime/comparison';
import type { Type } from '../../types';
import type { MemberCode } from '../define';
import { given, itemsOf } from './arrayItems';

type Match = (value: unknown) => boolean;
type Some = NetArray | null;
type Search = (items: ArrayLike<unknown>, match: Match, start?: number, count?: number) => number;

/** The elements as objects, for the methods that take any array. */
function objects(array: Some): unknown[] {
  const { elementType } = given(array);
  return Array.from(itemsOf(array), (item) => box(item, elementType));
}

/** `IndexOf` or `LastIndexOf`. */
function indexMembers(name: string, search: Search): [string, MemberCode][] {
  const start = 'int startIndex';
  const count = 'int startIndex, int count';
  const typed = (array: Some, value: unknown, from?: number, length?: number): number =>
    search(itemsOf(array), equalTo(value), from, length);
  const untyped = (array: Some, value: unknown, from?: number, length?: number): number =>
    search(objects(array), equalTo(value), from, length);
  return [
    [`static int ${name}(Array array, object value)`, (array: Some, value: unknown) => untyped(array, value)],
    [`static int ${name}(Array array, object value, ${start})`, untyped],
    [`static int ${name}(Array array, object value, ${count})`, untyped],
    [`static int ${name}<T>(T[] array, T value)`, (array: Some, value: unknown) => typed(array, value)],
    [
      `static int ${name}<T>(T[] array, T value, ${start})`,
      (array: Some, value: unknown, from: number) => typed(array, value, from),
    ],
    [
      `static int ${name}<T>(T[] array, T value, ${count})`,
      (array: Some, value: unknown, from: number, length: number) => typed(array, value, from, length),
    ],
  ];
}

/** `Find` and `FindIndex`, or `FindLast` and `FindLastIndex`. */
function findMembers(name: string, search: Search): [string, MemberCode][] {
  return [
    [
      `static T ${name}<T>(T[] array, Predicate<T> match)`,
      (array: Some, match: Match, type: Type) => {
        const index = search(itemsOf(array), match);
        return index < 0 ? defaultValue(type) : given(array).get(index);
      },
    ],
    [
      `static int ${name}Index<T>(T[] array, Predicate<T> match)`,
      (array: Some, match: Match) => search(itemsOf(array), match),
    ],
    [
      `static int ${name}Index<T>(T[] array, int startIndex, Predicate<T> match)`,
      (array: Some, start: number, match: Match) => search(itemsOf(array), match, start),
    ],
    [
      `static int ${name}Index<T>(T[] array, int startIndex, int count, Predicate<T> match)`,
      (array: Some, start: number, count: number, match: Match) => search(itemsOf(array), match, start, count),
    ],
  ];
}

/** Members of `System.Array`. */
export const searchMembers: Readonly<Record<string, MemberCode>> = {
  ...Object.fromEntries([
    ...indexMembers('IndexOf', searchForward),
    ...indexMembers('LastIndexOf', searchBackward),
    ...findMembers('Find', searchForward),
    ...findMembers('FindLast', searchBackward),
  ]),
  'static int BinarySearch(Array array, object value)': (array: Some, value: unknown) =>
    binarySearch(objects(array), value, compareValues),
  'static int BinarySearch<T>(T[] array, T value)': (array: Some, value: unknown) =>
    binarySearch(itemsOf(array), value, compareValues),
  'static int BinarySearch<T>(T[] array, T value, IComparer<T> comparer)': (
    array: Some,
    value: unknown,
    comparer: unknown,
  ) => binarySearch(itemsOf(array), value, orderOf(comparer)),
  'static int BinarySearch<T>(T[] array, int index, int length, T value)': (
    array: Some,
    index: number,
    length: number,
    value: unknown,
  ) => binarySearch(itemsOf(array), value, compareValues, index, length),
  'static int BinarySearch<T>(T[] array, int index, int length, T value, IComparer<T> comparer)': (
    array: Some,
    index: number,
    length: number,
    value: unknown,
    comparer: unknown,
  ) => binarySearch(itemsOf(array), value, orderOf(comparer), index, length),
  'static bool Exists<T>(T[] array, Predicate<T> match)': (array: Some, match: Match) =>
    searchForward(itemsOf(array), match) >= 0,
  'static bool TrueForAll<T>(T[] array, Predicate<T> match)': (array: Some, match: Match) =>
    searchForward(itemsOf(array), (item) => !match(item)) < 0,
  'static T[] FindAll<T>(T[] array, Predicate<T> match)': (array: Some, match: Match, type: Type) =>
    newArrayOf(
      type,
      [...given(array)].filter((item) => match(item)),
    ),
};
