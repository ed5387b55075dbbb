import { argumentException, argumentOutOfRange, dotNetException } from '../exceptions';
import { dateTicks, daysInMonth, lastTick, partsOf, ticksPer } from './calendar';
import { DateTime } from './dateTime';
import { DateTimeOffset } from './dateTimeOffset';
import { TimeSpan } from './timeSpan';

/** `System.TimeZoneInfo.TransitionTime`: when in a year clocks change. */
export class TransitionTime {
  readonly timeOfDay: DateTime;
  readonly month: number;
  /** 1 to 5 (the last) for a floating rule, 0 for a fixed one. */
  readonly week: number;
  /** Of a fixed rule; 0 for a floating one. */
  readonly day: number;
  readonly dayOfWeek: number;

  constructor(timeOfDay: DateTime, month: number, week: number, day: number, dayOfWeek: number) {
    this.timeOfDay = timeOfDay;
    this.month = month;
    this.week = week;
    this.day = day;
    this.dayOfWeek = dayOfWeek;
  }

  static readonly none = new TransitionTime(new DateTime(0n), 0, 0, 0, 0);

  /** On the nth weekday of a month. @throws ArgumentException. */
  static floating(timeOfDay: DateTime, month: number, week: number, dayOfWeek: number): TransitionTime {
    checkTransition(timeOfDay, month);
    if (week < 1 || week > 5) throw argumentOutOfRange('week', 'The Week parameter must be in the range 1 through 5.');
    return new TransitionTime(timeOfDay, month, week, 0, dayOfWeek);
  }

  /** On a day of a month. @throws ArgumentException. */
  static fixed(timeOfDay: DateTime, month: number, day: number): TransitionTime {
    checkTransition(timeOfDay, month);
    if (day < 1 || day > 31) throw argumentOutOfRange('day', 'The Day parameter must be in the range 1 through 31.');
    return new TransitionTime(timeOfDay, month, 0, day, 0);
  }

  get isFixed(): boolean {
    return this.week === 0;
  }

  /** Ticks of the change in a year, on the clock that is about to change. */
  ticksIn(year: number): bigint {
    const time = this.timeOfDay.ticks % ticksPer.day;
    const last = daysInMonth(year, this.month);
    if (this.isFixed) return (dateTicks(year, this.month, Math.min(this.day, last)) ?? 0n) + time;
    const first = dateTicks(year, this.month, 1) ?? 0n;
    const day = 1 + ((this.dayOfWeek - partsOf(first).dayOfWeek + 7) % 7) + (this.week - 1) * 7;
    return first + BigInt((day > last ? day - 7 : day) - 1) * ticksPer.day + time;
  }

  netEquals(other: unknown): boolean {
    return (
      other instanceof TransitionTime &&
      other.timeOfDay.ticks === this.timeOfDay.ticks &&
      other.month === this.month &&
      other.week === this.week &&
      other.day === this.day &&
      other.dayOfWeek === this.dayOfWeek
    );
  }

  netHashCode(): number {
    return this.month ^ (this.week << 8);
  }
}

function checkTransition(timeOfDay: DateTime, month: number): void {
  if (timeOfDay.kind !== 'Unspecified') {
    throw argumentException(
      'The supplied DateTime must have the Kind property set to DateTimeKind.Unspecified.',
      'timeOfDay',
    );
  }
  if (timeOfDay.ticks >= ticksPer.day) {
    throw argumentException(
      'The supplied DateTime must have the Year, Month, and Day properties set to 1. The time cannot be specified more precisely than whole milliseconds.',
      'timeOfDay',
    );
  }
  if (month < 1 || month > 12) {
    throw argumentOutOfRange('month', 'The Month parameter must be in the range 1 through 12.');
  }
}

/** `System.TimeZoneInfo.AdjustmentRule`: daylight saving time between two dates. */
export class AdjustmentRule {
  readonly dateStart: DateTime;
  readonly dateEnd: DateTime;
  readonly delta: TimeSpan;
  readonly start: TransitionTime;
  readonly end: TransitionTime;

  /** @throws ArgumentException. */
  constructor(dateStart: DateTime, dateEnd: DateTime, delta: TimeSpan, start: TransitionTime, end: TransitionTime) {
    if (dateStart.ticks > dateEnd.ticks) {
      throw argumentException('The DateStart property must come before the DateEnd property.', 'dateStart');
    }
    if (delta.total('hour') < -23 || delta.total('hour') > 14) {
      throw argumentOutOfRange('daylightDelta', 'The TimeSpan parameter must be within plus or minus 14.0 hours.');
    }
    if (start.netEquals(end)) {
      throw argumentException(
        'The DaylightTransitionStart property must not equal the DaylightTransitionEnd property.',
        'daylightTransitionEnd',
      );
    }
    this.dateStart = dateStart;
    this.dateEnd = dateEnd;
    this.delta = delta;
    this.start = start;
    this.end = end;
  }

  /** Does the rule hold on the day of these ticks? */
  covers(ticks: bigint): boolean {
    const day = ticks - (ticks % ticksPer.day);
    return day >= this.dateStart.ticks && day <= this.dateEnd.ticks;
  }
}

/** The two changes of a year: ticks on the clock that is about to change. */
export interface ClockChanges {
  /** How much later the clock is in daylight saving time. */
  readonly delta: bigint;
  readonly start: bigint;
  readonly end: bigint;
  /** Daylight saving time lasts over the new year. */
  readonly isReversed: boolean;
}

/** `System.TimeZoneInfo`. UTC is the gateway's local zone; others are made by `CreateCustomTimeZone`. */
export class TimeZoneInfo {
  readonly id: string;
  readonly baseOffset: TimeSpan;
  readonly displayName: string;
  readonly standardName: string;
  readonly daylightName: string;
  readonly rules: readonly AdjustmentRule[];

