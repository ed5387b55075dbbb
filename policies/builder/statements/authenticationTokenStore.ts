// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Section, Statement, TextValue } from '../node';

/** Properties of {@link authenticationTokenStore}. */
export interface AuthenticationTokenStoreProps {
  readonly tokenId?: TextValue;
  readonly clientId?: TextValue;
  readonly outputTokenVariableName?: TextValue;
  readonly ignoreError?: boolean;
}

/**
 * Takes a token from a token store.
 *
 * Sections: as its parent. Reference page: authentication-token-store-policy.
 *
 * ```xml
 * <authentication-token-store />
 * ```
 */
export function authenticationTokenStore(props: AuthenticationTokenStoreProps): Statement<Section> {
  return buildStatement('authentication-token-store', props);
}
