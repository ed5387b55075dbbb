// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Expression, Int } from '../expression';
import type { Statement, TextValue } from '../node';

/** Properties of {@link rateLimitByKey}. */
export interface RateLimitByKeyProps {
  readonly calls: number | Expression<Int>;
  readonly renewalPeriod: number | Expression<Int>;
  readonly counterKey: TextValue;
  readonly incrementCondition?: TextValue;
  readonly incrementCount?: TextValue;
  readonly incrementAfterResponse?: boolean;
  readonly flexibleRetryWindow?: boolean;
  readonly retryAfterHeaderName?: TextValue;
  readonly retryAfterVariableName?: TextValue;
  readonly remainingCallsHeaderName?: TextValue;
  readonly remainingCallsVariableName?: TextValue;
  readonly totalCallsHeaderName?: TextValue;
}

/**
 * Limits the calls of whoever the key names in a sliding window.
 *
 * Sections: inbound. Reference page: rate-limit-by-key-policy.
 *
 * ```xml
 * <rate-limit-by-key calls="1" renewal-period="1" counter-key="counter-key" />
 * ```
 */
export function rateLimitByKey(props: RateLimitByKeyProps): Statement<'inbound'> {
  return buildStatement('rate-limit-by-key', props);
}
