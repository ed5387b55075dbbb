// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Int } from '../csharpTypes';
import type { Expression } from '../expression';
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
  readonly retryAfterVariableName?: string;
  readonly remainingCallsHeaderName?: TextValue;
  readonly remainingCallsVariableName?: string;
  readonly totalCallsHeaderName?: TextValue;
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Limits the calls of whoever the key names in a sliding window.
 *
 * Sections: inbound. Reference page: rate-limit-by-key-policy.
 *
 * ```ts
 * rateLimitByKey({ calls: 10, renewalPeriod: 60, counterKey: cs.string`context.Request.IpAddress`, incrementCondition: cs.bool`context.Response.StatusCode == 200` })
 * ```
 * renders as
 * ```xml
 * <rate-limit-by-key calls="10" renewal-period="60" counter-key="@(context.Request.IpAddress)" increment-condition="@(context.Response.StatusCode == 200)"/>
 * ```
 */
export function rateLimitByKey(props: RateLimitByKeyProps): Statement<'inbound'> {
  return buildStatement('rate-limit-by-key', props);
}
