// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link authenticationTokenStore}. */
export interface AuthenticationTokenStoreProps {
  readonly tokenId?: TextValue;
  readonly clientId?: TextValue;
  readonly outputTokenVariableName?: string;
  readonly ignoreError?: boolean;
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Takes a token from a token store.
 *
 * Sections: none, it stands in others. Reference page: authentication-token-store-policy.
 *
 * ```ts
 * authenticationTokenStore({ tokenId: 'store', outputTokenVariableName: 'token' })
 * ```
 * renders as
 * ```xml
 * <authentication-token-store token-id="store" output-token-variable-name="token"/>
 * ```
 */
export function authenticationTokenStore(props: AuthenticationTokenStoreProps): Statement<never> {
  return buildStatement('authentication-token-store', props);
}
