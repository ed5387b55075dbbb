// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link quotaByKey}. */
export interface QuotaByKeyProps {
  readonly calls?: number;
  readonly bandwidth?: number;
  readonly renewalPeriod?: TextValue;
  readonly firstPeriodStart?: string;
  readonly counterKey: TextValue;
  readonly incrementCondition?: TextValue;
  readonly incrementCount?: TextValue;
}

/**
 * Limits calls and bandwidth of whoever the key names, per period.
 *
 * Sections: inbound. Reference page: quota-by-key-policy.
 *
 * ```xml
 * <quota-by-key counter-key="counter-key" />
 * ```
 */
export function quotaByKey(props: QuotaByKeyProps): Statement<'inbound'> {
  return buildStatement('quota-by-key', props);
}
