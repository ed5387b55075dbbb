// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Int } from '../csharpTypes';
import type { Expression } from '../expression';
import type { Statement, TextValue } from '../node';

/** Properties of {@link validateJwt}. */
export interface ValidateJwtProps {
  readonly failedValidationHttpcode?: number | Expression<Int>;
  readonly failedValidationErrorMessage?: TextValue;
  readonly headerName?: TextValue;
  readonly requireScheme?: TextValue;
  readonly queryParameterName?: TextValue;
  readonly tokenValue?: TextValue;
  readonly clockSkew?: number | Expression<Int>;
  readonly requireExpirationTime?: boolean | Expression<boolean>;
  readonly requireSignedTokens?: boolean | Expression<boolean>;
  readonly outputTokenVariableName?: string;
  readonly openidConfig?: readonly {
    readonly url: TextValue;
    readonly host?: TextValue;
  }[];
  readonly issuerSigningTokens?: {
    readonly token?: readonly TextValue[];
  };
  readonly issuerSigningKeys?: {
    readonly key?: readonly {
      readonly certificateId?: TextValue;
      readonly n?: TextValue;
      readonly e?: TextValue;
      readonly text?: TextValue;
    }[];
    readonly zumoMasterKey?: readonly TextValue[];
  };
  readonly decryptionKeys?: {
    readonly key: readonly {
      readonly certificateId?: TextValue;
      readonly text?: TextValue;
    }[];
  };
  readonly audiences?: {
    readonly audience?: readonly TextValue[];
  };
  readonly issuers?: {
    readonly issuer?: readonly TextValue[];
  };
  readonly requiredClaims?: {
    readonly claim?: readonly {
      readonly name?: TextValue;
      /** Default: all. */
      readonly match?: 'all' | 'any' | Expression<string>;
      readonly separator?: TextValue;
      readonly value?: readonly TextValue[];
    }[];
  };
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Refuses a request without a valid JSON Web Token.
 *
 * Sections: inbound. Reference page: validate-jwt-policy.
 *
 * ```ts
 * validateJwt({
 *   headerName: 'Authorization',
 *   failedValidationHttpcode: 401,
 *   openidConfig: [{ url: 'https://login.contoso.com/.well-known/openid-configuration' }],
 *   requiredClaims: { claim: [{ name: 'role', match: 'any', value: ['reader', 'writer'] }] },
 * })
 * ```
 * renders as
 * ```xml
 * <validate-jwt failed-validation-httpcode="401" header-name="Authorization">
 *   <openid-config url="https://login.contoso.com/.well-known/openid-configuration"/>
 *   <required-claims>
 *     <claim name="role" match="any">
 *       <value>reader</value>
 *       <value>writer</value>
 *     </claim>
 *   </required-claims>
 * </validate-jwt>
 * ```
 */
export function validateJwt(props: ValidateJwtProps): Statement<'inbound'> {
  return buildStatement('validate-jwt', props);
}
