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
}

/**
 * Lets in, or keeps out, callers by their address.
 *
 * Sections: inbound. Reference page: ip-filter-policy.
 *
 * ```xml
 * <ip-filter />
 * ```
 */
export function ipFilter(props: IpFilterProps): Statement<'inbound'> {
  return buildStatement('ip-filter', props);
}
