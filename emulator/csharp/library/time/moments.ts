/** What `DateTime` and `DateTimeOffset` have in common. */
import { ticksPer } from '../../runtime/time/calendar';
import { clockTicks, type DateTime, monthsLater, ticksOf, yearsLater } from '../../runtime/time/dateTime';
import { TimeSpan } from '../../runtime/time/timeSpan';
import { type DefinedType, defineType, type MemberCode } from '../define';
import { timeUnits } from './units';

type MomentName = 'DateTime' | 'DateTimeOffset';
type Six = [number, number, number, number, number, number];

/** Members of `DateTime` and `DateTimeOffset` alike, under both names; what they need of an instance. */
interface Clock {
  readonly ticks: bigint;
  readonly parts: DateTime['parts'];
  at(ticks: bigint, parameter?: string): unknown;
}

/** The parts of a date and the additions, which `DateTime` and `DateTimeOffset` have in common. */
function clockMembers(type: MomentName): Record<string, MemberCode> {
  const members: Record<string, MemberCode> = {
    [`${type} Add(TimeSpan value)`]: (self: Clock, value: TimeSpan) => self.at(self.ticks + value.ticks),
    [`${type} AddTicks(long value)`]: (self: Clock, value: bigint) => self.at(self.ticks + value),
    [`${type} AddMonths(int months)`]: (self: Clock, months: number) =>
      self.at(monthsLater(self.ticks, months), 'months'),
    [`${type} AddYears(int value)`]: (self: Clock, years: number) => self.at(yearsLater(self.ticks, years), 'years'),
    [`${type} Subtract(TimeSpan value)`]: (self: Clock, value: TimeSpan) => self.at(self.ticks - value.ticks),
    'long Ticks { get; }': (self: Clock) => self.ticks,
    'TimeSpan TimeOfDay { get; }': (self: Clock) => new TimeSpan(self.ticks % ticksPer.day),
    'int Millisecond { get; }': (self: Clock) => Math.floor(self.parts.fraction / 10_000),
    'System.DayOfWeek DayOfWeek { get; }': (self: Clock) => self.parts.dayOfWeek,
    [`static ${type} operator +(${type} date, TimeSpan time)`]: (date: Clock, time: TimeSpan) =>
      date.at(date.ticks + time.ticks),
    [`static ${type} operator -(${type} date, TimeSpan time)`]: (date: Clock, time: TimeSpan) =>
      date.at(date.ticks - time.ticks),
  };
  for (const [name, unit] of Object.entries(timeUnits)) {
    members[`${type} Add${name}(double value)`] = (self: Clock, value: number) =>
      self.at(self.ticks + ticksOf(value, unit));
  }
  const parts: Readonly<Record<string, 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'dayOfYear'>> = {
    Year: 'year',
    Month: 'month',
    Day: 'day',
    Hour: 'hour',
    Minute: 'minute',
    Second: 'second',
    DayOfYear: 'dayOfYear',
  };
  for (const [name, part] of Object.entries(parts)) {
    members[`int ${name} { get; }`] = (self: Clock) => self.parts[part];
  }
  return members;
}

/** Constructors from what a clock shows, to the second and to the millisecond; `last` is what they take behind it. */
export function clockConstructors<L>(
  type: MomentName,
  last: string,
  make: (ticks: bigint, last: L) => unknown,
): Record<string, MemberCode> {
  const seconds = 'int year, int month, int day, int hour, int minute, int second';
  return {
    [`${type}(${seconds}${last})`]: (...[year, month, day, hour, minute, second, given]: [...Six, L]) =>
      make(clockTicks(year, month, day, hour, minute, second), given),
    [`${type}(${seconds}, int millisecond${last})`]: (
      ...[year, month, day, hour, minute, second, millisecond, given]: [...Six, number, L]
    ) => make(clockTicks(year, month, day, hour, minute, second, millisecond), given),
  };
}

/** Comparison operators of two values of a type, by a number that orders them. */
function comparisonOperators<T>(type: MomentName, order: (value: T) => bigint): Record<string, MemberCode> {
  return {
    [`static bool operator ==(${type} left, ${type} right)`]: (left: T, right: T) => order(left) === order(right),
    [`static bool operator !=(${type} left, ${type} right)`]: (left: T, right: T) => order(left) !== order(right),
    [`static bool operator <(${type} left, ${type} right)`]: (left: T, right: T) => order(left) < order(right),
    [`static bool operator <=(${type} left, ${type} right)`]: (left: T, right: T) => order(left) <= order(right),
    [`static bool operator >(${type} left, ${type} right)`]: (left: T, right: T) => order(left) > order(right),
    [`static bool operator >=(${type} left, ${type} right)`]: (left: T, right: T) => order(left) >= order(right),
  };
}

/** A type of moments: `order` gives the number that compares two of them, `members` what it has of its own. */
export function momentType<T>(
  name: MomentName,
  runtimeClass: (abstract new (...args: never[]) => T) & { readonly minValue: T },
  order: (value: T) => bigint,
  members: Readonly<Record<string, MemberCode>>,
): DefinedType {
  return defineType({
    name: `System.${name}`,
    kind: 'struct',
    runtimeClass,
    defaultValue: () => runtimeClass.minValue,
    interfaces: ['System.IComparable', 'System.IFormattable'],
    members: { ...clockMembers(name), ...comparisonOperators(name, order), ...members },
  });
}
