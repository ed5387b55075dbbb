/** Sum, Average, Min, Max and Aggregate: the numeric overloads of LINQ are made from one table. */

import { defaultValue } from '../../runtime/array';
import { compareValues } from '../../runtime/comparison';
import { Decimal } from '../../runtime/decimal';
import { checkedArithmetic } from '../../runtime/numbers';
import { isValueType, type Type, types, underlyingOfNullable } from '../../types';
import type { MemberCode } from '../define';
import { noElements, type Source, walk } from './define';

type Select = (value: unknown) => unknown;
const same: Select = (value) => value;

/** How the elements of a number type are added, for a sum and for an average. */
interface Arithmetic {
  readonly zero: unknown;
  readonly add: (left: never, right: never) => unknown;
  /** The sum as a value of the type. */
  readonly total: (sum: never) => unknown;
  /** Of averages: their type, how elements are added, and what the sum of a number of elements gives. */
  readonly average: string;
  readonly addForAverage: (left: never, right: never) => unknown;
  readonly divide: (sum: never, count: number) => unknown;
}

const plus = (left: number, right: number): number => left + right;
const addLongs = (left: bigint, right: bigint) => checkedArithmetic('+', left, right, types.long);
const addDecimals = (left: Decimal, right: Decimal): Decimal => left.add(right);
const quotient = (sum: number, count: number): number => sum / count;

/** Ints are averaged as longs, floats added as doubles. */
const arithmetics: Readonly<Record<string, Arithmetic>> = {
  int: {
    zero: 0,
    add: (left: number, right: number) => checkedArithmetic('+', left, right, types.int),
    total: same,
    average: 'double',
    addForAverage: plus,
    divide: quotient,
  },
  long: {
    zero: 0n,
    add: addLongs,
    total: same,
    average: 'double',
    addForAverage: addLongs,
    divide: (sum: bigint, count) => Number(sum) / count,
  },
  float: {
    zero: 0,
    add: plus,
    total: Math.fround,
    average: 'float',
    addForAverage: plus,
    divide: (sum: number, count) => Math.fround(sum / count),
  },
  double: { zero: 0, add: plus, total: same, average: 'double', addForAverage: plus, divide: quotient },
  decimal: {
    zero: new Decimal(0n),
    add: addDecimals,
    total: same,
    average: 'decimal',
    addForAverage: addDecimals,
    divide: (sum: Decimal, count) => sum.divide(Decimal.from(count)),
  },
};

function present(source: Source, select: Select): unknown[] {
  const values: unknown[] = [];
  for (const item of walk(source)) {
    const value = select(item);
    if (value !== null) values.push(value);
  }
  return values;
}

function extreme(values: readonly unknown[], direction: 1 | -1): unknown {
  // NaN is less than every number for both: Min gives it as soon as there is one, Max only when there is nothing else.
  return values.reduce((best, value) => (compareValues(value, best) * direction > 0 ? value : best));
}

function numericMembers(name: string, arithmetic: Arithmetic): [string, MemberCode][] {
  const { zero, total, average, divide } = arithmetic;
  const added = (values: readonly unknown[], add: Arithmetic['add']): never =>
    values.reduce((sum, value) => add(sum as never, value as never), zero) as never;
  const sum = (source: Source, select: Select): unknown => total(added(present(source, select), arithmetic.add));
  const mean = (source: Source, select: Select, empty: () => unknown): unknown => {
    const values = present(source, select);
    return values.length === 0 ? empty() : divide(added(values, arithmetic.addForAverage), values.length);
  };
  const refuse = (): never => {
    throw noElements();
  };
  const nothing = (): null => null;
  const list: [string, MemberCode][] = [];
  for (const [suffix, empty] of [
    ['', refuse],
    ['?', nothing],
  ] as const) {
    const type = `${name}${suffix}`;
    list.push(
      [`static ${type} Sum(this IEnumerable<${type}> source)`, (source: Source) => sum(source, same)],
      [`static ${type} Sum<T>(this IEnumerable<T> source, Func<T, ${type}> selector)`, sum],
      [
        `static ${average}${suffix} Average(this IEnumerable<${type}> source)`,
        (source: Source) => mean(source, same, empty),
      ],
      [
        `static ${average}${suffix} Average<T>(this IEnumerable<T> source, Func<T, ${type}> selector)`,
        (source: Source, select: Select) => mean(source, select, empty),
      ],
    );
    for (const [method, direction] of [
      ['Max', 1],
      ['Min', -1],
    ] as const) {
      const best = (source: Source, select: Select): unknown => {
        const values = present(source, select);
        return values.length === 0 ? empty() : extreme(values, direction);
      };
      list.push(
        [`static ${type} ${method}(this IEnumerable<${type}> source)`, (source: Source) => best(source, same)],
        [`static ${type} ${method}<T>(this IEnumerable<T> source, Func<T, ${type}> selector)`, best],
      );
    }
  }
  return list;
}

function bestOf(source: Source, select: Select, direction: 1 | -1, type: Type): unknown {
  const values = present(source, select);
  if (values.length > 0) return extreme(values, direction);
  if (isValueType(type) && underlyingOfNullable(type) === null) throw noElements();
  return defaultValue(type);
}

function fold(source: Source, seed: unknown, add: (total: unknown, value: unknown) => unknown): unknown {
  let total = seed;
  for (const value of walk(source)) total = add(total, value);
  return total;
}

/** Members of `System.Linq.Enumerable`. */
export const aggregateMembers: Readonly<Record<string, MemberCode>> = {
  ...Object.fromEntries(Object.entries(arithmetics).flatMap(([name, arithmetic]) => numericMembers(name, arithmetic))),
  'static T Max<T>(this IEnumerable<T> source)': (source: Source, T: Type) => bestOf(source, same, 1, T),
  'static T Min<T>(this IEnumerable<T> source)': (source: Source, T: Type) => bestOf(source, same, -1, T),
  'static R Max<T, R>(this IEnumerable<T> source, Func<T, R> selector)': (
    source: Source,
    select: Select,
    _T: Type,
    R: Type,
  ) => bestOf(source, select, 1, R),
  'static R Min<T, R>(this IEnumerable<T> source, Func<T, R> selector)': (
    source: Source,
    select: Select,
    _T: Type,
    R: Type,
  ) => bestOf(source, select, -1, R),
  'static T Aggregate<T>(this IEnumerable<T> source, Func<T, T, T> func)': (
    source: Source,
    add: (total: unknown, value: unknown) => unknown,
  ) => {
    let total: { readonly value: unknown } | null = null;
    for (const value of walk(source)) total = { value: total === null ? value : add(total.value, value) };
    if (total === null) throw noElements();
    return total.value;
  },
  'static A Aggregate<T, A>(this IEnumerable<T> source, A seed, Func<A, T, A> func)': fold,
  'static R Aggregate<T, A, R>(this IEnumerable<T> source, A seed, Func<A, T, A> func, Func<A, R> resultSelector)': (
    source: Source,
    seed: unknown,
    add: (total: unknown, value: unknown) => unknown,
    result: Select,
  ) => result(fold(source, seed, add)),
};
