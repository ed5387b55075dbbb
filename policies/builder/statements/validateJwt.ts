// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Expression, Int } from '../expression';
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
  readonly outputTokenVariableName?: TextValue;
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
}

/**
 * Refuses a request without a valid JSON Web Token.
 *
 * Sections: inbound. Reference page: validate-jwt-policy.
 *
 * ```xml
 * <validate-jwt />
 * ```
 */
export function validateJwt(props: ValidateJwtProps): Statement<'inbound'> {
  return buildStatement('validate-jwt', props);
}
