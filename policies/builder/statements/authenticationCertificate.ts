// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link authenticationCertificate}. */
export interface AuthenticationCertificateProps {
  readonly thumbprint?: TextValue;
  readonly certificateId?: TextValue;
  readonly body?: TextValue;
  readonly password?: TextValue;
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Presents a client certificate to the backend.
 *
 * Sections: inbound. Reference page: authentication-certificate-policy.
 *
 * ```ts
 * authenticationCertificate({ certificateId: 'backend-certificate' })
 * ```
 * renders as
 * ```xml
 * <authentication-certificate certificate-id="backend-certificate"/>
 * ```
 */
export function authenticationCertificate(props: AuthenticationCertificateProps): Statement<'inbound'> {
  return buildStatement('authentication-certificate', props);
}
