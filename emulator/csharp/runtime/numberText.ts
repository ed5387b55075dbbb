/** The default `ToString()` of numbers in the invariant culture. */
import { type Type, types } from '../types';

/** Shortest text that reads back as the same number, in .NET's form (`1E+20`, `NaN`, `∞` as `Infinity`). */
export function numberText(value: number, type: Type): string {
  if (type !== types.double && type !== types.float) return String(value);
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  if (Object.is(value, -0)) return '-0';
  const text = type === types.float ? shortestFloat(value) : value.toExponential();
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (match === null) return text;
  const [, sign = '', first = '', rest = '', exponentText = '0'] = match;
  const digits = first + rest;
  const exponent = Number(exponentText);
  // Digits that always round-trip: up to that many places, .NET writes no exponent.
  const limit = Math.max(digits.length, type === types.float ? 9 : 17);
  if (exponent >= limit || exponent < -4) {
    const magnitude = Math.abs(exponent);
    const mantissa = rest === '' ? first : `${first}.${rest}`;
    return `${sign}${mantissa}E${exponent < 0 ? '-' : '+'}${magnitude < 10 ? '0' : ''}${magnitude}`;
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  if (digits.length <= exponent + 1) return sign + digits.padEnd(exponent + 1, '0');
  return `${sign}${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
}

function shortestFloat(value: number): string {
  for (let precision = 1; precision <= 9; precision++) {
    const text = value.toExponential(precision - 1);
    if (Math.fround(Number(text)) === value) return text.replace(/\.?0+e/, 'e');
  }
  return value.toExponential();
}
