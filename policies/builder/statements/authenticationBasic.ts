// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link authenticationBasic}. */
export interface AuthenticationBasicProps {
  readonly username: TextValue;
  readonly password: TextValue;
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Signs the request to the backend with a user name and a password.
 *
 * Sections: inbound. Reference page: authentication-basic-policy.
 *
 * ```ts
 * authenticationBasic({ username: 'rates', password: '{{rates-password}}' })
 * ```
 * renders as
 * ```xml
 * <authentication-basic username="rates" password="{{rates-password}}"/>
 * ```
 */
export function authenticationBasic(props: AuthenticationBasicProps): Statement<'inbound'> {
  return buildStatement('authentication-basic', props);
}
