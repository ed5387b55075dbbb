// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link validateOdataRequest}. */
export interface ValidateOdataRequestProps {
  readonly errorVariableName?: string;
  readonly defaultOdataVersion?: TextValue;
  readonly minOdataVersion?: TextValue;
  readonly maxOdataVersion?: TextValue;
  readonly maxSize?: TextValue;
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Checks an OData request against its description.
 *
 * Sections: inbound. Reference page: validate-odata-request-policy.
 *
 * ```ts
 * validateOdataRequest({ errorVariableName: 'errors', maxOdataVersion: '4.01' })
 * ```
 * renders as
 * ```xml
 * <validate-odata-request error-variable-name="errors" max-odata-version="4.01"/>
 * ```
 */
export function validateOdataRequest(props: ValidateOdataRequestProps): Statement<'inbound'> {
  return buildStatement('validate-odata-request', props);
}
