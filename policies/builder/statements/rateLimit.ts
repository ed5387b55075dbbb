// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link rateLimit}. */
export interface RateLimitProps {
  readonly calls?: number;
  readonly renewalPeriod?: number;
  readonly retryAfterHeaderName?: TextValue;
  readonly retryAfterVariableName?: TextValue;
  readonly remainingCallsHeaderName?: TextValue;
  readonly remainingCallsVariableName?: TextValue;
  readonly totalCallsHeaderName?: TextValue;
  readonly api?: readonly {
    readonly calls?: number;
    readonly renewalPeriod?: number;
    readonly retryAfterHeaderName?: TextValue;
    readonly retryAfterVariableName?: TextValue;
    readonly remainingCallsHeaderName?: TextValue;
    readonly remainingCallsVariableName?: TextValue;
    readonly totalCallsHeaderName?: TextValue;
    readonly name?: TextValue;
    readonly operation?: readonly {
      readonly calls?: number;
      readonly renewalPeriod?: number;
      readonly retryAfterHeaderName?: TextValue;
      readonly retryAfterVariableName?: TextValue;
      readonly remainingCallsHeaderName?: TextValue;
      readonly remainingCallsVariableName?: TextValue;
      readonly totalCallsHeaderName?: TextValue;
      readonly name?: TextValue;
    }[];
  }[];
  readonly operation?: readonly {
    readonly calls?: number;
    readonly renewalPeriod?: number;
    readonly retryAfterHeaderName?: TextValue;
    readonly retryAfterVariableName?: TextValue;
    readonly remainingCallsHeaderName?: TextValue;
    readonly remainingCallsVariableName?: TextValue;
    readonly totalCallsHeaderName?: TextValue;
    readonly name?: TextValue;
  }[];
}

/**
 * Limits the calls of a subscription in a sliding window.
 *
 * Sections: inbound. Reference page: rate-limit-policy.
 *
 * ```xml
 * <rate-limit />
 * ```
 */
export function rateLimit(props: RateLimitProps): Statement<'inbound'> {
  return buildStatement('rate-limit', props);
}
