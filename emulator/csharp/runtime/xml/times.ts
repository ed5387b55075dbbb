/** Dates and durations as XML Schema writes them. */
import { type DotNetException, formatException } from '../exceptions';
import { dateTicks, ticksPer, timeTicks } from '../time/calendar';
import { parseDateTime } from '../time/dateParse';
import { DateTime } from '../time/dateTime';
import { DateTimeOffset } from '../time/dateTimeOffset';
import { TimeSpan } from '../time/timeSpan';

const dateFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";
const dayPattern = /^(\d{4})-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?)?)?(?:(Z)|([+-])(\d\d):(\d\d))?$/;
const durationPattern =
  /^(-?)P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?)?$/;

/** The text of a date or duration; null for any other value. */
export function timeText(value: unknown): string | null {
  if (value instanceof DateTime) return value.netFormat(dateFormat);
  if (value instanceof DateTimeOffset) return value.netFormat(dateFormat).replace(/\+00:00$/, 'Z');
  return value instanceof TimeSpan ? durationText(value) : null;
}

function durationText({ ticks }: TimeSpan): string {
  const size = ticks < 0n ? -ticks : ticks;
  const part = (value: bigint, letter: string): string => (value === 0n ? '' : `${value}${letter}`);
  const fraction = String(size % ticksPer.second)
    .padStart(7, '0')
    .replace(/0+$/, '');
  const seconds = (size / ticksPer.second) % 60n;
  const days = part(size / ticksPer.day, 'D');
  const time = [
    part((size / ticksPer.hour) % 24n, 'H'),
    part((size / ticksPer.minute) % 60n, 'M'),
    fraction === '' ? part(seconds, 'S') : `${seconds}.${fraction}S`,
  ].join('');
  if (days + time === '') return 'PT0S';
  return `${ticks < 0n ? '-' : ''}P${days}${time === '' ? '' : `T${time}`}`;
}

/** Ticks of the digits behind a point. */
function fractionTicks(digits = ''): bigint {
  return BigInt(digits.slice(0, 7).padEnd(7, '0'));
}

function badValue(text: string, name: string): DotNetException {
  return formatException(`The string '${text}' is not a valid ${name} value.`);
}

/** A duration; years count 365 days, months 30. @throws FormatException, OverflowException. */
export function timeSpanOfText(text: string): TimeSpan {
  const match = durationPattern.exec(text.trim());
  if (match === null) throw badValue(text, 'TimeSpan');
  const [years, months, days, hours, minutes, seconds] = match.slice(2, 8).map((digits) => BigInt(digits ?? '0'));
  const day = (years ?? 0n) * 365n + (months ?? 0n) * 30n + (days ?? 0n);
  const ticks =
    day * ticksPer.day +
    (hours ?? 0n) * ticksPer.hour +
    (minutes ?? 0n) * ticksPer.minute +
    (seconds ?? 0n) * ticksPer.second +
    fractionTicks(match[8]);
  return TimeSpan.ofTicks(match[1] === '-' ? -ticks : ticks);
}

/** A date as `DateTime.Parse` reads it; one that ends in `Z` is in UTC. @throws FormatException. */
export function dateTimeOfText(text: string): DateTime {
  const date = parseDateTime(text);
  return /(z|gmt)\s*$/i.test(text) ? new DateTime(date.ticks, 'Utc') : date;
}

/** A date of XML Schema; without a zone it is local time. @throws FormatException. */
export function dateTimeOffsetOfText(text: string): DateTimeOffset {
  const match = dayPattern.exec(text.trim());
  const [year, month, day, hour, minute, second] = (match ?? []).slice(1, 7).map(Number);
  const date = dateTicks(year ?? 0, month ?? 0, Number.isNaN(day) ? 1 : (day ?? 0));
  const time = timeTicks(hour || 0, minute || 0, second || 0);
  if (match === null || date === null || time === null) throw badValue(text, 'AllXsd');
  const offset = BigInt(match[10] ?? 0) * ticksPer.hour + BigInt(match[11] ?? 0) * ticksPer.minute;
  const clock = date + time + fractionTicks(match[7]);
  return DateTimeOffset.ofClock(clock, new TimeSpan(match[9] === '-' ? -offset : offset));
}
