import { roundHalfEven } from '../../runtime/convert';
import { Decimal } from '../../runtime/decimal';
import {
  argumentException,
  argumentOutOfRange,
  divideByZero,
  dotNetException,
  overflow,
} from '../../runtime/exceptions';
import { textOfTyped } from '../../runtime/object';
import { displayName, type Type, types } from '../../types';
import { defineType } from '../define';

type Numeric = number | bigint | Decimal;
const signedTypes = [types.sbyte, types.short, types.int, types.long, types.float, types.double, types.decimal];
const allTypes = [types.byte, types.ushort, types.uint, types.ulong, ...signedTypes];
const smallest = new Map<Type, number | bigint>([
  [types.sbyte, -128],
  [types.short, -32768],
  [types.int, -2147483648],
  [types.long, -(1n << 63n)],
]);

function order(left: Numeric, right: Numeric): number {
  if (left instanceof Decimal) return left.compare(right as Decimal);
  return left < (right as number | bigint) ? -1 : left > (right as number | bigint) ? 1 : 0;
}

function isNaNValue(value: Numeric): boolean {
  return typeof value === 'number' && Number.isNaN(value);
}

function larger(left: Numeric, right: Numeric): Numeric {
  if (typeof left === 'number') return Math.max(left, right as number);
  return order(left, right) >= 0 ? left : right;
}

function smaller(left: Numeric, right: Numeric): Numeric {
  if (typeof left === 'number') return Math.min(left, right as number);
  return order(left, right) <= 0 ? left : right;
}

function absolute(value: Numeric, type: Type): Numeric {
  if (value === smallest.get(type))
    throw overflow('Negating the minimum value of a twos complement number is invalid.');
  if (value instanceof Decimal) return value.coefficient < 0n ? value.negate() : value;
  return typeof value === 'bigint' ? (value < 0n ? -value : value) : Math.abs(value);
}

function sign(value: Numeric): number {
  if (isNaNValue(value)) {
    throw dotNetException('System.ArithmeticException', 'Function does not accept floating point Not-a-Number values.');
  }
  if (value instanceof Decimal) return value.coefficient < 0n ? -1 : value.isZero ? 0 : 1;
  return value < 0 ? -1 : value > 0 ? 1 : 0;
}

/** The members that exist once for every numeric type. */
function perType(): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  for (const type of allTypes) {
    const name = displayName(type);
    members[`static ${name} Max(${name} val1, ${name} val2)`] = larger;
    members[`static ${name} Min(${name} val1, ${name} val2)`] = smaller;
    members[`static ${name} Clamp(${name} value, ${name} min, ${name} max)`] = (
      value: Numeric,
      min: Numeric,
      max: Numeric,
    ) => {
      if (order(min, max) > 0) {
        throw argumentException(`'${textOfTyped(min, type)}' cannot be greater than ${textOfTyped(max, type)}.`);
      }
      return order(value, min) < 0 ? min : order(value, max) > 0 ? max : value;
    };
  }
  for (const type of signedTypes) {
    const name = displayName(type);
    members[`static ${name} Abs(${name} value)`] = (value: Numeric) => absolute(value, type);
    members[`static int Sign(${name} value)`] = sign;
  }
  return members;
}

/** `MidpointRounding` applied to a number whose decimals are already shifted away. */
function roundWhole(value: number, mode: number): number {
  switch (mode) {
    case 0:
      return keepSign(roundHalfEven(value), value);
    case 1:
      return keepSign(Math.trunc(value) + (Math.abs(value % 1) >= 0.5 ? Math.sign(value) : 0), value);
    case 2:
      return Math.trunc(value);
    case 3:
      return Math.floor(value);
    case 4:
      return Math.ceil(value);
  }
  throw argumentException(`The value '${mode}' is not valid for this usage of the type MidpointRounding.`, 'mode');
}

function keepSign(rounded: number, value: number): number {
  return rounded === 0 && (value < 0 || Object.is(value, -0)) ? -0 : rounded;
}

function roundDouble(value: number, digits: number, mode: number): number {
  if (digits < 0 || digits > 15)
    throw argumentOutOfRange('digits', 'Rounding digits must be between 0 and 15, inclusive.');
  if (!Number.isFinite(value) || Math.abs(value) >= 1e16) return value;
  const power = 10 ** digits;
  return roundWhole(value * power, mode) / power;
}

/** `Math.Round` of a decimal under a `MidpointRounding`. */
export function roundDecimal(value: Decimal, decimals: number, mode: number): Decimal {
  if (decimals < 0 || decimals > 28) {
    throw argumentOutOfRange('decimals', 'Decimal can only round to between 0 and 28 digits of precision.');
  }
  if (mode < 2) return value.round(decimals, mode === 1);
  const unit = new Decimal(1n, decimals);
  if (decimals >= value.scale) return value;
  const cut = new Decimal(value.coefficient / 10n ** BigInt(value.scale - decimals), decimals);
  if (mode === 3 && cut.compare(value) > 0) return cut.subtract(unit);
  return mode === 4 && cut.compare(value) < 0 ? cut.add(unit) : cut;
}

