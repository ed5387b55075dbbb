/** Dates in JSON text, as Newtonsoft reads and writes them: ISO 8601, and `/Date(0)/` of older services. */
import { lastTick, ticksPer, unixEpochTicks } from '../time/calendar';
import { parseDateExact } from '../time/dateParseExact';
import { DateTime } from '../time/dateTime';
import type { DateTimeOffset } from '../time/dateTimeOffset';

const isoDate = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,7})\d*)?(Z|[+-]\d\d(?::?\d\d)?)?$/;

/** Milliseconds since 1970, and an offset that only says that the time is local. */
const millisecondDate = /^\/Date\((-?\d+)([+-]\d\d(?:\d\d)?)?\)\/$/;

/** The `DateTime` that a string in JSON text becomes; null when it stays a string. */
export function dateOfJson(text: string): DateTime | null {
  if (text.length >= 19 && text[10] === 'T') return dateOfIso(text);
  return text.startsWith('/Date(') ? dateOfMilliseconds(text) : null;
}

function dateOfMilliseconds(text: string): DateTime | null {
  const match = millisecondDate.exec(text);
  if (match === null) return null;
  const ticks = unixEpochTicks + BigInt(match[1] ?? '') * ticksPer.millisecond;
  return ticks < 0n || ticks > lastTick ? null : new DateTime(ticks, match[2] === undefined ? 'Utc' : 'Local');
}

function dateOfIso(text: string): DateTime | null {
  const match = isoDate.exec(text);
  if (match === null) return null;
  const [, seconds = '', fraction = '', zone = ''] = match;
  try {
    const { ticks } = parseDateExact(seconds, 's');
    const clock = ticks + BigInt(fraction.padEnd(7, '0'));
    if (zone === '') return new DateTime(clock);
    if (zone === 'Z') return new DateTime(clock, 'Utc');
    // Local time is UTC. The offset may have any form here, unlike in DateTime.Parse.
    const [hours, minutes] = [Number(zone.slice(1, 3)), Number(/\d\d$/.exec(zone.slice(3))?.[0] ?? '0')];
    const offset = BigInt(hours * 60 + minutes) * 600_000_000n;
    const utc = clock - (zone.startsWith('-') ? -offset : offset);
    return new DateTime(utc < 0n ? 0n : utc > lastTick ? lastTick : utc, 'Local');
  } catch {
    return null;
  }
}

/** How a date is written: seconds with the digits of their fraction that count, then the zone it has. */
export function jsonOfDate(date: DateTime | DateTimeOffset): string {
  return date.netFormat('yyyy-MM-ddTHH:mm:ss.FFFFFFFK');
}
