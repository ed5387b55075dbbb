// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link rateLimit}. */
export interface RateLimitProps {
  readonly calls?: number;
  readonly renewalPeriod?: number;
  readonly retryAfterHeaderName?: TextValue;
  readonly retryAfterVariableName?: string;
  readonly remainingCallsHeaderName?: TextValue;
  readonly remainingCallsVariableName?: string;
  readonly totalCallsHeaderName?: TextValue;
  readonly api?: readonly {
    readonly calls?: number;
    readonly renewalPeriod?: number;
    readonly retryAfterHeaderName?: TextValue;
    readonly retryAfterVariableName?: string;
    readonly remainingCallsHeaderName?: TextValue;
    readonly remainingCallsVariableName?: string;
    readonly totalCallsHeaderName?: TextValue;
    readonly name?: TextValue;
    readonly operation?: readonly {
      readonly calls?: number;
      readonly renewalPeriod?: number;
      readonly retryAfterHeaderName?: TextValue;
      readonly retryAfterVariableName?: string;
      readonly remainingCallsHeaderName?: TextValue;
      readonly remainingCallsVariableName?: string;
      readonly totalCallsHeaderName?: TextValue;
      readonly name?: TextValue;
    }[];
  }[];
  readonly operation?: readonly {
    readonly calls?: number;
    readonly renewalPeriod?: number;
    readonly retryAfterHeaderName?: TextValue;
    readonly retryAfterVariableName?: string;
    readonly remainingCallsHeaderName?: TextValue;
    readonly remainingCallsVariableName?: string;
    readonly totalCallsHeaderName?: TextValue;
    readonly name?: TextValue;
  }[];
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Limits the calls of a subscription in a sliding window.
 *
 * Sections: inbound. Reference page: rate-limit-policy.
 *
 * ```ts
 * rateLimit({ calls: 20, renewalPeriod: 90 })
 * ```
 * renders as
 * ```xml
 * <rate-limit calls="20" renewal-period="90"/>
 * ```
 */
export function rateLimit(props: RateLimitProps): Statement<'inbound'> {
  return buildStatement('rate-limit', props);
}
