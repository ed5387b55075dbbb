/** The number types but decimal, and bool: ranges, parsing, formatting, comparison. */
import { Boxed } from '../../runtime/boxed';
import { compareValues } from '../../runtime/comparison';
import { formatTyped } from '../../runtime/compositeFormat';
import { parseBoolean, parseFloating, parseInteger, tryParse } from '../../runtime/numberParse';
import { integerRange } from '../../runtime/numbers';
import { displayName, type NamedType, types } from '../../types';
import { type DefinedType, defineType } from '../define';

interface Out<T> {
  value: T;
}
type Plain = number | bigint;

/** Parse, TryParse and ToString(format) of a number type. */
export function common(
  type: NamedType,
  parse: (text: string | null) => unknown,
  zero: unknown,
): Record<string, unknown> {
  const name = displayName(type);
  return {
    [`static ${name} Parse(string s)`]: parse,
    [`static bool TryParse(string s, out ${name} result)`]: (text: string | null, result: Out<unknown>) =>
      tryParse(() => parse(text), zero, result),
    'string ToString(string format)': (self: unknown, format: string | null) => formatTyped(self, type, format),
  };
}

function plain(type: NamedType, parse: (text: string | null) => unknown, zero: Plain): Record<string, unknown> {
  const name = displayName(type);
  return {
    ...common(type, parse, zero),
    [`int CompareTo(${name} value)`]: (self: Plain, other: Plain) =>
      self < other
        ? -1
        : self > other
          ? 1
          : self === other
            ? 0
            : Number.isNaN(self)
              ? Number.isNaN(other)
                ? 0
                : -1
              : 1,
    'int CompareTo(object value)': (self: Plain, other: unknown) => compareValues(new Boxed(type, self), other),
    [`bool Equals(${name} obj)`]: (self: Plain, other: Plain) =>
      self === other || (Number.isNaN(self) && Number.isNaN(other)),
  };
}

/** The interfaces of every number type. */
export const numberInterfaces = ['System.IComparable', 'System.IFormattable'];

function integer(type: NamedType): DefinedType {
  const name = displayName(type);
  const { low, high } = integerRange(type) ?? { low: 0n, high: 0n };
  const isLong = type === types.long || type === types.ulong;
  const represent = (value: bigint): Plain => (isLong ? value : Number(value));
  return defineType({
    name: type.definition.name,
    kind: 'struct',
    interfaces: numberInterfaces,
    members: {
      ...plain(type, (text) => parseInteger(text, type), represent(0n)),
      [`const ${name} MaxValue`]: represent(high),
      [`const ${name} MinValue`]: represent(low),
    },
  });
}

function floating(type: NamedType, epsilon: number, maximum: number): DefinedType {
  const name = displayName(type);
  return defineType({
    name: type.definition.name,
    kind: 'struct',
    interfaces: numberInterfaces,
    members: {
      ...plain(type, (text) => parseFloating(text, type), 0),
      [`const ${name} MaxValue`]: maximum,
      [`const ${name} MinValue`]: -maximum,
      [`const ${name} Epsilon`]: epsilon,
      [`const ${name} NaN`]: Number.NaN,
      [`const ${name} PositiveInfinity`]: Number.POSITIVE_INFINITY,
      [`const ${name} NegativeInfinity`]: Number.NEGATIVE_INFINITY,
      [`static bool IsNaN(${name} d)`]: (value: number) => Number.isNaN(value),
      [`static bool IsInfinity(${name} d)`]: (value: number) => Math.abs(value) === Number.POSITIVE_INFINITY,
      [`static bool IsPositiveInfinity(${name} d)`]: (value: number) => value === Number.POSITIVE_INFINITY,
      [`static bool IsNegativeInfinity(${name} d)`]: (value: number) => value === Number.NEGATIVE_INFINITY,
      [`static bool IsFinite(${name} d)`]: (value: number) => Number.isFinite(value),
    },
  });
}

const boolType = defineType({
  name: 'System.Boolean',
  kind: 'struct',
  interfaces: ['System.IComparable'],
  members: {
    'static bool Parse(string value)': parseBoolean,
    'static bool TryParse(string value, out bool result)': (text: string | null, result: Out<boolean>) =>
      tryParse(() => parseBoolean(text), false, result),
    'static readonly string TrueString': 'True',
    'static readonly string FalseString': 'False',
    'bool Equals(bool obj)': (self: boolean, other: boolean) => self === other,
    'int CompareTo(bool value)': (self: boolean, other: boolean) => Number(self) - Number(other),
  },
});

/** The primitive types. */
export const numberTypes: readonly DefinedType[] = [
  ...[types.sbyte, types.byte, types.short, types.ushort, types.int, types.uint, types.long, types.ulong].map(integer),
  floating(types.float, 2 ** -149, 3.4028234663852886e38),
  floating(types.double, 5e-324, Number.MAX_VALUE),
  boolType,
];
