/** `DateTime.Parse` and `DateTimeOffset.Parse` in the invariant culture. */
import { type DotNetException, formatException } from '../exceptions';
import { dateTicks, lastTick, partsOf, ticksPer, timeTicks } from './calendar';
import { DateTime, nowTicks } from './dateTime';
import { DateTimeOffset } from './dateTimeOffset';
import { dayNames, monthNames, shortName } from './names';

/** A date as text had it. */
export interface ParsedDate {
  /** Ticks that the text's clock shows. */
  readonly ticks: bigint;
  /** Ticks from UTC, null when the text names no zone. */
  readonly offset: bigint | null;
}

/** The FormatException of a text that is no date. */
export function notADate(text: string): DotNetException {
  return formatException(`String '${text}' was not recognized as a valid DateTime.`);
}

/** Ticks of a parsed offset. @throws FormatException beyond 14 hours. */
export function offsetTicks(sign: string, hours: number, minutes: number, text: string): bigint {
  const size = hours * 60 + minutes;
  if (minutes > 59) throw notADate(text);
  if (size > 14 * 60) {
    throw formatException(`The time zone offset of string '${text}' must be within plus or minus 14 hours.`);
  }
  return BigInt(sign === '-' ? -size : size) * ticksPer.minute;
}

/** The moment in UTC, which must be in the years 1 to 9999. @throws FormatException. */
function utcTicksOf(date: ParsedDate, text: string): bigint {
  const ticks = date.ticks - (date.offset ?? 0n);
  if (ticks < 0n || ticks > lastTick) {
    throw formatException(
      `The DateTime represented by the string '${text}' is not supported in calendar 'System.Globalization.GregorianCalendar'.`,
    );
  }
  return ticks;
}

/** A number with how many digits it had, a word, or a sign. `start` is its place in the text. */
type DateToken =
  | { readonly kind: 'number'; readonly value: number; readonly digits: string; readonly start: number }
  | { readonly kind: 'word' | 'sign'; readonly text: string; readonly start: number };

function tokenize(text: string): DateToken[] {
  return [...text.matchAll(/\d+|\p{L}+|\S/gu)].map(([found], index, all) => {
    const start = all[index]?.index ?? 0;
    if (/^\d/.test(found)) return { kind: 'number', value: Number(found), digits: found, start };
    return { kind: /^\p{L}/u.test(found) ? 'word' : 'sign', text: found, start };
  });
}

/** Number of a name by its whole or short form, or -1. */
function indexOfName(names: readonly string[], word: string): number {
  const lower = word.toLowerCase();
  return names.findIndex((name) => [name.toLowerCase(), shortName(name).toLowerCase()].includes(lower));
}

/**
 * A date and time as people and protocols write them: ISO 8601, RFC 1123, month before day with slashes, names of
 * months, a time with AM or PM, an offset or `Z` or `GMT` behind it. Without a date it is today's.
 * @throws FormatException.
 */
function parseDate(text: string): ParsedDate {
  return new DateReader(text).read();
}

class DateReader {
  private readonly text: string;
  private readonly tokens: readonly DateToken[];
  private index = 0;

  /** Numbers of the date in their order, and where among them the month's name stood. */
  private readonly numbers: { readonly value: number; readonly digits: number }[] = [];
  private monthName: { readonly month: number; readonly before: number } | null = null;
  private dayOfWeek: number | null = null;
  private time: bigint | null = null;
  private offset: bigint | null = null;

  constructor(text: string) {
    this.text = text;
    this.tokens = tokenize(text);
  }

  read(): ParsedDate {
    if (this.tokens.length === 0) throw notADate(this.text);
    while (this.index < this.tokens.length) this.readToken();
    const date = this.date();
    const { dayOfWeek } = partsOf(date);
    if (this.dayOfWeek !== null && this.dayOfWeek !== dayOfWeek) {
      throw formatException(
        `String '${this.text}' was not recognized as a valid DateTime because the day of week was incorrect.`,
      );
    }
    return { ticks: date + (this.time ?? 0n), offset: this.offset };
  }

  private peek(ahead = 0): DateToken | undefined {
    return this.tokens[this.index + ahead];
  }

  private isSign(ahead: number, signs: string): boolean {
    const token = this.peek(ahead);
    return token?.kind === 'sign' && signs.includes(token.text);
  }

  /** The word at this place in lower case, or ''. */
  private wordAt(ahead: number): string {
    const token = this.peek(ahead);
    return token?.kind === 'word' ? token.text.toLowerCase() : '';
  }

  private readToken(): void {
    const token = this.peek();
    if (token === undefined) return;
    if (token.kind === 'number') {
      if (this.isSign(1, ':') || /^(am|pm|a|p)$/.test(this.wordAt(1))) this.readTime();
      else {
        this.numbers.push({ value: token.value, digits: token.digits.length });
        if (token.digits.length > 4) throw notADate(this.text);
        this.index += 1;
      }
    } else if (token.kind === 'word') {
      this.readWord(token.text, token.start);
    } else if (this.time !== null && this.isSign(0, '+-') && this.peek(1)?.kind === 'number') {
      this.readOffset();
    } else if (this.isSign(0, '/-.,') && this.index > 0) {
      this.index += 1;
    } else {
      throw notADate(this.text);
    }
  }

