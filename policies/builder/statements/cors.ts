// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Int } from '../csharpTypes';
import type { Expression } from '../expression';
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
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Answers preflight requests and lets browsers of other origins call.
 *
 * Sections: inbound. Reference page: cors-policy.
 *
 * ```ts
 * cors({
 *   allowCredentials: false,
 *   allowedOrigins: { origin: ['https://contoso.com'] },
 *   allowedMethods: { preflightResultMaxAge: 300, method: ['GET', 'POST'] },
 *   allowedHeaders: { header: ['*'] },
 * })
 * ```
 * renders as
 * ```xml
 * <cors allow-credentials="false">
 *   <allowed-origins>
 *     <origin>https://contoso.com</origin>
 *   </allowed-origins>
 *   <allowed-methods preflight-result-max-age="300">
 *     <method>GET</method>
 *     <method>POST</method>
 *   </allowed-methods>
 *   <allowed-headers>
 *     <header>*</header>
 *   </allowed-headers>
 * </cors>
 * ```
 */
export function cors(props: CorsProps): Statement<'inbound'> {
  return buildStatement('cors', props);
}
