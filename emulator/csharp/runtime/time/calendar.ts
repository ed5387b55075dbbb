/** The proleptic Gregorian calendar in ticks (100 ns) since 0001-01-01T00:00:00, as .NET counts time. */

/** Ticks of a millisecond, a second and so on. */
export const ticksPer = {
  millisecond: 10_000n,
  second: 10_000_000n,
  minute: 600_000_000n,
  hour: 36_000_000_000n,
  day: 864_000_000_000n,
} as const;

/** The last tick of the year 9999. */
export const lastTick = 3_155_378_975_999_999_999n;

/** Ticks of 1970-01-01. */
export const unixEpochTicks = 621_355_968_000_000_000n;

/** A moment taken apart. `fraction` is in ticks of the second, `dayOfWeek` 0 for Sunday. */
export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly dayOfWeek: number;
  readonly dayOfYear: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly fraction: number;
}

const monthStarts = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

/** Is the year a leap year? */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days before the first of a month (1 to 13) in its year. */
function daysBeforeMonth(year: number, month: number): number {
  return (monthStarts[month - 1] ?? 0) + (month > 2 && isLeapYear(year) ? 1 : 0);
}

/** Days of a month of 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return daysBeforeMonth(year, month + 1) - daysBeforeMonth(year, month);
}

function daysBeforeYear(year: number): number {
  const before = year - 1;
  return before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
}

/** Ticks of a date at midnight, or null when the calendar has no such day in the years 1 to 9999. */
export function dateTicks(year: number, month: number, day: number): bigint | null {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return BigInt(daysBeforeYear(year) + daysBeforeMonth(year, month) + day - 1) * ticksPer.day;
}

/** Ticks of a time of day, or null when there is no such time. */
export function timeTicks(hour: number, minute: number, second: number): bigint | null {
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return null;
  return BigInt(hour * 3600 + minute * 60 + second) * ticksPer.second;
}

/** Takes ticks apart. */
export function partsOf(ticks: bigint): DateParts {
  const days = Number(ticks / ticksPer.day);
  const seconds = Number((ticks % ticksPer.day) / ticksPer.second);
  let year = Math.max(1, Math.floor(days / 365.2425));
  while (daysBeforeYear(year + 1) <= days) year += 1;
  const dayOfYear = days - daysBeforeYear(year) + 1;
  let month = 1;
  while (daysBeforeMonth(year, month + 1) < dayOfYear) month += 1;
  return {
    year,
    month,
    day: dayOfYear - daysBeforeMonth(year, month),
    dayOfWeek: (days + 1) % 7,
    dayOfYear,
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    fraction: Number(ticks % ticksPer.second),
  };
}

/** Ticks some months later, on the same day or the last of a shorter month; null outside the years 1 to 9999. */
export function addMonths(ticks: bigint, months: number): bigint | null {
  const { year, month, day } = partsOf(ticks);
  const count = year * 12 + (month - 1) + months;
  const [newYear, newMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
  if (newYear < 1 || newYear > 9999) return null;
  const date = dateTicks(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
  return date === null ? null : date + (ticks % ticksPer.day);
}

/** The hash of a count of ticks, as .NET folds an `Int64`. */
export function ticksHash(ticks: bigint): number {
  return Number(BigInt.asIntN(32, ticks ^ (ticks >> 32n)));
}
