// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Expression, Int } from '../expression';
import type { Statement, TextValue } from '../node';

/** Properties of {@link checkHeader}. */
export interface CheckHeaderProps {
  readonly name: TextValue;
  readonly failedCheckHttpcode: number | Expression<Int>;
  readonly failedCheckErrorMessage?: TextValue;
  readonly ignoreCase?: boolean | Expression<boolean>;
  readonly value?: readonly TextValue[];
}

/**
 * Refuses a request without a header, or with another value in it.
 *
 * Sections: inbound. Reference page: check-header-policy.
 *
 * ```xml
 * <check-header name="name" failed-check-httpcode="1" />
 * ```
 */
export function checkHeader(props: CheckHeaderProps): Statement<'inbound'> {
  return buildStatement('check-header', props);
}
