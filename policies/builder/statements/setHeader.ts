// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Expression } from '../expression';
import type { Statement, TextValue } from '../node';

/** Properties of {@link setHeader}. */
export interface SetHeaderProps {
  readonly name: TextValue;
  /** Default: override. */
  readonly existsAction?: 'override' | 'append' | 'skip' | 'delete' | Expression<string>;
  readonly value?: readonly TextValue[];
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Sets, adds or deletes a header of the request, or of the response in outbound and on-error.
 *
 * Sections: inbound, backend, outbound, on-error. Reference page: set-header-policy.
 *
 * ```ts
 * setHeader({ name: 'x-client', existsAction: 'override', value: [cs.string`context.Subscription.Id`] })
 * ```
 * renders as
 * ```xml
 * <set-header name="x-client" exists-action="override">
 *   <value>@(context.Subscription.Id)</value>
 * </set-header>
 * ```
 */
export function setHeader(props: SetHeaderProps): Statement<'inbound' | 'backend' | 'outbound' | 'on-error'> {
  return buildStatement('set-header', props);
}
