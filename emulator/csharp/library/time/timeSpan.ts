import { argumentException, argumentNull, argumentOutOfRange, type DotNetException } from '../../runtime/exceptions';
import { ticksPer } from '../../runtime/time/calendar';
import { TimeSpan } from '../../runtime/time/timeSpan';
import { parseTimeSpan, parseTimeSpanExact } from '../../runtime/time/timeSpanParse';
import { defineType, type MemberCode } from '../define';
import { attempt } from './attempt';
import { timeUnits } from './units';

const unitMembers: Record<string, MemberCode> = {};
for (const [name, unit] of Object.entries(timeUnits)) {
  unitMembers[`static TimeSpan From${name}(double value)`] = (value: number) => TimeSpan.from(value, unit);
  unitMembers[`double Total${name} { get; }`] = (self: TimeSpan) => self.total(unit);
  unitMembers[`int ${name} { get; }`] = (self: TimeSpan) => self.part(unit);
  unitMembers[`const long TicksPer${name.slice(0, -1)}`] = ticksPer[unit];
}

function parse(text: string | null, parameter: string): TimeSpan {
  if (text === null) throw argumentNull(parameter);
  return new TimeSpan(parseTimeSpan(text));
}

function parseExact(text: string | null, format: string | null): TimeSpan {
  if (text === null) throw argumentNull('input');
  if (format === null) throw argumentNull('format');
  return new TimeSpan(parseTimeSpanExact(text, format));
}

function ofParts(days: number, hours: number, minutes: number, seconds: number, milliseconds: number): TimeSpan {
  const total =
    BigInt(days) * ticksPer.day +
    BigInt(hours) * ticksPer.hour +
    BigInt(minutes) * ticksPer.minute +
    BigInt(seconds) * ticksPer.second +
    BigInt(milliseconds) * ticksPer.millisecond;
  if (BigInt.asIntN(64, total) !== total) throw tooLong();
  return new TimeSpan(total);
}

function tooLong(): DotNetException {
  return argumentOutOfRange('', 'TimeSpan overflowed because the duration is too long.');
}

function scaled(span: TimeSpan, factor: number): TimeSpan {
  if (Number.isNaN(factor)) {
    throw argumentException('TimeSpan does not accept floating-point Not-a-Number values.', 'factor');
  }
  return TimeSpan.ofDouble(Number(span.ticks) * factor);
}

function divided(span: TimeSpan, divisor: number): TimeSpan {
  if (Number.isNaN(divisor)) {
    throw argumentException('TimeSpan does not accept floating-point Not-a-Number values.', 'divisor');
  }
  return TimeSpan.ofDouble(Number(span.ticks) / divisor);
}

const add = (a: TimeSpan, b: TimeSpan): TimeSpan => TimeSpan.ofTicks(a.ticks + b.ticks);
const subtract = (a: TimeSpan, b: TimeSpan): TimeSpan => TimeSpan.ofTicks(a.ticks - b.ticks);

