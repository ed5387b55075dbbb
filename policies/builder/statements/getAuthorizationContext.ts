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
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Takes the token of a credential manager connection into a variable.
 *
 * Sections: inbound. Reference page: get-authorization-context-policy.
 *
 * ```ts
 * getAuthorizationContext({ providerId: 'github', authorizationId: 'auth', contextVariableName: 'authorization' })
 * ```
 * renders as
 * ```xml
 * <get-authorization-context provider-id="github" authorization-id="auth" context-variable-name="authorization"/>
 * ```
 */
export function getAuthorizationContext(props: GetAuthorizationContextProps): Statement<'inbound'> {
  return buildStatement('get-authorization-context', props);
}
