// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Expression, Int } from '../expression';
import type { Statement, TextValue } from '../node';

/** Properties of {@link setStatus}. */
export interface SetStatusProps {
  readonly code?: number | Expression<Int>;
  readonly reason?: TextValue;
}

/**
 * Sets the response's status code and reason.
 *
 * Sections: inbound, backend, outbound, on-error. Reference page: set-status-policy.
 *
 * ```xml
 * <set-status />
 * ```
 */
export function setStatus(props: SetStatusProps): Statement<'inbound' | 'backend' | 'outbound' | 'on-error'> {
  return buildStatement('set-status', props);
}
