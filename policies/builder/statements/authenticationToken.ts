// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link authenticationToken}. */
export interface AuthenticationTokenProps {
  /** Default: managed-service-identity. */
  readonly tokenType?: 'managed-service-identity' | 'token-service';
  readonly tokenServiceUrl?: TextValue;
  readonly resourceUrl?: TextValue;
  readonly ignoreError?: boolean;
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Takes a token for a request that a policy sends itself.
 *
 * Sections: none, it stands in others. Reference page: authentication-token-policy.
 *
 * ```ts
 * authenticationToken({ tokenType: 'managed-service-identity', resourceUrl: 'https://management.azure.com/' })
 * ```
 * renders as
 * ```xml
 * <authentication-token token-type="managed-service-identity" resource-url="https://management.azure.com/"/>
 * ```
 */
export function authenticationToken(props: AuthenticationTokenProps): Statement<never> {
  return buildStatement('authentication-token', props);
}
