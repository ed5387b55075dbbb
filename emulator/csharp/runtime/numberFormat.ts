/** `ToString(format)` of every numeric type in the invariant culture: standard and custom format strings. */
import { type Type, types } from '../types';
import { formatException } from './exceptions';
import { formatCustom } from './numberCustomFormat';
import { digitsOfInteger, exactDigits, fixedParts, grouped, type NumberDigits, roundDigits } from './numberDigits';
import { numberText } from './numberText';

/** A decimal as the formats see it: `coefficient / 10^scale`. */
export interface DecimalParts {
  readonly coefficient: bigint;
  readonly scale: number;
}

const bitsOfType = new Map<Type, number>([
  [types.sbyte, 8],
  [types.byte, 8],
  [types.short, 16],
  [types.ushort, 16],
  [types.int, 32],
  [types.uint, 32],
  [types.long, 64],
  [types.ulong, 64],
]);

/** Is it one of the eight integer types? */
export function isIntegerType(type: Type): boolean {
  return bitsOfType.has(type);
}

/**
 * A number as text under a format string; null and empty mean `G`.
 * @throws FormatException 'Format specifier was invalid.'
 */
export function formatNumber(value: number | bigint | DecimalParts, type: Type, format: string | null): string {
  if (typeof value === 'number' && !Number.isFinite(value)) return numberText(value, type);
  const standard = /^([A-Za-z])(\d{0,9})$/.exec(format === null || format === '' ? 'G' : format);
  if (standard === null) return formatCustom(customDigits(value, type), format ?? '');
  const [, letter = 'G', digits = ''] = standard;
  const precision = digits === '' ? null : Number(digits);
  const bits = bitsOfType.get(type);
  switch (letter.toUpperCase()) {
    case 'G':
      return general(value, type, letter, precision === 0 ? null : precision);
    case 'R':
      if (bits === undefined && typeof value === 'number') return numberText(value, type);
      break;
    case 'D':
      if (bits !== undefined) return padded(BigInt(value as number | bigint), precision ?? 0);
      break;
    case 'X':
    case 'B':
      if (bits !== undefined) {
        const text = BigInt.asUintN(bits, BigInt(value as number | bigint)).toString(/x/i.test(letter) ? 16 : 2);
        return (letter === 'X' ? text.toUpperCase() : text).padStart(precision ?? 0, '0');
      }
      break;
    case 'F':
    case 'N':
    case 'P':
    case 'C':
      return fixed(exact(value), letter.toUpperCase(), precision ?? 2);
    case 'E':
      return scientific(roundDigits(exact(value), (precision ?? 6) + 1), letter, precision ?? 6, 3);
  }
  throw formatException('Format specifier was invalid.');
}

function exact(value: number | bigint | DecimalParts): NumberDigits {
  if (typeof value === 'bigint') return digitsOfInteger(value);
  if (typeof value === 'number')
    return Number.isSafeInteger(value) && value !== 0 ? floatingInteger(value) : exactDigits(value);
  return digitsOfInteger(value.coefficient, value.scale);
}

function floatingInteger(value: number): NumberDigits {
  return { ...digitsOfInteger(BigInt(value)), floating: true };
}

/** Custom formats see 15 significant digits of a double, 7 of a float, and round halves away from zero. */
function customDigits(value: number | bigint | DecimalParts, type: Type): NumberDigits {
  if (typeof value !== 'number' || isIntegerType(type)) return { ...exact(value), floating: false };
  const rounded = roundDigits(exactDigits(value), type === types.float ? 7 : 15);
  return { ...rounded, floating: false, negative: value < 0 };
}

function padded(value: bigint, width: number): string {
  return value < 0n ? `-${(-value).toString().padStart(width, '0')}` : value.toString().padStart(width, '0');
}

function fixed(number: NumberDigits, letter: string, decimals: number): string {
  const shifted = letter === 'P' && number.digits !== '' ? { ...number, point: number.point + 2 } : number;
  const rounded = roundDigits(shifted, shifted.point + decimals);
  const { whole, fraction } = fixedParts(rounded, decimals);
  const text = (letter === 'F' ? whole : grouped(whole)) + (decimals > 0 ? `.${fraction}` : '');
  if (letter === 'C') return rounded.negative ? `(¤${text})` : `¤${text}`;
  return `${rounded.negative ? '-' : ''}${text}${letter === 'P' ? ' %' : ''}`;
}

function scientific(number: NumberDigits, letter: string, decimals: number, exponentDigits: number): string {
  const digits = number.digits.padEnd(decimals + 1, '0');
  const exponent = number.digits === '' ? 0 : number.point - 1;
  const mantissa = decimals > 0 ? `${digits.slice(0, 1)}.${digits.slice(1)}` : digits.slice(0, 1);
  const magnitude = String(Math.abs(exponent)).padStart(exponentDigits, '0');
  return `${number.negative ? '-' : ''}${mantissa}${letter}${exponent < 0 ? '-' : '+'}${magnitude}`;
}

function general(value: number | bigint | DecimalParts, type: Type, letter: string, precision: number | null): string {
  if (precision === null) {
    if (typeof value === 'bigint') return value.toString();
    if (typeof value === 'number') {
      const text = numberText(value, type);
      return letter === 'g' ? text.replace('E', 'e') : text;
    }
    const number = digitsOfInteger(value.coefficient, value.scale);
    const { whole, fraction } = fixedParts(number, value.scale);
    return `${number.negative ? '-' : ''}${whole}${value.scale > 0 ? `.${fraction}` : ''}`;
  }
  const number = roundDigits(exact(value), precision);
  const { digits, point } = number;
  if (digits !== '' && (point > precision || point < -4)) {
    return scientific(number, letter === 'g' ? 'e' : 'E', digits.length - 1, 2);
  }
  const { whole, fraction } = fixedParts(number, Math.max(digits.length - point, 0));
  return `${number.negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}
