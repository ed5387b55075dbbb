// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link setVariable}. */
export interface SetVariableProps {
  readonly name: TextValue;
  readonly value: TextValue;
}

/**
 * Sets a context variable; a literal is always a System.String.
 *
 * Sections: inbound, backend, outbound, on-error. Reference page: set-variable-policy.
 *
 * ```xml
 * <set-variable name="name" value="value" />
 * ```
 */
export function setVariable(props: SetVariableProps): Statement<'inbound' | 'backend' | 'outbound' | 'on-error'> {
  return buildStatement('set-variable', props);
}
