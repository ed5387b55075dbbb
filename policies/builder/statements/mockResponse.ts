// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link mockResponse}. */
export interface MockResponseProps {
  readonly enabled?: boolean;
  readonly statusCode?: number;
  readonly contentType?: TextValue;
  readonly index?: number;
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Answers with an example of the operation, without a backend.
 *
 * Sections: inbound, outbound, on-error. Reference page: mock-response-policy.
 *
 * ```ts
 * mockResponse({ statusCode: 200, contentType: 'application/json' })
 * ```
 * renders as
 * ```xml
 * <mock-response status-code="200" content-type="application/json"/>
 * ```
 */
export function mockResponse(props: MockResponseProps): Statement<'inbound' | 'outbound' | 'on-error'> {
  return buildStatement('mock-response', props);
}
