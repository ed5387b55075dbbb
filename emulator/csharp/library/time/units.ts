import type { TimeUnit } from '../../runtime/time/timeSpan';

/** The units of time as the names of members have them: `AddDays`, `TotalHours`. */
export const timeUnits: Readonly<Record<string, TimeUnit>> = {
  Days: 'day',
  Hours: 'hour',
  Minutes: 'minute',
  Seconds: 'second',
  Milliseconds: 'millisecond',
};