/** A decimal without its fraction, as the `MidpointRounding` says. */
export function wholeDecimal(value: Decimal, mode: number): Decimal {
  return value.scale === 0 ? value : roundDecimal(value, 0, mode);
}

function logarithm(value: number, base: number): number {
  if (base === 1 || (value !== 1 && (base === 0 || base === Number.POSITIVE_INFINITY))) return Number.NaN;
  return base === 2 ? Math.log2(value) : base === 10 ? Math.log10(value) : Math.log(value) / Math.log(base);
}

function ieeeRemainder(x: number, y: number): number {
  const rest = x % y;
  if (Number.isNaN(rest) || !Number.isFinite(y)) return rest;
  const other = rest - Math.abs(y) * Math.sign(x);
  if (Math.abs(other) === Math.abs(rest)) return roundHalfEven(x / y) === Math.trunc(x / y) ? rest : other;
  return Math.abs(other) < Math.abs(rest) ? other : rest;
}

const functions: Readonly<Record<string, (value: number) => number>> = {
  Sqrt: Math.sqrt,
  Cbrt: Math.cbrt,
  Exp: Math.exp,
  Log: Math.log,
  Log2: Math.log2,
  Log10: Math.log10,
  Sin: Math.sin,
  Cos: Math.cos,
  Tan: Math.tan,
  Asin: Math.asin,
  Acos: Math.acos,
  Atan: Math.atan,
  Sinh: Math.sinh,
  Cosh: Math.cosh,
  Tanh: Math.tanh,
  Ceiling: Math.ceil,
  Floor: Math.floor,
  Truncate: Math.trunc,
};

/** `System.Math`. */
export const mathType = defineType({
  name: 'System.Math',
  kind: 'static',
  members: {
    'const double PI': Math.PI,
    'const double E': Math.E,
    ...perType(),
    ...Object.fromEntries(Object.entries(functions).map(([name, code]) => [`static double ${name}(double d)`, code])),
    'static decimal Ceiling(decimal d)': (value: Decimal) => wholeDecimal(value, 4),
    'static decimal Floor(decimal d)': (value: Decimal) => wholeDecimal(value, 3),
    'static decimal Truncate(decimal d)': (value: Decimal) => wholeDecimal(value, 2),
    'static double Pow(double x, double y)': (x: number, y: number) => (x === 1 || y === 0 ? 1 : x ** y),
    'static double Atan2(double y, double x)': Math.atan2,
    'static double Log(double a, double newBase)': logarithm,
    'static double IEEERemainder(double x, double y)': ieeeRemainder,
    'static long BigMul(int a, int b)': (a: number, b: number) => BigInt(a) * BigInt(b),
    'static int DivRem(int a, int b, out int result)': (a: number, b: number, result: { value: number }) => {
      if (b === 0) throw divideByZero();
      const quotient = Math.trunc(a / b);
      if (quotient > 2147483647) throw overflow();
      result.value = (a % b) | 0;
      return quotient | 0;
    },
    'static long DivRem(long a, long b, out long result)': (a: bigint, b: bigint, result: { value: bigint }) => {
      if (b === 0n) throw divideByZero();
      const quotient = a / b;
      if (BigInt.asIntN(64, quotient) !== quotient) throw overflow();
      result.value = a % b;
      return quotient;
    },
    'static double Round(double a)': (value: number) => roundDouble(value, 0, 0),
    'static double Round(double value, int digits)': (value: number, digits: number) => roundDouble(value, digits, 0),
    'static double Round(double value, MidpointRounding mode)': (value: number, mode: number) =>
      roundDouble(value, 0, mode),
    'static double Round(double value, int digits, MidpointRounding mode)': roundDouble,
    'static decimal Round(decimal d)': (value: Decimal) => roundDecimal(value, 0, 0),
    'static decimal Round(decimal d, int decimals)': (value: Decimal, decimals: number) =>
      roundDecimal(value, decimals, 0),
    'static decimal Round(decimal d, MidpointRounding mode)': (value: Decimal, mode: number) =>
      roundDecimal(value, 0, mode),
    'static decimal Round(decimal d, int decimals, MidpointRounding mode)': roundDecimal,
  },
});

/** `System.MidpointRounding`. */
export const midpointRoundingType = defineType({
  name: 'System.MidpointRounding',
  kind: 'enum',
  values: { ToEven: 0, AwayFromZero: 1, ToZero: 2, ToNegativeInfinity: 3, ToPositiveInfinity: 4 },
});
