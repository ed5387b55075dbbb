/** Times of the gateway (milliseconds since 1970) as .NET has them. */
import { ticksPer, unixEpochTicks } from '../../runtime/time/calendar';
import { DateTime } from '../../runtime/time/dateTime';

/** A UTC DateTime. */
export function utcDateTime(milliseconds: number): DateTime {
  return new DateTime(unixEpochTicks + BigInt(Math.round(milliseconds)) * ticksPer.millisecond, 'Utc');
}

/** A UTC `DateTime?`. */
export function utcDateTimeOrNull(milliseconds: number | null): DateTime | null {
  return milliseconds === null ? null : utcDateTime(milliseconds);
}
