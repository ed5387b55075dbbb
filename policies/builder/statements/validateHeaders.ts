// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Expression } from '../expression';
import type { Statement, TextValue } from '../node';

/** Properties of {@link validateHeaders}. */
export interface ValidateHeadersProps {
  readonly specifiedHeaderAction: 'ignore' | 'prevent' | 'detect' | Expression<string>;
  readonly unspecifiedHeaderAction: 'ignore' | 'prevent' | 'detect' | Expression<string>;
  readonly errorsVariableName?: string;
  readonly header?: readonly {
    readonly name: TextValue;
    readonly action: 'ignore' | 'prevent' | 'detect' | Expression<string>;
  }[];
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Checks the response's headers against the API's description.
 *
 * Sections: outbound, on-error. Reference page: validate-headers-policy.
 *
 * ```ts
 * validateHeaders({ specifiedHeaderAction: 'ignore', unspecifiedHeaderAction: 'prevent', header: [{ name: 'x-debug', action: 'ignore' }] })
 * ```
 * renders as
 * ```xml
 * <validate-headers specified-header-action="ignore" unspecified-header-action="prevent">
 *   <header name="x-debug" action="ignore"/>
 * </validate-headers>
 * ```
 */
export function validateHeaders(props: ValidateHeadersProps): Statement<'outbound' | 'on-error'> {
  return buildStatement('validate-headers', props);
}
