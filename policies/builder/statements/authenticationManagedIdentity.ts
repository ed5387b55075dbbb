// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link authenticationManagedIdentity}. */
export interface AuthenticationManagedIdentityProps {
  readonly resource?: TextValue;
  readonly clientId?: string;
  readonly outputTokenVariableName?: string;
  readonly ignoreError?: boolean;
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Takes a token of the service's managed identity, and sends it to the backend or keeps it in a variable.
 *
 * Sections: inbound, outbound. Reference page: authentication-managed-identity-policy.
 *
 * ```ts
 * authenticationManagedIdentity({ resource: 'https://cognitiveservices.azure.com', outputTokenVariableName: 'token' })
 * ```
 * renders as
 * ```xml
 * <authentication-managed-identity resource="https://cognitiveservices.azure.com" output-token-variable-name="token"/>
 * ```
 */
export function authenticationManagedIdentity(
  props: AuthenticationManagedIdentityProps,
): Statement<'inbound' | 'outbound'> {
  return buildStatement('authentication-managed-identity', props);
}
