import { compareValues } from '../../runtime/comparison';
import { Decimal } from '../../runtime/decimal';
import { formatException, overflow } from '../../runtime/exceptions';
import { parseDecimalParts } from '../../runtime/numberParse';
import { integerRange } from '../../runtime/numbers';
import { type NamedType, types } from '../../types';
import { roundDecimal, wholeDecimal } from '../convert/math';
import { defineType } from '../define';
import { common, numberInterfaces } from './numbers';

const maximumDecimal = new Decimal(2n ** 96n - 1n);

function parseDecimal(text: string | null): Decimal {
  const parts = parseDecimalParts(text);
  if (!('coefficient' in parts)) throw formatException('The input string was not in a correct format.');
  return Decimal.normalize(parts.coefficient, parts.scale);
}

/** The integer part. @throws OverflowException. */
function whole(value: Decimal, type: NamedType): number | bigint {
  const digits = value.truncateToBigInt();
  const { low, high } = integerRange(type) ?? { low: 0n, high: 0n };
  if (digits < low || digits > high)
    throw overflow(`Value was either too large or too small for an ${type === types.int ? 'Int32' : 'Int64'}.`);
  return type === types.int ? Number(digits) : digits;
}

/** `System.Decimal`. */
export const decimalType = defineType({
  name: 'System.Decimal',
  kind: 'struct',
  interfaces: numberInterfaces,
  runtimeClass: Decimal,
  defaultValue: () => Decimal.zero,
  members: {
    ...common(types.decimal, parseDecimal, Decimal.zero),
    'static readonly decimal MaxValue': maximumDecimal,
    'static readonly decimal MinValue': maximumDecimal.negate(),
    'static readonly decimal Zero': Decimal.zero,
    'static readonly decimal One': new Decimal(1n),
    'static readonly decimal MinusOne': new Decimal(-1n),
    'int CompareTo(decimal value)': (self: Decimal, other: Decimal) => self.compare(other),
    'int CompareTo(object value)': (self: Decimal, other: unknown) => compareValues(self, other),
    'bool Equals(decimal value)': (self: Decimal, other: Decimal) => self.compare(other) === 0,
    'static decimal Round(decimal d)': (value: Decimal) => roundDecimal(value, 0, 0),
    'static decimal Round(decimal d, int decimals)': (value: Decimal, decimals: number) =>
      roundDecimal(value, decimals, 0),
    'static decimal Round(decimal d, MidpointRounding mode)': (value: Decimal, mode: number) =>
      roundDecimal(value, 0, mode),
    'static decimal Round(decimal d, int decimals, MidpointRounding mode)': roundDecimal,
    'static decimal Truncate(decimal d)': (value: Decimal) => wholeDecimal(value, 2),
    'static decimal Floor(decimal d)': (value: Decimal) => wholeDecimal(value, 3),
    'static decimal Ceiling(decimal d)': (value: Decimal) => wholeDecimal(value, 4),
    'static decimal Add(decimal d1, decimal d2)': (one: Decimal, two: Decimal) => one.add(two),
    'static decimal Subtract(decimal d1, decimal d2)': (one: Decimal, two: Decimal) => one.subtract(two),
    'static decimal Multiply(decimal d1, decimal d2)': (one: Decimal, two: Decimal) => one.multiply(two),
    'static decimal Divide(decimal d1, decimal d2)': (one: Decimal, two: Decimal) => one.divide(two),
    'static decimal Remainder(decimal d1, decimal d2)': (one: Decimal, two: Decimal) => one.remainder(two),
    'static decimal Negate(decimal d)': (value: Decimal) => value.negate(),
    'static int Compare(decimal d1, decimal d2)': (one: Decimal, two: Decimal) => one.compare(two),
    'static bool Equals(decimal d1, decimal d2)': (one: Decimal, two: Decimal) => one.compare(two) === 0,
    'static double ToDouble(decimal d)': (value: Decimal) => value.toNumber(),
    'static int ToInt32(decimal d)': (value: Decimal) => whole(value, types.int),
    'static long ToInt64(decimal d)': (value: Decimal) => whole(value, types.long),
  },
});
