/** Sum, Average, Min, Max and Aggregate: the numeric overloads of LINQ are made from one table. */

import { defaultValue } from '../../runtime/array';
import { compareValues } from '../../runtime/comparison';
import { Decimal } from '../../runtime/decimal';
import { overflow } from '../../runtime/exceptions';
import { isValueType, type Type, underlyingOfNullable } from '../../types';
import type { MemberCode } from '../define';
import { noElements, type Source, walk } from './define';

type Select = (value: unknown) => unknown;
const same: Select = (value) => value;

interface Arithmetic {
  readonly zero: unknown;
  readonly add: (left: never, right: never) => unknown;
  /** Type of the average, and how it comes from a sum. */
  readonly average: string;
  readonly divide: (sum: never, count: number) => unknown;
}

function checkedInt(left: number, right: number): number {
  const sum = left + right;
  if (sum > 2147483647 || sum < -2147483648) throw overflow();
  return sum;
}

function checkedLong(left: bigint, right: bigint): bigint {
  const sum = left + right;
  if (BigInt.asIntN(64, sum) !== sum) throw overflow();
  return sum;
}

const arithmetics: Readonly<Record<string, Arithmetic>> = {
  int: { zero: 0, add: checkedInt, average: 'double', divide: (sum: number, count) => sum / count },
  long: { zero: 0n, add: checkedLong, average: 'double', divide: (sum: bigint, count) => Number(sum) / count },
  float: {
    zero: 0,
    add: (left: number, right: number) => Math.fround(left + right),
    average: 'float',
    divide: (sum: number, count) => Math.fround(sum / count),
  },
  double: {
    zero: 0,
    add: (left: number, right: number) => left + right,
    average: 'double',
    divide: (sum: number, count) => sum / count,
  },
  decimal: {
    zero: new Decimal(0n),
    add: (left: Decimal, right: Decimal) => left.add(right),
    average: 'decimal',
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

function numericMembers(name: string, { zero, add, average, divide }: Arithmetic): [string, MemberCode][] {
  const sum = (source: Source, select: Select): unknown =>
    present(source, select).reduce((total, value) => add(total as never, value as never), zero);
  const mean = (source: Source, select: Select, empty: () => unknown): unknown => {
    const values = present(source, select);
    // .NET adds ints as longs and floats as doubles here.
    if (values.length === 0) return empty();
    if (name === 'int' || name === 'float') {
      const total = (values as number[]).reduce((left, right) => left + right, 0) / values.length;
      return name === 'float' ? Math.fround(total) : total;
    }
    return divide(values.reduce((total, value) => add(total as never, value as never), zero) as never, values.length);
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
    const values = [...walk(source)];
    if (values.length === 0) throw noElements();
    return values.reduce((total, value) => add(total, value));
  },
  'static A Aggregate<T, A>(this IEnumerable<T> source, A seed, Func<A, T, A> func)': fold,
  'static R Aggregate<T, A, R>(this IEnumerable<T> source, A seed, Func<A, T, A> func, Func<A, R> resultSelector)': (
    source: Source,
    seed: unknown,
    add: (total: unknown, value: unknown) => unknown,
    result: Select,
  ) => result(fold(source, seed, add)),
};
