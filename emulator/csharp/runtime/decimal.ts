/** `System.Decimal`: a 96-bit coefficient and a scale of 0 to 28, which is kept (`1.10m + 2` is `3.10`). */
import { argumentException, divideByZero, overflow } from './exceptions';

const limit = 2n ** 96n;
const message = 'Value was either too large or too small for a Decimal.';

/** An immutable decimal number: `coefficient / 10 ** scale`. */
export class Decimal {
  readonly coefficient: bigint;
  readonly scale: number;

  constructor(coefficient: bigint, scale = 0) {
    this.coefficient = coefficient;
    this.scale = scale;
  }

  static readonly zero = new Decimal(0n);

  /** The value with a scale of at most 28 that fits 96 bits, rounded half to even. @throws OverflowException. */
  static normalize(coefficient: bigint, scale: number): Decimal {
    let places = scale;
    const size = magnitude(coefficient);
    let cut = Math.max(0, places - 28);
    while (size / 10n ** BigInt(cut) >= limit) cut += 1;
    if (cut === 0) {
      if (places >= 0) return new Decimal(coefficient, places);
      return Decimal.normalize(coefficient * 10n ** BigInt(-places), 0);
    }
    for (;;) {
      if (cut > places) throw overflow(message);
      const rounded = roundHalfEven(coefficient, cut);
      if (magnitude(rounded) < limit) {
        places -= cut;
        return new Decimal(rounded, places);
      }
      cut += 1;
    }
  }

  /** The digits of a literal or of invariant text (`-12.50`, `1e3`), or null when it does not fit. */
  static parseLiteral(text: string): Decimal | null {
    const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
    if (match === null) return null;
    const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
    if (whole + fraction === '') return null;
    const coefficient = BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n);
    try {
      return Decimal.normalize(coefficient, fraction.length - Number(exponent));
    } catch {
      return null;
    }
  }

  /** From an integer, or from a float or double with .NET's 7 or 15 significant digits. @throws OverflowException. */
  static from(value: number | bigint, isFloat = false): Decimal {
    if (typeof value === 'bigint') return Decimal.normalize(value, 0);
    if (Number.isInteger(value) && Math.abs(value) < 1e15 && !isFloat) return new Decimal(BigInt(value), 0);
    if (!Number.isFinite(value)) throw overflow(message);
    const [mantissa = '0', exponent = '0'] = value.toExponential(isFloat ? 6 : 14).split('e');
    const digits = mantissa.replace(/\.?0+$/, '');
    const fraction = digits.split('.')[1] ?? '';
    return Decimal.normalize(BigInt(digits.replace('.', '')), fraction.length - Number(exponent));
  }

  get isZero(): boolean {
    return this.coefficient === 0n;
  }

  add(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    return Decimal.normalize(this.at(scale) + other.at(scale), scale);
  }

  subtract(other: Decimal): Decimal {
    return this.add(other.negate());
  }

  multiply(other: Decimal): Decimal {
    return Decimal.normalize(this.coefficient * other.coefficient, this.scale + other.scale);
  }

  /** Up to 28 digits; exact results keep the preferred scale (difference of the scales). @throws DivideByZeroException. */
  divide(other: Decimal): Decimal {
    if (other.isZero) throw divideByZero();
    const preferred = this.scale - other.scale;
    for (let extra = Math.max(0, -preferred); preferred + extra <= 28; extra++) {
      const scaled = this.coefficient * 10n ** BigInt(extra);
      if (scaled % other.coefficient === 0n) {
        if (magnitude(scaled / other.coefficient) >= limit) break;
        return Decimal.normalize(scaled / other.coefficient, preferred + extra);
      }
    }
    const extra = 60;
    const quotient = (this.coefficient * 10n ** BigInt(extra)) / other.coefficient;
    const sticky = (this.coefficient * 10n ** BigInt(extra)) % other.coefficient === 0n ? 0n : quotient < 0n ? -1n : 1n;
    return Decimal.normalize(quotient * 10n + sticky, preferred + extra + 1);
  }

  remainder(other: Decimal): Decimal {
    if (other.isZero) throw divideByZero();
    const scale = Math.max(this.scale, other.scale);
    return Decimal.normalize(this.at(scale) % other.at(scale), scale);
  }

  negate(): Decimal {
    return new Decimal(-this.coefficient, this.scale);
  }

  compare(other: Decimal): number {
    const scale = Math.max(this.scale, other.scale);
    const left = this.at(scale);
    const right = other.at(scale);
    return left < right ? -1 : left > right ? 1 : 0;
  }

  /** The whole part. */
  truncateToBigInt(): bigint {
    return this.coefficient / 10n ** BigInt(this.scale);
  }

  /** Rounded to decimals, half to even (`away`: half away from zero). */
  round(decimals: number, away = false): Decimal {
    if (decimals >= this.scale) return this;
    const cut = this.scale - decimals;
    return new Decimal(away ? roundHalfAway(this.coefficient, cut) : roundHalfEven(this.coefficient, cut), decimals);
  }

  toNumber(): number {
    return Number(this.netToString());
  }

  /** Invariant text with the scale: `3.10`. */
  netToString(): string {
    const digits = magnitude(this.coefficient)
      .toString()
      .padStart(this.scale + 1, '0');
    const sign = this.coefficient < 0n ? '-' : '';
    if (this.scale === 0) return sign + digits;
    return `${sign}${digits.slice(0, -this.scale)}.${digits.slice(-this.scale)}`;
  }

  netEquals(other: unknown): boolean {
    return other instanceof Decimal && this.compare(other) === 0;
  }

  netHashCode(): number {
    return Number(BigInt.asIntN(32, this.truncateToBigInt()));
  }

  netCompareTo(other: unknown): number {
    if (other === null) return 1;
    if (other instanceof Decimal) return this.compare(other);
    throw argumentException('Object must be of type Decimal.');
  }

  private at(scale: number): bigint {
    return this.coefficient * 10n ** BigInt(scale - this.scale);
  }
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function roundHalfEven(value: bigint, cut: number): bigint {
  const unit = 10n ** BigInt(cut);
  const quotient = value / unit;
  const rest = magnitude(value % unit) * 2n;
  const away = rest > unit || (rest === unit && quotient % 2n !== 0n);
  return away ? quotient + (value < 0n ? -1n : 1n) : quotient;
}

function roundHalfAway(value: bigint, cut: number): bigint {
  const unit = 10n ** BigInt(cut);
  const quotient = value / unit;
  return magnitude(value % unit) * 2n >= unit ? quotient + (value < 0n ? -1n : 1n) : quotient;
}
