// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link validateOdataRequest}. */
export interface ValidateOdataRequestProps {
  readonly errorVariableName?: TextValue;
  readonly defaultOdataVersion?: TextValue;
  readonly minOdataVersion?: TextValue;
  readonly maxOdataVersion?: TextValue;
  readonly maxSize?: TextValue;
}

/**
 * Checks an OData request against its description.
 *
 * Sections: inbound. Reference page: validate-odata-request-policy.
 *
 * ```xml
 * <validate-odata-request />
 * ```
 */
export function validateOdataRequest(props: ValidateOdataRequestProps): Statement<'inbound'> {
  return buildStatement('validate-odata-request', props);
}
