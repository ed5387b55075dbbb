import { findIana } from 'windows-iana';
import { dateTicks, lastTick, partsOf, ticksPer, unixEpochTicks } from './calendar';
import { TimeSpan } from './timeSpan';
import { type ClockChanges, TimeZoneInfo } from './timeZone';

const known = new Map<string, SystemTimeZone | null>();

/**
 * A zone by its Windows id (`Pacific Standard Time`) or its IANA one (`America/Los_Angeles`), with the rules that
 * Node.js has; null for an unknown id.
 */
export function systemTimeZone(id: string): TimeZoneInfo | null {
  let zone = known.get(id);
  if (zone === undefined) {
    const iana = (findIana as (windows: string) => readonly string[])(id)[0] ?? id;
    const offsets = offsetReader(iana);
    zone = offsets === null ? null : new SystemTimeZone(id, offsets);
    known.set(id, zone);
  }
  return zone;
}

/** Ticks from UTC at a moment of UTC. */
type OffsetReader = (utcTicks: bigint) => bigint;

function offsetReader(iana: string): OffsetReader | null {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone: iana, timeZoneName: 'longOffset' });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
  return (utcTicks) => {
    const milliseconds = Number((utcTicks - unixEpochTicks) / ticksPer.millisecond);
    const name = format.formatToParts(milliseconds).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours = '0', minutes = '0'] = /^GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
    const size = BigInt(Number(hours) * 60 + Number(minutes)) * ticksPer.minute;
    return sign === '-' ? -size : size;
  };
}

/** A year whose offsets give a zone its standard time. */
const recentYear = 2024;

class SystemTimeZone extends TimeZoneInfo {
  private readonly offsets: OffsetReader;
  private readonly years = new Map<number, ClockChanges | null>();

  constructor(id: string, offsets: OffsetReader) {
    const [january, july] = [offsets(dateTicks(recentYear, 1, 1) ?? 0n), offsets(dateTicks(recentYear, 7, 1) ?? 0n)];
    super(
      id,
      new TimeSpan(BigInt(Math.min(Number(january), Number(july)))),
      { display: id, standard: id, daylight: id.replace('Standard', 'Daylight') },
      [],
    );
    this.offsets = offsets;
  }

  override get supportsDaylightSavingTime(): boolean {
    return this.changes(dateTicks(recentYear, 1, 1) ?? 0n) !== null;
  }

  /** The two changes of a year, found between the offsets that Node.js knows. */
  protected override changes(ticks: bigint): ClockChanges | null {
    const { year } = partsOf(ticks);
    let changes = this.years.get(year);
    if (changes === undefined) {
      changes = this.changesOf(year);
      this.years.set(year, changes);
    }
    return changes;
  }

  private changesOf(year: number): ClockChanges | null {
    const first = dateTicks(year, 1, 1) ?? 0n;
    const last = dateTicks(year + 1, 1, 1) ?? lastTick;
    let start: bigint | null = null;
    let end: bigint | null = null;
    let delta = 0n;
    for (let day = first; day < last; day += ticksPer.day) {
      const [before, after] = [this.offsets(day), this.offsets(day + ticksPer.day)];
      if (before === after) continue;
      const moment = this.momentOfChange(day);
      // Both are told by the clock that is about to change.
      if (after > before) {
        start = moment + before;
        delta = after - before;
      } else {
        end = moment + before;
      }
    }
    return start === null || end === null ? null : { delta, start, end, isReversed: start > end };
  }

  /** The minute of UTC, within the day that begins here, from which the offset is another. */
  private momentOfChange(day: bigint): bigint {
    const before = this.offsets(day);
    let [low, high] = [0n, 24n * 60n];
    while (high - low > 1n) {
      const middle = (low + high) / 2n;
      if (this.offsets(day + middle * ticksPer.minute) === before) low = middle;
      else high = middle;
    }
    return day + high * ticksPer.minute;
  }
}
