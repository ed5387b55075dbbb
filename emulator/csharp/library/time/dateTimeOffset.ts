import { environment } from '../../runtime/environment';
import { argumentNull } from '../../runtime/exceptions';
import { offsetOfParsed, parseDateTimeOffset } from '../../runtime/time/dateParse';
import { parseDateExact } from '../../runtime/time/dateParseExact';
import { DateTime } from '../../runtime/time/dateTime';
import { DateTimeOffset } from '../../runtime/time/dateTimeOffset';
import { TimeSpan } from '../../runtime/time/timeSpan';
import { attempt } from './attempt';
import { clockConstructors, momentType } from './moments';

/** Ticks of 1601-01-01, from which Windows counts. */
const fileTimeEpoch = 504_911_232_000_000_000n;

function parse(text: string | null): DateTimeOffset {
  if (text === null) throw argumentNull('input');
  return parseDateTimeOffset(text);
}

function parseExact(text: string | null, format: string | null): DateTimeOffset {
  if (text === null) throw argumentNull('input');
  if (format === null) throw argumentNull('format');
  return offsetOfParsed(parseDateExact(text, format), text);
}

const now = (): DateTimeOffset => DateTimeOffset.ofClockTime(environment.now());
const subtract = (left: DateTimeOffset, right: DateTimeOffset): TimeSpan =>
  new TimeSpan(left.utcTicks - right.utcTicks);

/** https://learn.microsoft.com/dotnet/api/system.datetimeoffset */
export const dateTimeOffset = momentType('DateTimeOffset', DateTimeOffset, (value) => value.utcTicks, {
  'DateTimeOffset(DateTime dateTime)': (value: DateTime) => DateTimeOffset.ofDateTime(value),
  'DateTimeOffset(DateTime dateTime, TimeSpan offset)': (value: DateTime, offset: TimeSpan) =>
    DateTimeOffset.ofDateTimeAt(value, offset),
  'DateTimeOffset(long ticks, TimeSpan offset)': (ticks: bigint, offset: TimeSpan) =>
    DateTimeOffset.ofClock(DateTime.ofTicks(ticks).ticks, offset),
  ...clockConstructors('DateTimeOffset', ', TimeSpan offset', (ticks, offset: TimeSpan) =>
    DateTimeOffset.ofClock(ticks, offset),
  ),
  'static readonly DateTimeOffset MinValue': DateTimeOffset.minValue,
  'static readonly DateTimeOffset MaxValue': DateTimeOffset.maxValue,
  'static readonly DateTimeOffset UnixEpoch': DateTimeOffset.fromUnix(0n, 'second'),
  'static DateTimeOffset UtcNow { get; }': now,
  'static DateTimeOffset Now { get; }': now,
  'static DateTimeOffset FromUnixTimeSeconds(long seconds)': (value: bigint) =>
    DateTimeOffset.fromUnix(value, 'second'),
  'static DateTimeOffset FromUnixTimeMilliseconds(long milliseconds)': (value: bigint) =>
    DateTimeOffset.fromUnix(value, 'millisecond'),
  'static DateTimeOffset FromFileTime(long fileTime)': (value: bigint) => new DateTimeOffset(fileTimeEpoch + value),
  'long ToUnixTimeSeconds()': (self: DateTimeOffset) => self.toUnix('second'),
  'long ToUnixTimeMilliseconds()': (self: DateTimeOffset) => self.toUnix('millisecond'),
  'long ToFileTime()': (self: DateTimeOffset) => self.utcTicks - fileTimeEpoch,
  'TimeSpan Offset { get; }': (self: DateTimeOffset) => self.offset,
  'DateTime DateTime { get; }': (self: DateTimeOffset) => self.dateTime,
  'DateTime UtcDateTime { get; }': (self: DateTimeOffset) => self.utcDateTime,
  'DateTime LocalDateTime { get; }': (self: DateTimeOffset) => new DateTime(self.utcTicks, 'Local'),
  'DateTime Date { get; }': (self: DateTimeOffset) => self.dateTime.date,
  'long UtcTicks { get; }': (self: DateTimeOffset) => self.utcTicks,
  'DateTimeOffset ToOffset(TimeSpan offset)': (self: DateTimeOffset, offset: TimeSpan) => self.toOffset(offset),
  'DateTimeOffset ToUniversalTime()': (self: DateTimeOffset) => new DateTimeOffset(self.utcTicks),
  'DateTimeOffset ToLocalTime()': (self: DateTimeOffset) => new DateTimeOffset(self.utcTicks),
  'TimeSpan Subtract(DateTimeOffset value)': subtract,
  'static TimeSpan operator -(DateTimeOffset left, DateTimeOffset right)': subtract,
  'static implicit operator DateTimeOffset(DateTime dateTime)': (value: DateTime) => DateTimeOffset.ofDateTime(value),
  'static int Compare(DateTimeOffset first, DateTimeOffset second)': (a: DateTimeOffset, b: DateTimeOffset) =>
    a.netCompareTo(b),
  'int CompareTo(DateTimeOffset other)': (self: DateTimeOffset, other: DateTimeOffset) => self.netCompareTo(other),
  'static bool Equals(DateTimeOffset first, DateTimeOffset second)': (a: DateTimeOffset, b: DateTimeOffset) =>
    a.netEquals(b),
  'bool Equals(DateTimeOffset other)': (self: DateTimeOffset, other: DateTimeOffset) => self.netEquals(other),
  'bool EqualsExact(DateTimeOffset other)': (self: DateTimeOffset, other: DateTimeOffset) =>
    self.utcTicks === other.utcTicks && self.offsetTicks === other.offsetTicks,
  'static DateTimeOffset Parse(string input)': parse,
  'static DateTimeOffset Parse(string input, IFormatProvider formatProvider)': parse,
  'static DateTimeOffset Parse(string input, IFormatProvider formatProvider, System.Globalization.DateTimeStyles styles)':
    parse,
  'static bool TryParse(string input, out DateTimeOffset result)': (input: string | null, result: { value: unknown }) =>
    attempt(() => parse(input), result, DateTimeOffset.minValue),
  'static bool TryParse(string input, IFormatProvider formatProvider, System.Globalization.DateTimeStyles styles, out DateTimeOffset result)':
    (input: string | null, _provider: unknown, _styles: number, result: { value: unknown }) =>
      attempt(() => parse(input), result, DateTimeOffset.minValue),
  'static DateTimeOffset ParseExact(string input, string format, IFormatProvider formatProvider)': parseExact,
  'static DateTimeOffset ParseExact(string input, string format, IFormatProvider formatProvider, System.Globalization.DateTimeStyles styles)':
    parseExact,
  'static bool TryParseExact(string input, string format, IFormatProvider formatProvider, System.Globalization.DateTimeStyles styles, out DateTimeOffset result)':
    (input: string | null, format: string | null, _provider: unknown, _styles: number, result: { value: unknown }) =>
      attempt(() => parseExact(input, format), result, DateTimeOffset.minValue),
  'string ToString(string format)': (self: DateTimeOffset, format: string | null) => self.netFormat(format),
  'string ToString(IFormatProvider formatProvider)': (self: DateTimeOffset) => self.netFormat(null),
  'string ToString(string format, IFormatProvider formatProvider)': (self: DateTimeOffset, format: string | null) =>
    self.netFormat(format),
});