  /** @throws ArgumentException, ArgumentOutOfRangeException. */
  constructor(
    id: string | null,
    baseOffset: TimeSpan,
    names: { readonly display: string | null; readonly standard: string | null; readonly daylight: string | null },
    rules: readonly AdjustmentRule[],
  ) {
    if (id === null) throw dotNetException('System.ArgumentNullException', "Value cannot be null. (Parameter 'id')");
    if (id === '') throw argumentException("The specified ID parameter '' is not supported.", 'id');
    if (baseOffset.ticks % ticksPer.minute !== 0n) {
      throw argumentException(
        'The TimeSpan parameter cannot be specified more precisely than whole minutes.',
        'baseUtcOffset',
      );
    }
    if (Math.abs(baseOffset.total('hour')) > 14) {
      throw argumentOutOfRange('baseUtcOffset', 'The TimeSpan parameter must be within plus or minus 14.0 hours.');
    }
    this.id = id;
    this.baseOffset = baseOffset;
    this.displayName = names.display ?? '';
    this.standardName = names.standard ?? '';
    this.daylightName = names.daylight ?? '';
    this.rules = rules;
  }

  static readonly utc = new TimeZoneInfo(
    'UTC',
    TimeSpan.zero,
    {
      display: '(UTC) Coordinated Universal Time',
      standard: 'Coordinated Universal Time',
      daylight: 'Coordinated Universal Time',
    },
    [],
  );

  get supportsDaylightSavingTime(): boolean {
    return this.rules.length > 0;
  }

  /** The changes in the year of a day, null when its clock does not change. */
  protected changes(ticks: bigint): ClockChanges | null {
    const rule = this.rules.find((each) => each.covers(ticks));
    if (rule === undefined || rule.delta.ticks === 0n) return null;
    const { year } = partsOf(ticks);
    const [start, end] = [rule.start.ticksIn(year), rule.end.ticksIn(year)];
    return { delta: rule.delta.ticks, start, end, isReversed: start > end };
  }

  /** A clock time that is skipped when clocks go forward. */
  isInvalid(ticks: bigint): boolean {
    const changes = this.changes(ticks);
    if (changes === null) return false;
    const at = changes.delta > 0n ? changes.start : changes.end;
    return ticks >= at && ticks < at + abs(changes.delta);
  }

  /** A clock time that comes twice when clocks go back. */
  isAmbiguous(ticks: bigint): boolean {
    const changes = this.changes(ticks);
    if (changes === null) return false;
    const at = changes.delta > 0n ? changes.end : changes.start;
    return ticks >= at - abs(changes.delta) && ticks < at;
  }

  /** Is it daylight saving time at this clock time? An ambiguous time is standard time. */
  isDaylight(ticks: bigint): boolean {
    const changes = this.changes(ticks);
    if (changes === null || this.isInvalid(ticks) || this.isAmbiguous(ticks)) return false;
    const { start, end, isReversed } = changes;
    return isReversed ? ticks >= start || ticks < end : ticks >= start && ticks < end;
  }

  /** Offset of a clock time of this zone, in ticks. */
  offsetOfClock(ticks: bigint): bigint {
    return this.baseOffset.ticks + (this.isDaylight(ticks) ? (this.changes(ticks)?.delta ?? 0n) : 0n);
  }

  /** Is it daylight saving time at this moment? */
  isDaylightAt(utcTicks: bigint): boolean {
    const standard = utcTicks + this.baseOffset.ticks;
    const changes = this.changes(clamp(standard));
    if (changes === null) return false;
    // The start is told by standard time's clock, the end by daylight time's.
    const [start, end] = [changes.start, changes.end - changes.delta];
    return changes.isReversed ? standard >= start || standard < end : standard >= start && standard < end;
  }

  /** Offset at a moment, in ticks. */
  offsetAt(utcTicks: bigint): bigint {
    const delta = this.isDaylightAt(utcTicks)
      ? (this.changes(clamp(utcTicks + this.baseOffset.ticks))?.delta ?? 0n)
      : 0n;
    return this.baseOffset.ticks + delta;
  }

  /** A date of any kind, on this zone's clock, as the moment in UTC. @throws ArgumentException for a skipped time. */
  toUtc(value: DateTime): DateTime {
    if (value.kind === 'Utc') return value;
    if (this.isInvalid(value.ticks)) {
      throw argumentException(
        'The supplied DateTime represents an invalid time.  For example, when the clock is adjusted forward, any time in the period that is skipped is invalid.',
        'dateTime',
      );
    }
    return new DateTime(clamp(value.ticks - this.offsetOfClock(value.ticks)), 'Utc');
  }

  /** What this zone's clock shows at a moment of UTC. */
  fromUtc(utcTicks: bigint): DateTime {
    return new DateTime(clamp(utcTicks + this.offsetAt(utcTicks)), this === TimeZoneInfo.utc ? 'Utc' : 'Unspecified');
  }

  /** The same moment on this zone's clock. */
  convert(value: DateTimeOffset): DateTimeOffset {
    return new DateTimeOffset(value.utcTicks, this.offsetAt(value.utcTicks));
  }

  netToString(): string {
    return this.displayName;
  }

  netEquals(other: unknown): boolean {
    return (
      other instanceof TimeZoneInfo &&
      other.id.toLowerCase() === this.id.toLowerCase() &&
      other.baseOffset.ticks === this.baseOffset.ticks &&
      other.rules.length === this.rules.length &&
      other.rules.every((rule, index) => rule === this.rules[index])
    );
  }
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function clamp(ticks: bigint): bigint {
  return ticks < 0n ? 0n : ticks > lastTick ? lastTick : ticks;
}
