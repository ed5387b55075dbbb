// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement } from '../node';
import type { SetBodyProps } from './setBody';
import type { SetHeaderProps } from './setHeader';
import type { SetStatusProps } from './setStatus';

/** Properties of {@link returnResponse}. */
export interface ReturnResponseProps {
  readonly responseVariableName?: string;
  readonly setStatus?: SetStatusProps;
  readonly setHeader?: readonly SetHeaderProps[];
  readonly setBody?: SetBodyProps;
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Ends the pipeline with a response of its own.
 *
 * Sections: inbound, backend, outbound, on-error. Reference page: return-response-policy.
 *
 * ```ts
 * returnResponse({
 *   setStatus: { code: 429, reason: 'Too Many Requests' },
 *   setHeader: [{ name: 'Retry-After', value: ['10'] }],
 *   setBody: { text: 'later' },
 * })
 * ```
 * renders as
 * ```xml
 * <return-response>
 *   <set-status code="429" reason="Too Many Requests"/>
 *   <set-header name="Retry-After">
 *     <value>10</value>
 *   </set-header>
 *   <set-body>later</set-body>
 * </return-response>
 * ```
 */
export function returnResponse(props: ReturnResponseProps): Statement<'inbound' | 'backend' | 'outbound' | 'on-error'> {
  return buildStatement('return-response', props);
}
