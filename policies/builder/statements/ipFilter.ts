// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Expression } from '../expression';
import type { Statement, TextValue } from '../node';

/** Properties of {@link ipFilter}. */
export interface IpFilterProps {
  /** Default: allow. */
  readonly action?: 'allow' | 'forbid' | Expression<string>;
  readonly address?: readonly TextValue[];
  readonly addressRange?: readonly {
    readonly from: TextValue;
    readonly to: TextValue;
  }[];
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Lets in, or keeps out, callers by their address.
 *
 * Sections: inbound. Reference page: ip-filter-policy.
 *
 * ```ts
 * ipFilter({ action: 'allow', address: ['10.0.0.1'], addressRange: [{ from: '10.1.0.0', to: '10.1.255.255' }] })
 * ```
 * renders as
 * ```xml
 * <ip-filter action="allow">
 *   <address>10.0.0.1</address>
 *   <address-range from="10.1.0.0" to="10.1.255.255"/>
 * </ip-filter>
 * ```
 */
export function ipFilter(props: IpFilterProps): Statement<'inbound'> {
  return buildStatement('ip-filter', props);
}
