// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Int } from '../csharpTypes';
import type { Expression } from '../expression';
import type { Statement, TextValue } from '../node';

/** Properties of {@link forwardRequest}. */
export interface ForwardRequestProps {
  readonly timeout?: number | Expression<Int>;
  readonly timeoutMs?: number | Expression<Int>;
  readonly continueTimeout?: number | Expression<Int>;
  readonly followRedirects?: boolean | Expression<boolean>;
  /** Default: false. */
  readonly bufferRequestBody?: boolean;
  /** Default: true. */
  readonly bufferResponse?: boolean;
  /** Default: false. */
  readonly failOnErrorStatusCode?: boolean;
  readonly httpVersion?: TextValue;
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Sends the request to the backend and waits for its headers.
 *
 * Sections: backend. Reference page: forward-request-policy.
 *
 * ```ts
 * forwardRequest({ timeout: 120, bufferRequestBody: true, bufferResponse: false })
 * ```
 * renders as
 * ```xml
 * <forward-request timeout="120" buffer-request-body="true" buffer-response="false"/>
 * ```
 */
export function forwardRequest(props: ForwardRequestProps): Statement<'backend'> {
  return buildStatement('forward-request', props);
}
