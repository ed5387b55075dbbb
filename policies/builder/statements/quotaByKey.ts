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
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Limits calls and bandwidth of whoever the key names, per period.
 *
 * Sections: inbound. Reference page: quota-by-key-policy.
 *
 * ```ts
 * quotaByKey({ calls: 10_000, renewalPeriod: '3600', counterKey: cs.string`context.Request.IpAddress` })
 * ```
 * renders as
 * ```xml
 * <quota-by-key calls="10000" renewal-period="3600" counter-key="@(context.Request.IpAddress)"/>
 * ```
 */
export function quotaByKey(props: QuotaByKeyProps): Statement<'inbound'> {
  return buildStatement('quota-by-key', props);
}
