/** `DateTime.ParseExact` and `DateTimeOffset.ParseExact` in the invariant culture. */
import { dateTicks, partsOf, timeTicks } from './calendar';
import { customDateFormat, dateLetters } from './dateFormat';
import { notADate, offsetTicks, type ParsedDate } from './dateParse';
import { nowTicks } from './dateTime';
import { dayNames, monthNames, shortName } from './names';
import { type PatternWord, readPattern } from './pattern';

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
const oneOf = (names: readonly string[]): string => `(${names.join('|')})`;

/** What a word of the format matches. */
function patternOf({ letter, count, text }: PatternWord): string {
  switch (letter) {
    case 'd':
      return count <= 2 ? digits(count) : oneOf(count === 3 ? dayNames.map(shortName) : dayNames);
    case 'M':
      return count <= 2 ? digits(count) : oneOf(count === 3 ? monthNames.map(shortName) : monthNames);
    case 'y':
      return count <= 2 ? digits(count) : `(\\d{${count}})`;
    case 'h':
    case 'H':
    case 'm':
    case 's':
      return digits(count);
    case 't':
      return count === 1 ? '(A|P)' : '(AM|PM)';
    case 'f':
      return `(\\d{${count}})`;
    case 'F':
      return `(\\d{0,${count}})`;
    case 'z':
      return count <= 2 ? `([+-]${count === 1 ? '\\d\\d?' : '\\d\\d'})` : '([+-]\\d\\d:?\\d\\d)';
    case 'K':
      return '(Z|[+-]\\d\\d:?\\d\\d|)';
    case 'g':
      return '(A\\.D\\.|AD)';
    default:
      return `(${escaped(text)})`;
  }
}

function digits(count: number): string {
  return count === 1 ? '(\\d\\d?)' : '(\\d\\d)';
}

/**
 * A date in exactly this format. What the format leaves out is zero; without any part of a date it is today.
 * @throws FormatException.
 */
export function parseDateExact(text: string, format: string): ParsedDate {
  const words = readPattern(customDateFormat(format), dateLetters);
  const match = new RegExp(`^${words.map(patternOf).join('')}$`, 'i').exec(text);
  if (match === null) throw notADate(text);
  const found = new Map<string, string>();
  words.forEach((word, index) => {
    const value = match[index + 1] ?? '';
    const part = /^[dM]$/.test(word.letter) && word.count > 2 ? `${word.letter}name` : word.letter.replace('F', 'f');
    if (part === '') return;
    if (found.has(part) && found.get(part) !== value) throw notADate(text);
    found.set(part, value);
  });
  return assemble(found, text, /^[rRu]$/.test(format));
}

function assemble(found: ReadonlyMap<string, string>, text: string, isUtc: boolean): ParsedDate {
  const number = (part: string): number | null => {
    const value = found.get(part);
    return value === undefined ? null : Number(value);
  };
  const nameIndex = (names: readonly string[], part: string): number | null => {
    const value = found.get(part)?.slice(0, 3).toLowerCase();
    return value === undefined ? null : names.findIndex((name) => shortName(name).toLowerCase() === value);
  };
  const today = partsOf(nowTicks());
  const monthName = nameIndex(monthNames, 'Mname');
  const year = number('y');
  const month = monthName === null ? number('M') : monthName + 1;
  const day = number('d');
  const timeOnly = year === null && month === null && day === null;
  const date = dateTicks(
    year === null ? today.year : year < 100 && found.get('y')?.length !== 4 ? year + (year < 50 ? 2000 : 1900) : year,
    month ?? (timeOnly ? today.month : 1),
    day ?? (timeOnly ? today.day : 1),
  );
  const time = timeTicks(hourOf(number('H'), number('h'), found.get('t')), number('m') ?? 0, number('s') ?? 0);
  const dayName = nameIndex(dayNames, 'dname');
  if (date === null || time === null || (dayName !== null && partsOf(date).dayOfWeek !== dayName)) throw notADate(text);
  const fraction = BigInt((found.get('f') ?? '').padEnd(7, '0'));
  const zone = found.get('z') ?? found.get('K') ?? '';
  return { ticks: date + time + fraction, offset: isUtc ? 0n : zoneTicks(zone, text) };
}

/** Hour of the day from 24 or 12 hours; -1 when there is no such hour. */
function hourOf(hour: number | null, half: number | null, designator: string | undefined): number {
  if (half === null) return hour ?? 0;
  if (half > 12) return -1;
  return (half % 12) + (designator?.toUpperCase().startsWith('P') === true ? 12 : 0);
}

function zoneTicks(zone: string, text: string): bigint | null {
  if (zone === '') return null;
  if (zone.toUpperCase() === 'Z') return 0n;
  const [, sign = '', hours = '', minutes = '0'] = /^([+-])(\d\d?):?(\d\d)?$/.exec(zone) ?? [];
  return offsetTicks(sign, Number(hours), Number(minutes), text);
}
