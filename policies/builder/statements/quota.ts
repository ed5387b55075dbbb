// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link quota}. */
export interface QuotaProps {
  readonly calls?: number;
  readonly bandwidth?: number;
  readonly renewalPeriod?: number;
  readonly api?: readonly {
    readonly calls?: number;
    readonly bandwidth?: number;
    readonly name?: TextValue;
    readonly operation?: readonly {
      readonly calls?: number;
      readonly bandwidth?: number;
      readonly name?: TextValue;
    }[];
  }[];
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Limits calls and bandwidth of a product's subscription per period.
 *
 * Sections: inbound. Reference page: quota-policy.
 *
 * ```ts
 * quota({ calls: 10_000, bandwidth: 40_000, renewalPeriod: 3600 })
 * ```
 * renders as
 * ```xml
 * <quota calls="10000" bandwidth="40000" renewal-period="3600"/>
 * ```
 */
export function quota(props: QuotaProps): Statement<'inbound'> {
  return buildStatement('quota', props);
}
