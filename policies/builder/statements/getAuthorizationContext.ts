// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Expression } from '../expression';
import type { Statement, TextValue } from '../node';

/** Properties of {@link getAuthorizationContext}. */
export interface GetAuthorizationContextProps {
  readonly providerId: TextValue;
  readonly authorizationId: TextValue;
  /** Default: managed. */
  readonly identityType?: TextValue;
  /** Default: . */
  readonly identity?: TextValue;
  readonly contextVariableName: TextValue;
  /** Default: false. */
  readonly ignoreError?: boolean | Expression<boolean>;
}

/**
 * Takes the token of a credential manager connection into a variable.
 *
 * Sections: inbound. Reference page: get-authorization-context-policy.
 *
 * ```xml
 * <get-authorization-context provider-id="provider-id" authorization-id="authorization-id" context-variable-name="context-variable-name" />
 * ```
 */
export function getAuthorizationContext(props: GetAuthorizationContextProps): Statement<'inbound'> {
  return buildStatement('get-authorization-context', props);
}
