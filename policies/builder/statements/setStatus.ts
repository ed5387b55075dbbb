// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Int } from '../csharpTypes';
import type { Expression } from '../expression';
import type { Statement, TextValue } from '../node';

/** Properties of {@link setStatus}. */
export interface SetStatusProps {
  readonly code?: number | Expression<Int>;
  readonly reason?: TextValue;
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Sets the response's status code and reason.
 *
 * Sections: inbound, backend, outbound, on-error. Reference page: set-status-policy.
 *
 * ```ts
 * setStatus({ code: 404, reason: 'Not Found' })
 * ```
 * renders as
 * ```xml
 * <set-status code="404" reason="Not Found"/>
 * ```
 */
export function setStatus(props: SetStatusProps): Statement<'inbound' | 'backend' | 'outbound' | 'on-error'> {
  return buildStatement('set-status', props);
}
