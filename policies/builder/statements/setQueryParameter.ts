// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Expression } from '../expression';
import type { Statement, TextValue } from '../node';

/** Properties of {@link setQueryParameter}. */
export interface SetQueryParameterProps {
  readonly name: TextValue;
  /** Default: override. */
  readonly existsAction?: 'override' | 'append' | 'skip' | 'delete' | Expression<string>;
  readonly value?: readonly TextValue[];
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Sets, adds or deletes a query parameter of the request.
 *
 * Sections: inbound, backend. Reference page: set-query-parameter-policy.
 *
 * ```ts
 * setQueryParameter({ name: 'api-version', existsAction: 'override', value: ['2024-10-21'] })
 * ```
 * renders as
 * ```xml
 * <set-query-parameter name="api-version" exists-action="override">
 *   <value>2024-10-21</value>
 * </set-query-parameter>
 * ```
 */
export function setQueryParameter(props: SetQueryParameterProps): Statement<'inbound' | 'backend'> {
  return buildStatement('set-query-parameter', props);
}
