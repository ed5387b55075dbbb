// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Int } from '../csharpTypes';
import type { Expression } from '../expression';
import type { Statement, TextValue } from '../node';

/** Properties of {@link validateAzureAdToken}. */
export interface ValidateAzureAdTokenProps {
  readonly failedValidationHttpcode?: number | Expression<Int>;
  readonly failedValidationErrorMessage?: TextValue;
  readonly tenantId: TextValue;
  readonly headerName?: TextValue;
  readonly authenticationEndpoint?: TextValue;
  readonly requireScheme?: TextValue;
  readonly queryParameterName?: TextValue;
  readonly tokenValue?: TextValue;
  readonly allowProtectedForwardedTokens?: boolean | Expression<boolean>;
  readonly allowProofOfPossessionTokens?: boolean | Expression<boolean>;
  readonly outputTokenVariableName?: string;
  readonly backendApplicationIds?: {
    readonly applicationId: readonly TextValue[];
  };
  readonly clientApplicationIds?: {
    readonly applicationId: readonly TextValue[];
  };
  readonly audiences?: {
    readonly audience: readonly TextValue[];
  };
  readonly requiredClaims?: {
    readonly claim: readonly {
      readonly name?: TextValue;
      /** Default: all. */
      readonly match?: 'all' | 'any' | Expression<string>;
      readonly separator?: TextValue;
      readonly value?: readonly TextValue[];
    }[];
  };
  readonly decryptionKeys?: {
    readonly key: readonly {
      readonly certificateId: TextValue;
    }[];
  };
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Refuses a request without a valid token of Microsoft Entra ID.
 *
 * Sections: inbound. Reference page: validate-azure-ad-token-policy.
 *
 * ```ts
 * validateAzureAdToken({ tenantId: '{{tenant-id}}', audiences: { audience: ['https://cognitiveservices.azure.com'] } })
 * ```
 * renders as
 * ```xml
 * <validate-azure-ad-token tenant-id="{{tenant-id}}">
 *   <audiences>
 *     <audience>https://cognitiveservices.azure.com</audience>
 *   </audiences>
 * </validate-azure-ad-token>
 * ```
 */
export function validateAzureAdToken(props: ValidateAzureAdTokenProps): Statement<'inbound'> {
  return buildStatement('validate-azure-ad-token', props);
}
