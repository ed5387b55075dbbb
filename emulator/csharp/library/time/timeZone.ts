import { NetArray } from '../../runtime/array';
import { argumentException, argumentNull, dotNetException } from '../../runtime/exceptions';
import { DateTime } from '../../runtime/time/dateTime';
import type { DateTimeOffset } from '../../runtime/time/dateTimeOffset';
import { systemTimeZone } from '../../runtime/time/systemTimeZone';
import { TimeSpan } from '../../runtime/time/timeSpan';
import { AdjustmentRule, TimeZoneInfo, TransitionTime } from '../../runtime/time/timeZone';
import { namedType } from '../../types';
import { type DefinedType, defineType } from '../define';

const transitionTime = defineType({
  name: 'System.TimeZoneInfo+TransitionTime',
  kind: 'struct',
  runtimeClass: TransitionTime,
  defaultValue: () => TransitionTime.none,
  members: {
    'static TimeZoneInfo.TransitionTime CreateFloatingDateRule(DateTime timeOfDay, int month, int week, System.DayOfWeek dayOfWeek)':
      (timeOfDay: DateTime, month: number, week: number, dayOfWeek: number) =>
        TransitionTime.floating(timeOfDay, month, week, dayOfWeek),
    'static TimeZoneInfo.TransitionTime CreateFixedDateRule(DateTime timeOfDay, int month, int day)': (
      timeOfDay: DateTime,
      month: number,
      day: number,
    ) => TransitionTime.fixed(timeOfDay, month, day),
    'DateTime TimeOfDay { get; }': (self: TransitionTime) => self.timeOfDay,
    'int Month { get; }': (self: TransitionTime) => self.month,
    'int Week { get; }': (self: TransitionTime) => self.week,
    'int Day { get; }': (self: TransitionTime) => self.day,
    'System.DayOfWeek DayOfWeek { get; }': (self: TransitionTime) => self.dayOfWeek,
    'bool IsFixedDateRule { get; }': (self: TransitionTime) => self.isFixed,
  },
});

const adjustmentRule = defineType({
  name: 'System.TimeZoneInfo+AdjustmentRule',
  runtimeClass: AdjustmentRule,
  members: {
    'static TimeZoneInfo.AdjustmentRule CreateAdjustmentRule(DateTime dateStart, DateTime dateEnd, TimeSpan daylightDelta, TimeZoneInfo.TransitionTime daylightTransitionStart, TimeZoneInfo.TransitionTime daylightTransitionEnd)':
      (dateStart: DateTime, dateEnd: DateTime, delta: TimeSpan, start: TransitionTime, end: TransitionTime) =>
        new AdjustmentRule(dateStart, dateEnd, delta, start, end),
    'DateTime DateStart { get; }': (self: AdjustmentRule) => self.dateStart,
    'DateTime DateEnd { get; }': (self: AdjustmentRule) => self.dateEnd,
    'TimeSpan DaylightDelta { get; }': (self: AdjustmentRule) => self.delta,
    'TimeZoneInfo.TransitionTime DaylightTransitionStart { get; }': (self: AdjustmentRule) => self.start,
    'TimeZoneInfo.TransitionTime DaylightTransitionEnd { get; }': (self: AdjustmentRule) => self.end,
  },
});

const adjustmentRuleType = namedType('System.TimeZoneInfo+AdjustmentRule');

function custom(
  id: string | null,
  offset: TimeSpan,
  display: string | null,
  standard: string | null,
  daylight: string | null,
  rules: NetArray<AdjustmentRule> | null,
): TimeZoneInfo {
  return new TimeZoneInfo(
    id,
    offset,
    { display, standard, daylight },
    rules === null ? [] : Array.from(rules.items as AdjustmentRule[]),
  );
}

function given<T>(value: T | null, parameter: string): T {
  if (value === null) throw argumentNull(parameter);
  return value;
}

/** The ids of UTC; a gateway has no other zone of its own here. */
const utcIds = ['utc', 'etc/utc', 'gmt', 'etc/gmt'];

function findZone(id: string | null): TimeZoneInfo {
  const text = given(id, 'id');
  if (utcIds.includes(text.toLowerCase())) return TimeZoneInfo.utc;
  const zone = systemTimeZone(text);
  if (zone === null) {
    throw dotNetException(
      'System.TimeZoneNotFoundException',
      `The time zone ID '${text}' was not found on the local computer.`,
    );
  }
  return zone;
}

