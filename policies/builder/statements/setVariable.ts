// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link setVariable}. */
export interface SetVariableProps {
  readonly name: string;
  readonly value: TextValue;
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Sets a context variable; a literal is always a System.String.
 *
 * Sections: inbound, backend, outbound, on-error. Reference page: set-variable-policy.
 *
 * ```ts
 * setVariable({ name: 'attempts', value: cs.int`0` })
 * ```
 * renders as
 * ```xml
 * <set-variable name="attempts" value="@(0)"/>
 * ```
 */
export function setVariable(props: SetVariableProps): Statement<'inbound' | 'backend' | 'outbound' | 'on-error'> {
  return buildStatement('set-variable', props);
}
