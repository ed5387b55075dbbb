/** Numbers as decimal digits: what every format string works on. */

/** A number as `0.DIGITS x 10^point`. Zero has no digits; there are no leading zeros. */
export interface NumberDigits {
  readonly negative: boolean;
  readonly digits: string;
  readonly point: number;
  /** Binary floating point rounds exact halves to even and keeps the sign of zero; the others round halves up. */
  readonly floating: boolean;
}

/** The digits of `coefficient / 10^scale`. */
export function digitsOfInteger(coefficient: bigint, scale = 0): NumberDigits {
  const negative = coefficient < 0n;
  const digits = coefficient === 0n ? '' : (negative ? -coefficient : coefficient).toString();
  return { negative, digits, point: digits.length - scale, floating: false };
}

/** All digits of a finite double: every double is a finite decimal fraction. */
export function exactDigits(value: number): NumberDigits {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = biased === 0 ? fraction : fraction | 0x10000000000000n;
  const exponent = (biased === 0 ? 1 : biased) - 1075;
  const negative = bits >> 63n === 1n;
  const scale = exponent < 0 ? -exponent : 0;
  const whole = exponent < 0 ? mantissa * 5n ** BigInt(scale) : mantissa << BigInt(exponent);
  const digits = whole === 0n ? '' : whole.toString();
  return { negative, digits, point: digits.length - scale, floating: true };
}

/** Rounded to `count` digits (which may be zero or negative), without trailing zeros. */
export function roundDigits(number: NumberDigits, count: number): NumberDigits {
  const { digits } = number;
  if (count >= digits.length) return trimmed(number, digits, number.point);
  if (count < 0) return trimmed(number, '', 0);
  const next = digits.charCodeAt(count) - 48;
  const isHalf = next === 5 && /^0*$/.test(digits.slice(count + 1));
  const even = count === 0 || (digits.charCodeAt(count - 1) - 48) % 2 === 0;
  const up = isHalf && number.floating ? !even : next >= 5;
  const kept = digits.slice(0, count);
  if (!up) return trimmed(number, kept, number.point);
  const raised = (BigInt(kept === '' ? '0' : kept) + 1n).toString();
  return trimmed(number, raised, number.point + (raised.length > count ? 1 : 0));
}

function trimmed(number: NumberDigits, digits: string, point: number): NumberDigits {
  const kept = digits.replace(/0+$/, '');
  if (kept === '') return { ...number, digits: '', point: 0, negative: number.negative && number.floating };
  return { ...number, digits: kept, point };
}

/** The integer part's digits (at least one) and exactly `decimals` fraction digits. */
export function fixedParts(number: NumberDigits, decimals: number): { whole: string; fraction: string } {
  const { digits, point } = number;
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const fraction = (point < 0 ? '0'.repeat(-point) + digits : digits.slice(Math.max(point, 0))).padEnd(decimals, '0');
  return { whole, fraction: fraction.slice(0, decimals) };
}

/** `1234567` as `1,234,567`. */
export function grouped(whole: string): string {
  return whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
}