  private readWord(word: string, start: number): void {
    const month = indexOfName(monthNames, word);
    const day = indexOfName(dayNames, word);
    const known = word.toLowerCase();
    if (month >= 0 && this.monthName === null) {
      this.monthName = { month: month + 1, before: this.numbers.length };
    } else if (day >= 0 && this.dayOfWeek === null) {
      this.dayOfWeek = day;
    } else if (/^(z|gmt|utc)$/.test(known) && this.time !== null && this.offset === null) {
      this.offset = 0n;
    } else if (known !== 't' || this.peek(1)?.kind !== 'number' || this.numbers.length === 0) {
      throw formatException(
        `The string '${this.text}' was not recognized as a valid DateTime. There is an unknown word starting at index '${start}'.`,
      );
    }
    this.index += 1;
  }

  /** `h:m[:s[.f]]` with AM or PM behind it, or `h AM`. */
  private readTime(): void {
    if (this.time !== null) throw notADate(this.text);
    let hour = this.number();
    let minute = 0;
    let second = 0;
    let fraction = 0n;
    if (this.isSign(0, ':')) {
      this.index += 1;
      minute = this.number();
      if (this.isSign(0, ':')) {
        this.index += 1;
        second = this.number();
        if (this.isSign(0, '.')) {
          this.index += 1;
          fraction = this.fraction();
        }
      }
    }
    const half = /^(am|pm|a|p)$/.exec(this.wordAt(0))?.[0];
    if (half !== undefined) {
      this.index += 1;
      if (hour > 12) throw notADate(this.text);
      hour = (hour % 12) + (half.startsWith('p') ? 12 : 0);
    }
    const ticks = timeTicks(hour, minute, second);
    if (ticks === null) {
      throw formatException(
        `The DateTime represented by the string '${this.text}' is not supported in calendar 'System.Globalization.GregorianCalendar'.`,
      );
    }
    this.time = ticks + fraction;
  }

  private number(): number {
    const token = this.peek();
    if (token?.kind !== 'number' || token.digits.length > 2) throw notADate(this.text);
    this.index += 1;
    return token.value;
  }

  /** Ticks of the digits behind the point, rounded to the seventh. */
  private fraction(): bigint {
    const token = this.peek();
    if (token?.kind !== 'number') throw notADate(this.text);
    this.index += 1;
    return BigInt(Math.round(Number(`0.${token.digits}`) * 1e7));
  }

  /** `+hh`, `+hhmm` or `+hh:mm`. */
  private readOffset(): void {
    const sign = this.isSign(0, '-') ? '-' : '+';
    const token = this.peek(1);
    if (this.offset !== null || token?.kind !== 'number' || token.digits.length > 4) throw notADate(this.text);
    this.index += 2;
    const short = token.digits.length <= 2;
    let minutes = short ? 0 : token.value % 100;
    if (short && this.isSign(0, ':')) {
      this.index += 1;
      minutes = this.number();
    }
    this.offset = offsetTicks(sign, short ? token.value : Math.floor(token.value / 100), minutes, this.text);
  }

  private date(): bigint {
    const [first, second, third] = this.numbers;
    if (this.numbers.length > 3) throw notADate(this.text);
    if (this.monthName !== null) {
      const { month, before } = this.monthName;
      return this.namedDate(month, before);
    }
    if (first === undefined) {
      if (this.time === null) throw notADate(this.text);
      const now = nowTicks();
      return now - (now % ticksPer.day);
    }
    if (second === undefined) throw notADate(this.text);
    if (third === undefined) {
      return first.digits >= 3
        ? this.ticksOf(first.value, second.value, 1)
        : second.digits >= 3
          ? this.ticksOf(second.value, first.value, 1)
          : this.ticksOf(partsOf(nowTicks()).year, first.value, second.value);
    }
    return first.digits >= 3
      ? this.ticksOf(first.value, second.value, third.value)
      : this.ticksOf(fullYear(third), first.value, second.value);
  }

  /** A date whose month has a name; `before` numbers stood before it. */
  private namedDate(month: number, before: number): bigint {
    const [first, second, third] = this.numbers;
    if (first === undefined || third !== undefined) throw notADate(this.text);
    if (second === undefined) {
      return first.digits >= 3
        ? this.ticksOf(first.value, month, 1)
        : this.ticksOf(partsOf(nowTicks()).year, month, first.value);
    }
    const yearFirst = before > 0 && first.digits >= 3;
    return yearFirst
      ? this.ticksOf(first.value, month, second.value)
      : this.ticksOf(fullYear(second), month, first.value);
  }

  private ticksOf(year: number, month: number, day: number): bigint {
    const ticks = dateTicks(year, month, day);
    if (ticks === null) throw notADate(this.text);
    return ticks;
  }
}

/** A year of two digits lies between 1950 and 2049. */
function fullYear({ value, digits }: { readonly value: number; readonly digits: number }): number {
  return digits > 2 ? value : value + (value < 50 ? 2000 : 1900);
}

/** `DateTime.Parse`: a text with a zone becomes local time. @throws FormatException. */
export function parseDateTime(text: string): DateTime {
  const date = parseDate(text);
  return date.offset === null ? new DateTime(date.ticks) : new DateTime(utcTicksOf(date, text), 'Local');
}

/** `DateTimeOffset.Parse`: a text without a zone is in local time. @throws FormatException. */
export function parseDateTimeOffset(text: string): DateTimeOffset {
  return offsetOfParsed(parseDate(text), text);
}

/** A parsed date as a moment. @throws FormatException outside the years 1 to 9999. */
export function offsetOfParsed(date: ParsedDate, text: string): DateTimeOffset {
  return new DateTimeOffset(utcTicksOf(date, text), date.offset ?? 0n);
}
