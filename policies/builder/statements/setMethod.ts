// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link setMethod}. */
export interface SetMethodProps {
  readonly text: TextValue;
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Changes the request's method.
 *
 * Sections: inbound, on-error. Reference page: set-method-policy.
 *
 * ```ts
 * setMethod({ text: 'POST' })
 * ```
 * renders as
 * ```xml
 * <set-method>POST</set-method>
 * ```
 */
export function setMethod(props: SetMethodProps): Statement<'inbound' | 'on-error'> {
  return buildStatement('set-method', props);
}
