/** A fixed window of time, from the beginning of an hour, a day, … in UTC. */
export interface TokenPeriod {
  readonly start: number;
  /** Infinity for a period that never ends. */
  readonly end: number;
}

const day = 86_400_000;

/**
 * The window of a `token-quota-period` that a time is in.
 *
 * Source: "llm-token-limit": the start is the time in UTC, truncated to the unit. A week begins on Monday; the page does
 * not say on which day it does.
 */
export function tokenPeriod(unit: string, now: number): TokenPeriod {
  const date = new Date(now);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const today = Date.UTC(year, month, date.getUTCDate());
  switch (unit) {
    case 'Hourly': {
      const start = today + date.getUTCHours() * 3_600_000;
      return { start, end: start + 3_600_000 };
    }
    case 'Daily':
      return { start: today, end: today + day };
    case 'Weekly': {
      const start = today - ((date.getUTCDay() + 6) % 7) * day;
      return { start, end: start + 7 * day };
    }
    case 'Monthly':
      return { start: Date.UTC(year, month), end: Date.UTC(year, month + 1) };
    case 'Yearly':
      return { start: Date.UTC(year, 0), end: Date.UTC(year + 1, 0) };
    default:
      return { start: 0, end: Number.POSITIVE_INFINITY };
  }
}
