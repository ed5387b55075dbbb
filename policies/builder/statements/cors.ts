// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Expression, Int } from '../expression';
import type { Statement, TextValue } from '../node';

/** Properties of {@link cors}. */
export interface CorsProps {
  readonly allowCredentials?: boolean | Expression<boolean>;
  readonly terminateUnmatchedRequest?: boolean | Expression<boolean>;
  readonly allowedOrigins: {
    readonly origin: readonly TextValue[];
  };
  readonly allowedMethods?: {
    readonly preflightResultMaxAge?: number | Expression<Int>;
    readonly method: readonly TextValue[];
  };
  readonly allowedHeaders?: {
    readonly header: readonly TextValue[];
  };
  readonly exposeHeaders?: {
    readonly header: readonly TextValue[];
  };
}

/**
 * Answers preflight requests and lets browsers of other origins call.
 *
 * Sections: inbound. Reference page: cors-policy.
 *
 * ```xml
 * <cors>
 *   <allowed-origins>
 *     <origin>text</origin>
 *   </allowed-origins>
 * </cors>
 * ```
 */
export function cors(props: CorsProps): Statement<'inbound'> {
  return buildStatement('cors', props);
}
