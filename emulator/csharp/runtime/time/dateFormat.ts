/** `DateTime.ToString(format)` and `DateTimeOffset.ToString(format)` in the invariant culture. */
import { type DateParts, partsOf, ticksPer } from './calendar';
import { dayNames, monthNames, shortName } from './names';
import { badFormat, type PatternWord, readPattern } from './pattern';

/** What is formatted: the time on the clock and its zone. */
export interface ClockTime {
  /** Ticks that the clock shows. */
  readonly ticks: bigint;
  /** Ticks from UTC. */
  readonly offset: bigint;
  /** A `DateTime` of this kind; `Offset` for a `DateTimeOffset`. */
  readonly kind: 'Unspecified' | 'Utc' | 'Local' | 'Offset';
}

const roundTrip = "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK";
const rfc1123 = "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'";

/** The standard formats that mean the same whatever is formatted. */
const standard: Readonly<Record<string, string>> = {
  d: 'MM/dd/yyyy',
  D: 'dddd, dd MMMM yyyy',
  f: 'dddd, dd MMMM yyyy HH:mm',
  F: 'dddd, dd MMMM yyyy HH:mm:ss',
  g: 'MM/dd/yyyy HH:mm',
  G: 'MM/dd/yyyy HH:mm:ss',
  m: 'MMMM dd',
  M: 'MMMM dd',
  o: roundTrip,
  O: roundTrip,
  r: rfc1123,
  R: rfc1123,
  s: "yyyy'-'MM'-'dd'T'HH':'mm':'ss",
  t: 'HH:mm',
  T: 'HH:mm:ss',
  u: "yyyy'-'MM'-'dd HH':'mm':'ss'Z'",
  U: 'dddd, dd MMMM yyyy HH:mm:ss',
  y: 'yyyy MMMM',
  Y: 'yyyy MMMM',
};

/** Letters of custom date formats. */
export const dateLetters = 'dfFghHKmMstyz';

/**
 * The custom format behind a standard one, or the format itself when it has more than one letter.
 * @throws FormatException for one unknown letter.
 */
export function customDateFormat(format: string): string {
  const custom = format.length === 1 ? standard[format] : format;
  if (custom === undefined) throw badFormat();
  return custom;
}

/**
 * A date as text; null and '' mean `G`, with the offset behind it for a `DateTimeOffset`.
 * @throws FormatException for a format that .NET does not know.
 */
export function formatDate(time: ClockTime, format: string | null): string {
  if (format === null || format === '')
    return formatDate(time, time.kind === 'Offset' ? 'MM/dd/yyyy HH:mm:ss zzz' : 'G');
  if (format === 'U' && time.kind === 'Offset') throw badFormat();
  // A DateTimeOffset is converted to UTC for these; a DateTime is taken for what it says, but for U.
  const toUtc = /^[rRu]$/.test(format) ? time.kind === 'Offset' : format === 'U';
  const parts = partsOf(toUtc ? time.ticks - time.offset : time.ticks);
  let text = '';
  for (const word of readPattern(customDateFormat(format), dateLetters)) {
    const part = formatWord(word, parts, time);
    // F without digits takes the point before it away.
    text = word.letter === 'F' && part === '' && text.endsWith('.') ? text.slice(0, -1) : text + part;
  }
  return text;
}

const digits = (value: number, count: number): string => String(value).padStart(Math.min(count, 2), '0');

function formatWord(word: PatternWord, parts: DateParts, time: ClockTime): string {
  const { letter, count } = word;
  switch (letter) {
    case 'd':
      return count <= 2 ? digits(parts.day, count) : named(dayNames[parts.dayOfWeek] ?? '', count);
    case 'M':
      return count <= 2 ? digits(parts.month, count) : named(monthNames[parts.month - 1] ?? '', count);
    case 'y':
      return count <= 2 ? digits(parts.year % 100, count) : String(parts.year).padStart(count, '0');
    case 'h':
      return digits(parts.hour % 12 === 0 ? 12 : parts.hour % 12, count);
    case 'H':
      return digits(parts.hour, count);
    case 'm':
      return digits(parts.minute, count);
    case 's':
      return digits(parts.second, count);
    case 't':
      return (parts.hour < 12 ? 'AM' : 'PM').slice(0, count);
    case 'g':
      return 'A.D.';
    case 'f':
    case 'F': {
      if (count > 7) throw badFormat();
      const fraction = String(parts.fraction).padStart(7, '0').slice(0, count);
      return letter === 'f' ? fraction : fraction.replace(/0+$/, '');
    }
    case 'z':
      return offsetText(time.offset, count);
    case 'K':
      return time.kind === 'Utc' ? 'Z' : time.kind === 'Unspecified' ? '' : offsetText(time.offset, 3);
    default:
      return word.text;
  }
}

function named(name: string, count: number): string {
  return count === 3 ? shortName(name) : name;
}

/** `+2`, `+02` or `+02:00`. */
function offsetText(offset: bigint, count: number): string {
  const minutes = Math.abs(Number(offset / ticksPer.minute));
  const hours = digits(Math.floor(minutes / 60), count);
  return `${offset < 0n ? '-' : '+'}${hours}${count >= 3 ? `:${digits(minutes % 60, 2)}` : ''}`;
}
