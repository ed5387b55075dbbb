import { environment } from '../environment';
import { argumentException, argumentOutOfRange, dotNetException } from '../exceptions';
import { addMonths, dateTicks, lastTick, partsOf, ticksHash, ticksPer, timeTicks, unixEpochTicks } from './calendar';
import { formatDate } from './dateFormat';
import { TimeSpan, type TimeUnit } from './timeSpan';

/** `System.DateTimeKind`. The gateway's local zone is UTC, so `Local` and `Utc` differ in name only. */
export const dateTimeKinds = { Unspecified: 0, Utc: 1, Local: 2 } as const;

/** A member of `System.DateTimeKind`. */
export type DateTimeKind = keyof typeof dateTimeKinds;

/**
 * Ticks of a date and a time of day.
 * @throws ArgumentOutOfRangeException.
 */
export function clockTicks(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
  millisecond = 0,
): bigint {
  const date = dateTicks(year, month, day);
  if (date === null) throw unrepresentable('Year, Month, and Day');
  const time = timeTicks(hour, minute, second);
  if (time === null) throw unrepresentable('Hour, Minute, and Second');
  if (millisecond < 0 || millisecond > 999) {
    throw argumentOutOfRange('millisecond', 'Valid values are between 0 and 999, inclusive.', String(millisecond));
  }
  return date + time + BigInt(millisecond) * ticksPer.millisecond;
}

function unrepresentable(parameters: string): Error {
  return dotNetException(
    'System.ArgumentOutOfRangeException',
    `${parameters} parameters describe an un-representable DateTime.`,
  );
}

/** Ticks of a fractional count of units, as `AddDays` and its kin round them: to the tick, towards zero. */
export function ticksOf(value: number, unit: TimeUnit, parameter = 'value'): bigint {
  const whole = Math.trunc(value);
  if (!(Math.abs(whole) <= Number(lastTick / ticksPer[unit]))) throw outOfCalendar(parameter);
  return BigInt(whole) * ticksPer[unit] + BigInt(Math.trunc((value - whole) * Number(ticksPer[unit])));
}

/** The ArgumentOutOfRangeException of an addition that leaves the years 1 to 9999. */
export function outOfCalendar(parameter: string): Error {
  return argumentOutOfRange(parameter, 'The added or subtracted value results in an un-representable DateTime.');
}

/** Ticks some months later. @throws ArgumentOutOfRangeException. */
export function monthsLater(ticks: bigint, months: number): bigint {
  if (Math.abs(months) > 120_000) {
    throw argumentOutOfRange('months', 'Months value must be between +/-120000.');
  }
  const later = addMonths(ticks, months);
  if (later === null) throw outOfCalendar('months');
  return later;
}

/** Ticks some years later. @throws ArgumentOutOfRangeException. */
export function yearsLater(ticks: bigint, years: number): bigint {
  if (Math.abs(years) > 10_000) throw argumentOutOfRange('years', 'Years value must be between +/-10000.');
  const later = addMonths(ticks, years * 12);
  if (later === null) throw outOfCalendar('years');
  return later;
}

/** Ticks of this moment in UTC. */
export function nowTicks(): bigint {
  return DateTime.fromUnixMilliseconds(environment.now()).ticks;
}

/** `System.DateTime`: ticks of 100 ns since 0001-01-01, and what zone they are meant in. */
export class DateTime {
  static readonly minValue = new DateTime(0n);
  static readonly maxValue = new DateTime(lastTick);

  readonly ticks: bigint;
  readonly kind: DateTimeKind;

  constructor(ticks: bigint, kind: DateTimeKind = 'Unspecified') {
    this.ticks = ticks;
    this.kind = kind;
  }

  /** `new DateTime(ticks)`. @throws ArgumentOutOfRangeException. */
  static ofTicks(ticks: bigint): DateTime {
    if (ticks < 0n || ticks > lastTick) {
      throw argumentOutOfRange('ticks', 'Ticks must be between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.');
    }
    return new DateTime(ticks);
  }

  /** A moment of the clock in UTC. */
  static fromUnixMilliseconds(milliseconds: number): DateTime {
    return new DateTime(unixEpochTicks + BigInt(Math.floor(milliseconds)) * ticksPer.millisecond, 'Utc');
  }

  /** `new DateTime(year, month, day, …, kind)`; `kind` as a member of the enum. @throws ArgumentException. */
  static ofKind(ticks: bigint, kind: number): DateTime {
    const name = (Object.keys(dateTimeKinds) as DateTimeKind[]).find((each) => dateTimeKinds[each] === kind);
    if (name === undefined) throw argumentException('Invalid DateTimeKind value.', 'kind');
    return new DateTime(ticks, name);
  }

  /** The same kind at other ticks. @throws ArgumentOutOfRangeException outside the years 1 to 9999. */
  at(ticks: bigint, parameter = 'value'): DateTime {
    if (ticks < 0n || ticks > lastTick) throw outOfCalendar(parameter);
    return new DateTime(ticks, this.kind);
  }

  /** The date at midnight. */
  get date(): DateTime {
    return new DateTime(this.ticks - (this.ticks % ticksPer.day), this.kind);
  }

  /** The time since midnight. */
  get timeOfDay(): TimeSpan {
    return new TimeSpan(this.ticks % ticksPer.day);
  }

  /** Year, month and so on. */
  get parts(): ReturnType<typeof partsOf> {
    return partsOf(this.ticks);
  }

  netEquals(other: unknown): boolean {
    return other instanceof DateTime && other.ticks === this.ticks;
  }

  netHashCode(): number {
    return ticksHash(this.ticks);
  }

  /** @throws ArgumentException for another type. */
  netCompareTo(other: unknown): number {
    if (other === null) return 1;
    if (!(other instanceof DateTime)) throw argumentException('Object must be of type DateTime.');
    return this.ticks < other.ticks ? -1 : this.ticks > other.ticks ? 1 : 0;
  }

  netToString(): string {
    return this.netFormat(null);
  }

  /** @throws FormatException. */
  netFormat(format: string | null): string {
    return formatDate({ ticks: this.ticks, offset: 0n, kind: this.kind }, format);
  }

  netDescribe(): string {
    return this.netFormat('o');
  }
}
