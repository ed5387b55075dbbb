import { argumentNull, argumentOutOfRange } from '../../runtime/exceptions';
import { daysInMonth, isLeapYear, lastTick } from '../../runtime/time/calendar';
import { parseDateTime } from '../../runtime/time/dateParse';
import { clockTicks, DateTime, dateTimeKinds, nowTicks } from '../../runtime/time/dateTime';
import { TimeSpan } from '../../runtime/time/timeSpan';
import { type DefinedType, defineType } from '../define';
import { clockConstructors, momentType } from './moments';

function parse(text: string | null): DateTime {
  if (text === null) throw argumentNull('s');
  return parseDateTime(text);
}

function checkYear(year: number): void {
  if (year < 1 || year > 9999) throw argumentOutOfRange('year', 'Year must be between 1 and 9999.');
}

/** https://learn.microsoft.com/dotnet/api/system.datetime, as far as the allow-list goes. */
const dateTime = momentType('DateTime', DateTime, (value) => value.ticks, {
  'DateTime(long ticks)': (ticks: bigint) => DateTime.ofTicks(ticks),
  'DateTime(long ticks, DateTimeKind kind)': (ticks: bigint, kind: number) =>
    DateTime.ofKind(DateTime.ofTicks(ticks).ticks, kind),
  'DateTime(int year, int month, int day)': (year: number, month: number, day: number) =>
    new DateTime(clockTicks(year, month, day)),
  ...clockConstructors('DateTime', '', (ticks) => new DateTime(ticks)),
  ...clockConstructors('DateTime', ', DateTimeKind kind', (ticks, kind: number) => DateTime.ofKind(ticks, kind)),
  'static readonly DateTime MinValue': DateTime.minValue,
  'static readonly DateTime MaxValue': new DateTime(lastTick),
  'static DateTime UtcNow { get; }': () => new DateTime(nowTicks(), 'Utc'),
  'static DateTime Now { get; }': () => new DateTime(nowTicks(), 'Local'),
  'static DateTime Today { get; }': () => new DateTime(nowTicks(), 'Local').date,
  'DateTime Date { get; }': (self: DateTime) => self.date,
  'TimeSpan Subtract(DateTime value)': (self: DateTime, value: DateTime) => new TimeSpan(self.ticks - value.ticks),
  // The gateway's local zone is UTC, which has no daylight saving time.
  'bool IsDaylightSavingTime()': () => false,
  'static int DaysInMonth(int year, int month)': (year: number, month: number) => {
    if (month < 1 || month > 12) throw argumentOutOfRange('month', 'Month must be between one and twelve.');
    checkYear(year);
    return daysInMonth(year, month);
  },
  'static bool IsLeapYear(int year)': (year: number) => {
    checkYear(year);
    return isLeapYear(year);
  },
  'static DateTime Parse(string s)': parse,
  'static DateTime Parse(string s, IFormatProvider provider)': parse,
  'string ToString(string format)': (self: DateTime, format: string | null) => self.netFormat(format),
  'string ToString(IFormatProvider provider)': (self: DateTime) => self.netFormat(null),
  'string ToString(string format, IFormatProvider provider)': (self: DateTime, format: string | null) =>
    self.netFormat(format),
  'static TimeSpan operator -(DateTime left, DateTime right)': (left: DateTime, right: DateTime) =>
    new TimeSpan(left.ticks - right.ticks),
});

const dateTimeKind = defineType({ name: 'System.DateTimeKind', kind: 'enum', values: dateTimeKinds });

const dayOfWeek = defineType({
  name: 'System.DayOfWeek',
  kind: 'enum',
  values: { Sunday: 0, Monday: 1, Tuesday: 2, Wednesday: 3, Thursday: 4, Friday: 5, Saturday: 6 },
});

/** `DateTime` and its enums. */
export const dateTimeTypes: readonly DefinedType[] = [dateTime, dateTimeKind, dayOfWeek];