/** https://learn.microsoft.com/dotnet/api/system.timespan */
export const timeSpan = defineType({
  name: 'System.TimeSpan',
  kind: 'struct',
  runtimeClass: TimeSpan,
  defaultValue: () => TimeSpan.zero,
  interfaces: ['System.IComparable', 'System.IFormattable'],
  members: {
    ...unitMembers,
    'TimeSpan(long ticks)': (ticks: bigint) => new TimeSpan(ticks),
    'TimeSpan(int hours, int minutes, int seconds)': (hours: number, minutes: number, seconds: number) =>
      ofParts(0, hours, minutes, seconds, 0),
    'TimeSpan(int days, int hours, int minutes, int seconds)': (
      days: number,
      hours: number,
      minutes: number,
      seconds: number,
    ) => ofParts(days, hours, minutes, seconds, 0),
    'TimeSpan(int days, int hours, int minutes, int seconds, int milliseconds)': ofParts,
    'static readonly TimeSpan Zero': TimeSpan.zero,
    'static readonly TimeSpan MaxValue': TimeSpan.maxValue,
    'static readonly TimeSpan MinValue': TimeSpan.minValue,
    'static TimeSpan FromTicks(long value)': (value: bigint) => new TimeSpan(value),
    'long Ticks { get; }': (self: TimeSpan) => self.ticks,
    'TimeSpan Add(TimeSpan ts)': add,
    'TimeSpan Subtract(TimeSpan ts)': subtract,
    'TimeSpan Negate()': (self: TimeSpan) => self.negate(),
    'TimeSpan Duration()': (self: TimeSpan) => self.duration(),
    'TimeSpan Multiply(double factor)': scaled,
    'TimeSpan Divide(double divisor)': divided,
    'double Divide(TimeSpan ts)': (self: TimeSpan, other: TimeSpan) => Number(self.ticks) / Number(other.ticks),
    'static int Compare(TimeSpan t1, TimeSpan t2)': (a: TimeSpan, b: TimeSpan) => a.netCompareTo(b),
    'int CompareTo(TimeSpan value)': (self: TimeSpan, other: TimeSpan) => self.netCompareTo(other),
    'int CompareTo(object value)': (self: TimeSpan, other: unknown) => self.netCompareTo(other),
    'static bool Equals(TimeSpan t1, TimeSpan t2)': (a: TimeSpan, b: TimeSpan) => a.netEquals(b),
    'bool Equals(TimeSpan obj)': (self: TimeSpan, other: TimeSpan) => self.netEquals(other),
    'static TimeSpan Parse(string s)': (s: string | null) => parse(s, 's'),
    'static TimeSpan Parse(string input, IFormatProvider formatProvider)': (input: string | null) =>
      parse(input, 'input'),
    'static bool TryParse(string s, out TimeSpan result)': (s: string | null, result: { value: unknown }) =>
      attempt(() => parse(s, 's'), result, TimeSpan.zero),
    'static bool TryParse(string input, IFormatProvider formatProvider, out TimeSpan result)': (
      input: string | null,
      _provider: unknown,
      result: { value: unknown },
    ) => attempt(() => parse(input, 'input'), result, TimeSpan.zero),
    'static TimeSpan ParseExact(string input, string format, IFormatProvider formatProvider)': parseExact,
    'static bool TryParseExact(string input, string format, IFormatProvider formatProvider, out TimeSpan result)': (
      input: string | null,
      format: string | null,
      _provider: unknown,
      result: { value: unknown },
    ) => attempt(() => parseExact(input, format), result, TimeSpan.zero),
    'string ToString(string format)': (self: TimeSpan, format: string | null) => self.netFormat(format),
    'string ToString(string format, IFormatProvider formatProvider)': (self: TimeSpan, format: string | null) =>
      self.netFormat(format),
    'static TimeSpan operator +(TimeSpan t)': (t: TimeSpan) => t,
    'static TimeSpan operator -(TimeSpan t)': (t: TimeSpan) => t.negate(),
    'static TimeSpan operator +(TimeSpan t1, TimeSpan t2)': add,
    'static TimeSpan operator -(TimeSpan t1, TimeSpan t2)': subtract,
    'static TimeSpan operator *(TimeSpan timeSpan, double factor)': scaled,
    'static TimeSpan operator *(double factor, TimeSpan timeSpan)': (factor: number, span: TimeSpan) =>
      scaled(span, factor),
    'static TimeSpan operator /(TimeSpan timeSpan, double divisor)': divided,
    'static double operator /(TimeSpan t1, TimeSpan t2)': (a: TimeSpan, b: TimeSpan) =>
      Number(a.ticks) / Number(b.ticks),
    'static bool operator ==(TimeSpan t1, TimeSpan t2)': (a: TimeSpan, b: TimeSpan) => a.ticks === b.ticks,
    'static bool operator !=(TimeSpan t1, TimeSpan t2)': (a: TimeSpan, b: TimeSpan) => a.ticks !== b.ticks,
    'static bool operator <(TimeSpan t1, TimeSpan t2)': (a: TimeSpan, b: TimeSpan) => a.ticks < b.ticks,
    'static bool operator <=(TimeSpan t1, TimeSpan t2)': (a: TimeSpan, b: TimeSpan) => a.ticks <= b.ticks,
    'static bool operator >(TimeSpan t1, TimeSpan t2)': (a: TimeSpan, b: TimeSpan) => a.ticks > b.ticks,
    'static bool operator >=(TimeSpan t1, TimeSpan t2)': (a: TimeSpan, b: TimeSpan) => a.ticks >= b.ticks,
  },
});
