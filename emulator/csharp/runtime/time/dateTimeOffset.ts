import { argumentException, argumentOutOfRange, dotNetException } from '../exceptions';
import { lastTick, partsOf, ticksHash, ticksPer, unixEpochTicks } from './calendar';
import { formatDate } from './dateFormat';
import { DateTime, outOfCalendar } from './dateTime';
import { TimeSpan } from './timeSpan';

const widestOffset = 14n * ticksPer.hour;

/** `System.DateTimeOffset`: a moment, and how far the clock that tells it is from UTC. */
export class DateTimeOffset {
  static readonly minValue = new DateTimeOffset(0n, 0n);
  static readonly maxValue = new DateTimeOffset(lastTick, 0n);

  /** Ticks of the moment in UTC, since 0001-01-01; whole milliseconds since 1970 until they are asked for, of a clock. */
  private moment: bigint | number;
  /** Ticks from UTC, whole minutes. */
  readonly offsetTicks: bigint;

  constructor(utcTicks: bigint, offsetTicks = 0n) {
    this.moment = utcTicks;
    this.offsetTicks = offsetTicks;
  }

  /** Ticks of the moment in UTC, since 0001-01-01. */
  get utcTicks(): bigint {
    if (typeof this.moment === 'number') this.moment = unixEpochTicks + BigInt(this.moment) * ticksPer.millisecond;
    return this.moment;
  }

  /** What a clock shows that counts milliseconds since 1970. */
  static ofClockTime(milliseconds: number): DateTimeOffset {
    const value = new DateTimeOffset(0n);
    value.moment = Math.floor(milliseconds);
    return value;
  }

  /** A time that a clock with an offset shows. @throws ArgumentException, ArgumentOutOfRangeException. */
  static ofClock(ticks: bigint, offset: TimeSpan): DateTimeOffset {
    if (offset.ticks % ticksPer.minute !== 0n) {
      throw argumentException('Offset must be specified in whole minutes.', 'offset');
    }
    if (offset.ticks > widestOffset || offset.ticks < -widestOffset) {
      throw argumentOutOfRange('offset', 'Offset must be within plus or minus 14 hours.');
    }
    const utc = ticks - offset.ticks;
    if (utc < 0n || utc > lastTick) {
      throw argumentOutOfRange(
        'offset',
        'The UTC time represented when the offset is applied must be between year 0 and 10,000.',
      );
    }
    return new DateTimeOffset(utc, offset.ticks);
  }

  /** `new DateTimeOffset(dateTime)`: local time is UTC. */
  static ofDateTime(value: DateTime): DateTimeOffset {
    return new DateTimeOffset(value.ticks);
  }

  /** `new DateTimeOffset(dateTime, offset)`. @throws ArgumentException when the kind of the date has another offset. */
  static ofDateTimeAt(value: DateTime, offset: TimeSpan): DateTimeOffset {
    if (value.kind !== 'Unspecified' && offset.ticks !== 0n) {
      throw argumentException(
        value.kind === 'Utc'
          ? 'The UTC Offset for Utc DateTime instances must be 0.'
          : 'The UTC Offset of the local dateTime parameter does not match the offset argument.',
        'offset',
      );
    }
    return DateTimeOffset.ofClock(value.ticks, offset);
  }

  /** `FromUnixTimeSeconds` and `FromUnixTimeMilliseconds`. @throws ArgumentOutOfRangeException. */
  static fromUnix(value: bigint, unit: 'second' | 'millisecond'): DateTimeOffset {
    const ticks = ticksPer[unit];
    const [first, last] = [-unixEpochTicks / ticks, (lastTick - unixEpochTicks) / ticks];
    if (value < first || value > last) {
      throw argumentOutOfRange(`${unit}s`, `Valid values are between ${first} and ${last}, inclusive.`, String(value));
    }
    return new DateTimeOffset(unixEpochTicks + value * ticks);
  }

  /** `ToUnixTimeSeconds` and `ToUnixTimeMilliseconds`: rounded down. */
  toUnix(unit: 'second' | 'millisecond'): bigint {
    if (unit === 'millisecond' && typeof this.moment === 'number') return BigInt(this.moment);
    return this.utcTicks / ticksPer[unit] - unixEpochTicks / ticksPer[unit];
  }

  /** Ticks that the clock shows. */
  get ticks(): bigint {
    return this.utcTicks + this.offsetTicks;
  }

  get offset(): TimeSpan {
    return new TimeSpan(this.offsetTicks);
  }

  /** What the clock shows, of no kind. */
  get dateTime(): DateTime {
    return new DateTime(this.ticks);
  }

  get utcDateTime(): DateTime {
    return new DateTime(this.utcTicks, 'Utc');
  }

  /** Year, month and so on of what the clock shows. */
  get parts(): ReturnType<typeof partsOf> {
    return partsOf(this.ticks);
  }

  /** The same offset when the clock shows other ticks. @throws ArgumentOutOfRangeException. */
  at(ticks: bigint, parameter = 'value'): DateTimeOffset {
    const utc = ticks - this.offsetTicks;
    if (ticks < 0n || ticks > lastTick || utc < 0n || utc > lastTick) throw outOfCalendar(parameter);
    return new DateTimeOffset(utc, this.offsetTicks);
  }

  /** The same moment on another clock. @throws ArgumentException, ArgumentOutOfRangeException. */
  toOffset(offset: TimeSpan): DateTimeOffset {
    return DateTimeOffset.ofClock(this.utcTicks + offset.ticks, offset);
  }

  netEquals(other: unknown): boolean {
    return other instanceof DateTimeOffset && other.utcTicks === this.utcTicks;
  }

  netHashCode(): number {
    return ticksHash(this.utcTicks);
  }

  /** @throws ArgumentException for another type. */
  netCompareTo(other: unknown): number {
    if (other === null) return 1;
    if (!(other instanceof DateTimeOffset)) {
      throw dotNetException('System.ArgumentException', 'Object must be of type DateTimeOffset.');
    }
    return this.utcTicks < other.utcTicks ? -1 : this.utcTicks > other.utcTicks ? 1 : 0;
  }

  netToString(): string {
    return this.netFormat(null);
  }

  /** @throws FormatException. */
  netFormat(format: string | null): string {
    return formatDate({ ticks: this.ticks, offset: this.offsetTicks, kind: 'Offset' }, format);
  }

  netDescribe(): string {
    return this.netFormat('o');
  }
}
