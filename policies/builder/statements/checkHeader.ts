// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Int } from '../csharpTypes';
import type { Expression } from '../expression';
import type { Statement, TextValue } from '../node';

/** Properties of {@link checkHeader}. */
export interface CheckHeaderProps {
  readonly name: TextValue;
  readonly failedCheckHttpcode: number | Expression<Int>;
  readonly failedCheckErrorMessage?: TextValue;
  readonly ignoreCase?: boolean | Expression<boolean>;
  readonly value?: readonly TextValue[];
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Refuses a request without a header, or with another value in it.
 *
 * Sections: inbound. Reference page: check-header-policy.
 *
 * ```ts
 * checkHeader({ name: 'x-tenant', failedCheckHttpcode: 401, failedCheckErrorMessage: 'Unknown tenant', ignoreCase: true, value: ['contoso'] })
 * ```
 * renders as
 * ```xml
 * <check-header name="x-tenant" failed-check-httpcode="401" failed-check-error-message="Unknown tenant" ignore-case="true">
 *   <value>contoso</value>
 * </check-header>
 * ```
 */
export function checkHeader(props: CheckHeaderProps): Statement<'inbound'> {
  return buildStatement('check-header', props);
}
