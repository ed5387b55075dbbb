import type { GatewayCounters } from '../counters';
import { PolicyFailure } from '../run';
import { tokenPeriod } from './tokenPeriod';

/** Tokens that may be spent: by the minute, or by a longer period. */
export interface TokenBudget {
  readonly remaining: (now: number) => number;
  /**
   * Takes an estimate.
   *
   * @returns takes it back
   * @throws PolicyFailure when there is no room, with the seconds until there is some in `retryAfter`
   */
  readonly reserve: (now: number, estimate: number) => () => void;
  readonly spend: (now: number, tokens: number) => void;
}

/** There is no room in a budget. */
export class TokensExceeded extends PolicyFailure {
  /** Seconds to wait; undefined where waiting does not help. */
  readonly retryAfter: number | undefined;

  constructor(source: string, reason: string, message: string, status: number, retryAfter: number | undefined) {
    super(
      source,
      reason,
      retryAfter === undefined ? message : `${message} Try again in ${retryAfter} seconds.`,
      status,
    );
    this.retryAfter = retryAfter;
  }
}

const minute = 60_000;

/** `tokens-per-minute`: over the last minute; 429. */
export function minuteBudget(source: string, counters: GatewayCounters, key: string, limit: number): TokenBudget {
  const counter = counters.sliding(`tokens-per-minute ${key}`);
  return {
    remaining: (now) => Math.max(0, limit - counter.total(now, minute)),
    reserve: (now, estimate) => {
      // Without an estimate a request passes as long as a single token is left.
      const wait = counter.roomAfter(now, minute, limit, Math.max(1, estimate));
      if (wait > 0) {
        const retryAfter = estimate > limit ? undefined : Math.ceil(wait / 1000);
        throw new TokensExceeded(source, 'TokenLimitExceeded', 'Token limit is exceeded.', 429, retryAfter);
      }
      counter.add(now, estimate);
      return () => counter.remove(now, estimate);
    },
    spend: (now, tokens) => counter.add(now, tokens),
  };
}

/** `token-quota`: over a period of the calendar; 403. */
export function periodBudget(
  source: string,
  counters: GatewayCounters,
  key: string,
  limit: number,
  unit: string,
): TokenBudget {
  const counter = counters.period(`token-quota ${unit} ${key}`);
  const enter = (now: number) => {
    const period = tokenPeriod(unit, now);
    counter.enter(period.start);
    return period;
  };
  const remaining = (now: number) => {
    enter(now);
    return Math.max(0, limit - counter.used('tokens'));
  };
  return {
    remaining,
    reserve: (now, estimate) => {
      const { start, end } = enter(now);
      if (counter.used('tokens') + Math.max(1, estimate) > limit) {
        const helps = estimate <= limit && end !== Number.POSITIVE_INFINITY;
        const retryAfter = helps ? Math.ceil((end - now) / 1000) : undefined;
        throw new TokensExceeded(source, 'TokenQuotaExceeded', 'Token quota is exceeded.', 403, retryAfter);
      }
      counter.add('tokens', estimate);
      return () => {
        if (counter.start === start) counter.add('tokens', -estimate);
      };
    },
    spend: (now, tokens) => {
      enter(now);
      counter.add('tokens', tokens);
    },
  };
}
