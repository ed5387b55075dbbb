import { argumentException, dotNetException, overflow } from '../exceptions';
import { ticksHash, ticksPer } from './calendar';
import { formatTimeSpan } from './timeSpanFormat';

const longest = 2n ** 63n - 1n;
const shortest = -(2n ** 63n);

const ticksAsNumber = {
  millisecond: Number(ticksPer.millisecond),
  second: Number(ticksPer.second),
  minute: Number(ticksPer.minute),
  hour: Number(ticksPer.hour),
  day: Number(ticksPer.day),
};

/** A unit of `TimeSpan.From…` and `Total…`. */
export type TimeUnit = keyof typeof ticksPer;

/** `System.TimeSpan`: a duration in ticks of 100 ns. */
export class TimeSpan {
  static readonly zero = new TimeSpan(0n);
  static readonly maxValue = new TimeSpan(longest);
  static readonly minValue = new TimeSpan(shortest);

  /** Ticks; a whole number until they are asked for, when a clock measured them. */
  private amount: bigint | number;

  constructor(ticks: bigint) {
    this.amount = ticks;
  }

  get ticks(): bigint {
    if (typeof this.amount === 'number') this.amount = BigInt(this.amount);
    return this.amount;
  }

  /** @throws OverflowException when the ticks do not fit an `Int64`. */
  static ofTicks(ticks: bigint): TimeSpan {
    if (ticks > longest || ticks < shortest) throw tooLong();
    return new TimeSpan(ticks);
  }

  /** `TimeSpan.FromSeconds` and its kin. @throws ArgumentException for NaN, OverflowException. */
  static from(value: number, unit: TimeUnit): TimeSpan {
    if (Number.isNaN(value)) {
      throw argumentException('TimeSpan does not accept floating-point Not-a-Number values.');
    }
    return TimeSpan.ofDouble(value * Number(ticksPer[unit]), Math.trunc);
  }

  /** Ticks that were calculated in floating point. @throws OverflowException. */
  static ofDouble(ticks: number, round: (ticks: number) => number = roundHalfEven): TimeSpan {
    if (!Number.isFinite(ticks)) throw tooLong();
    return TimeSpan.ofTicks(ticks === 2 ** 63 ? longest : BigInt(round(ticks)));
  }

  /** A duration measured by a clock, to the tick. */
  static fromMilliseconds(milliseconds: number): TimeSpan {
    const span = new TimeSpan(0n);
    // Not the -0 that a little less than nothing is rounded to.
    span.amount = Math.round(milliseconds * 10_000) + 0;
    return span;
  }

  /** `TotalSeconds` and its kin. */
  total(unit: TimeUnit): number {
    return Number(this.amount) / ticksAsNumber[unit];
  }

  /** `Hours` and its kin: the part of this unit below the next, with the sign of the whole. */
  part(unit: TimeUnit): number {
    const limit = unit === 'day' ? null : unit === 'hour' ? 24n : unit === 'millisecond' ? 1000n : 60n;
    const whole = this.ticks / ticksPer[unit];
    return Number(limit === null ? whole : whole % limit);
  }

  /** @throws OverflowException for `TimeSpan.MinValue`. */
  negate(): TimeSpan {
    if (this.ticks === shortest) {
      throw overflow('Negating the minimum value of a twos complement number is invalid.');
    }
    return new TimeSpan(-this.ticks);
  }

  /** @throws OverflowException for `TimeSpan.MinValue`. */
  duration(): TimeSpan {
    if (this.ticks === shortest) {
      throw overflow(
        'The duration cannot be returned for TimeSpan.MinValue because the absolute value of TimeSpan.MinValue exceeds the value of TimeSpan.MaxValue.',
      );
    }
    return this.ticks < 0n ? new TimeSpan(-this.ticks) : this;
  }

  netEquals(other: unknown): boolean {
    return other instanceof TimeSpan && other.ticks === this.ticks;
  }

  netHashCode(): number {
    return ticksHash(this.ticks);
  }

  /** @throws ArgumentException for another type. */
  netCompareTo(other: unknown): number {
    if (other === null) return 1;
    if (!(other instanceof TimeSpan))
      throw dotNetException('System.ArgumentException', 'Object must be of type TimeSpan.');
    return this.ticks < other.ticks ? -1 : this.ticks > other.ticks ? 1 : 0;
  }

  netToString(): string {
    return formatTimeSpan(this.ticks, 'c');
  }

  /** @throws FormatException. */
  netFormat(format: string | null): string {
    return formatTimeSpan(this.ticks, format);
  }
}

function tooLong(): Error {
  return overflow('TimeSpan overflowed because the duration is too long.');
}

function roundHalfEven(value: number): number {
  const rounded = Math.round(value);
  return rounded - value === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}
