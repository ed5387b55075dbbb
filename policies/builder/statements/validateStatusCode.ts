// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Expression } from '../expression';
import type { Statement } from '../node';

/** Properties of {@link validateStatusCode}. */
export interface ValidateStatusCodeProps {
  readonly unspecifiedStatusCodeAction: 'ignore' | 'prevent' | 'detect' | Expression<string>;
  readonly errorsVariableName?: string;
  readonly statusCode?: readonly {
    readonly code: number;
    readonly action: 'ignore' | 'prevent' | 'detect' | Expression<string>;
  }[];
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Checks the response's status code against the API's description.
 *
 * Sections: outbound, on-error. Reference page: validate-status-code-policy.
 *
 * ```ts
 * validateStatusCode({ unspecifiedStatusCodeAction: 'prevent', statusCode: [{ code: 404, action: 'ignore' }] })
 * ```
 * renders as
 * ```xml
 * <validate-status-code unspecified-status-code-action="prevent">
 *   <status-code code="404" action="ignore"/>
 * </validate-status-code>
 * ```
 */
export function validateStatusCode(props: ValidateStatusCodeProps): Statement<'outbound' | 'on-error'> {
  return buildStatement('validate-status-code', props);
}
