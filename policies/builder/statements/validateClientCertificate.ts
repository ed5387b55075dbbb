// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link validateClientCertificate}. */
export interface ValidateClientCertificateProps {
  readonly validateRevocation?: boolean;
  readonly validateTrust?: boolean;
  readonly validateNotBefore?: boolean;
  readonly validateNotAfter?: boolean;
  readonly ignoreError?: boolean;
  readonly identities?: {
    readonly identity: readonly {
      readonly thumbprint?: TextValue;
      readonly serialNumber?: TextValue;
      readonly commonName?: TextValue;
      readonly subject?: TextValue;
      readonly dnsName?: TextValue;
      readonly issuerSubject?: TextValue;
      readonly issuerThumbprint?: TextValue;
      readonly issuerCertificateId?: TextValue;
      readonly text?: TextValue;
    }[];
  };
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Refuses a request without a valid client certificate.
 *
 * Sections: inbound. Reference page: validate-client-certificate-policy.
 *
 * ```ts
 * validateClientCertificate({ validateTrust: true, identities: { identity: [{ subject: 'CN=contoso.com' }] } })
 * ```
 * renders as
 * ```xml
 * <validate-client-certificate validate-trust="true">
 *   <identities>
 *     <identity subject="CN=contoso.com"/>
 *   </identities>
 * </validate-client-certificate>
 * ```
 */
export function validateClientCertificate(props: ValidateClientCertificateProps): Statement<'inbound'> {
  return buildStatement('validate-client-certificate', props);
}