/** A date of any kind on the clock of `source`, told by the clock of `target`. */
function convert(value: DateTime, source: TimeZoneInfo, target: TimeZoneInfo): DateTime {
  if (value.kind !== 'Unspecified' && source !== TimeZoneInfo.utc) {
    throw argumentException(
      'The conversion could not be completed because the supplied DateTime did not have the Kind property set correctly.  For example, when the Kind property is DateTimeKind.Local, the source time zone must be TimeZoneInfo.Local.',
      'sourceTimeZone',
    );
  }
  return target.fromUtc(source.toUtc(value).ticks);
}

/** Offset of a date that is this zone's clock time, or a moment when its kind says so. */
function offsetOf(zone: TimeZoneInfo, value: DateTime): TimeSpan {
  return new TimeSpan(value.kind === 'Unspecified' ? zone.offsetOfClock(value.ticks) : zone.offsetAt(value.ticks));
}

/** The clock time of a zone that a date means. */
function clockOf(zone: TimeZoneInfo, value: DateTime): bigint {
  return value.kind === 'Unspecified' ? value.ticks : zone.fromUtc(value.ticks).ticks;
}

/** https://learn.microsoft.com/dotnet/api/system.timezoneinfo */
const timeZoneInfo = defineType({
  name: 'System.TimeZoneInfo',
  runtimeClass: TimeZoneInfo,
  members: {
    'static TimeZoneInfo Utc { get; }': () => TimeZoneInfo.utc,
    'static TimeZoneInfo Local { get; }': () => TimeZoneInfo.utc,
    'static TimeZoneInfo FindSystemTimeZoneById(string id)': findZone,
    'static TimeZoneInfo CreateCustomTimeZone(string id, TimeSpan baseUtcOffset, string displayName, string standardDisplayName)':
      (id: string | null, offset: TimeSpan, display: string | null, standard: string | null) =>
        custom(id, offset, display, standard, standard, null),
    'static TimeZoneInfo CreateCustomTimeZone(string id, TimeSpan baseUtcOffset, string displayName, string standardDisplayName, string daylightDisplayName, TimeZoneInfo.AdjustmentRule[] adjustmentRules)':
      custom,
    'static TimeZoneInfo CreateCustomTimeZone(string id, TimeSpan baseUtcOffset, string displayName, string standardDisplayName, string daylightDisplayName, TimeZoneInfo.AdjustmentRule[] adjustmentRules, bool disableDaylightSavingTime)':
      (
        ...[id, offset, display, standard, daylight, rules, disable]: [
          string | null,
          TimeSpan,
          string | null,
          string | null,
          string | null,
          NetArray<AdjustmentRule> | null,
          boolean,
        ]
      ) => custom(id, offset, display, standard, daylight, disable ? null : rules),
    'static DateTime ConvertTimeFromUtc(DateTime dateTime, TimeZoneInfo destinationTimeZone)': (
      value: DateTime,
      zone: TimeZoneInfo | null,
    ) => convert(value, TimeZoneInfo.utc, given(zone, 'destinationTimeZone')),
    'static DateTime ConvertTimeToUtc(DateTime dateTime)': (value: DateTime) => TimeZoneInfo.utc.toUtc(value),
    'static DateTime ConvertTimeToUtc(DateTime dateTime, TimeZoneInfo sourceTimeZone)': (
      value: DateTime,
      zone: TimeZoneInfo | null,
    ) => convert(value, given(zone, 'sourceTimeZone'), TimeZoneInfo.utc),
    'static DateTime ConvertTime(DateTime dateTime, TimeZoneInfo destinationTimeZone)': (
      value: DateTime,
      zone: TimeZoneInfo | null,
    ) => convert(value, TimeZoneInfo.utc, given(zone, 'destinationTimeZone')),
    'static DateTime ConvertTime(DateTime dateTime, TimeZoneInfo sourceTimeZone, TimeZoneInfo destinationTimeZone)': (
      value: DateTime,
      source: TimeZoneInfo | null,
      target: TimeZoneInfo | null,
    ) => convert(value, given(source, 'sourceTimeZone'), given(target, 'destinationTimeZone')),
    'static DateTimeOffset ConvertTime(DateTimeOffset dateTimeOffset, TimeZoneInfo destinationTimeZone)': (
      value: DateTimeOffset,
      zone: TimeZoneInfo | null,
    ) => given(zone, 'destinationTimeZone').convert(value),
    'static DateTime ConvertTimeBySystemTimeZoneId(DateTime dateTime, string destinationTimeZoneId)': (
      value: DateTime,
      id: string | null,
    ) => convert(value, TimeZoneInfo.utc, findZone(id)),
    'static DateTimeOffset ConvertTimeBySystemTimeZoneId(DateTimeOffset dateTimeOffset, string destinationTimeZoneId)':
      (value: DateTimeOffset, id: string | null) => findZone(id).convert(value),
    'string Id { get; }': (self: TimeZoneInfo) => self.id,
    'string DisplayName { get; }': (self: TimeZoneInfo) => self.displayName,
    'string StandardName { get; }': (self: TimeZoneInfo) => self.standardName,
    'string DaylightName { get; }': (self: TimeZoneInfo) => self.daylightName,
    'TimeSpan BaseUtcOffset { get; }': (self: TimeZoneInfo) => self.baseOffset,
    'bool SupportsDaylightSavingTime { get; }': (self: TimeZoneInfo) => self.supportsDaylightSavingTime,
    'TimeZoneInfo.AdjustmentRule[] GetAdjustmentRules()': (self: TimeZoneInfo) =>
      new NetArray(adjustmentRuleType, [...self.rules]),
    'TimeSpan GetUtcOffset(DateTime dateTime)': offsetOf,
    'TimeSpan GetUtcOffset(DateTimeOffset dateTimeOffset)': (self: TimeZoneInfo, value: DateTimeOffset) =>
      new TimeSpan(self.offsetAt(value.utcTicks)),
    'bool IsDaylightSavingTime(DateTime dateTime)': (self: TimeZoneInfo, value: DateTime) =>
      value.kind === 'Unspecified' ? self.isDaylight(value.ticks) : self.isDaylightAt(value.ticks),
    'bool IsDaylightSavingTime(DateTimeOffset dateTimeOffset)': (self: TimeZoneInfo, value: DateTimeOffset) =>
      self.isDaylightAt(value.utcTicks),
    'bool IsInvalidTime(DateTime dateTime)': (self: TimeZoneInfo, value: DateTime) =>
      value.kind === 'Unspecified' && self.isInvalid(value.ticks),
    'bool IsAmbiguousTime(DateTime dateTime)': (self: TimeZoneInfo, value: DateTime) =>
      self.isAmbiguous(clockOf(self, value)),
    'bool HasSameRules(TimeZoneInfo other)': (self: TimeZoneInfo, other: TimeZoneInfo | null) => {
      const zone = given(other, 'other');
      return zone.baseOffset.ticks === self.baseOffset.ticks && zone.rules.every((rule, i) => rule === self.rules[i]);
    },
  },
});

