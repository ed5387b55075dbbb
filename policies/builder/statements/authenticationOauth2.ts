// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement } from '../node';

/** Properties of {@link authenticationOauth2}. */
export type AuthenticationOauth2Props = Readonly<Record<string, never>>;

/**
 * Signs the request to the backend with OAuth 2.
 *
 * Sections: inbound. Reference page: authentication-oauth2-policy.
 *
 * ```ts
 * authenticationOauth2()
 * ```
 * renders as
 * ```xml
 * <authentication-oauth2/>
 * ```
 */
export function authenticationOauth2(props: AuthenticationOauth2Props = {}): Statement<'inbound'> {
  return buildStatement('authentication-oauth2', props);
}
