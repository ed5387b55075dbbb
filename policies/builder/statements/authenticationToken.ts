// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Section, Statement, TextValue } from '../node';

/** Properties of {@link authenticationToken}. */
export interface AuthenticationTokenProps {
  /** Default: managed-service-identity. */
  readonly tokenType?: 'managed-service-identity' | 'token-service';
  readonly tokenServiceUrl?: TextValue;
  readonly resourceUrl?: TextValue;
  readonly ignoreError?: boolean;
}

/**
 * Takes a token for a request that a policy sends itself.
 *
 * Sections: as its parent. Reference page: authentication-token-policy.
 *
 * ```xml
 * <authentication-token />
 * ```
 */
export function authenticationToken(props: AuthenticationTokenProps): Statement<Section> {
  return buildStatement('authentication-token', props);
}
