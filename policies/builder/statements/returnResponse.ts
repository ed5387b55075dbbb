// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';
import type { SetBodyProps } from './setBody';
import type { SetHeaderProps } from './setHeader';
import type { SetStatusProps } from './setStatus';

/** Properties of {@link returnResponse}. */
export interface ReturnResponseProps {
  readonly responseVariableName?: TextValue;
  readonly setStatus?: SetStatusProps;
  readonly setHeader?: readonly SetHeaderProps[];
  readonly setBody?: SetBodyProps;
}

/**
 * Ends the pipeline with a response of its own.
 *
 * Sections: inbound, backend, outbound, on-error. Reference page: return-response-policy.
 *
 * ```xml
 * <return-response />
 * ```
 */
export function returnResponse(props: ReturnResponseProps): Statement<'inbound' | 'backend' | 'outbound' | 'on-error'> {
  return buildStatement('return-response', props);
}