/** The abstract `System.TimeZone`, whose one instance here is UTC. */
class TimeZone {
  readonly zone = TimeZoneInfo.utc;
}
const currentTimeZone = new TimeZone();

/** https://learn.microsoft.com/dotnet/api/system.timezone; the gateway's zone is UTC. */
const timeZone = defineType({
  name: 'System.TimeZone',
  abstract: true,
  runtimeClass: TimeZone,
  members: {
    'static TimeZone CurrentTimeZone { get; }': () => currentTimeZone,
    'string StandardName { get; }': (self: TimeZone) => self.zone.standardName,
    'string DaylightName { get; }': (self: TimeZone) => self.zone.daylightName,
    'TimeSpan GetUtcOffset(DateTime time)': () => TimeSpan.zero,
    'bool IsDaylightSavingTime(DateTime time)': () => false,
    'DateTime ToUniversalTime(DateTime time)': (_self: TimeZone, time: DateTime) => new DateTime(time.ticks, 'Utc'),
    'DateTime ToLocalTime(DateTime time)': (_self: TimeZone, time: DateTime) => new DateTime(time.ticks, 'Local'),
  },
});

/** Time zones, their rules and changes. */
export const timeZoneTypes: readonly DefinedType[] = [timeZoneInfo, adjustmentRule, transitionTime, timeZone];
