// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Int } from '../csharpTypes';
import type { Expression } from '../expression';
import type { Section, Statement } from '../node';

/** Properties of {@link retry}. */
export interface RetryProps<S extends Section> {
  readonly condition: boolean | Expression<boolean>;
  readonly count: number | Expression<Int>;
  readonly interval: number | Expression<Int>;
  readonly delta?: number | Expression<Int>;
  readonly maxInterval?: number | Expression<Int>;
  /** Default: false. */
  readonly firstFastRetry?: boolean | Expression<boolean>;
  readonly statements: readonly Statement<S>[];
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Runs its statements once, then again while the condition is true and the count lasts.
 *
 * Sections: inbound, backend, outbound, on-error. Reference page: retry-policy.
 *
 * ```ts
 * retry({
 *   condition: cs.bool`context.Response.StatusCode == 429`,
 *   count: 3,
 *   interval: 1,
 *   statements: [forwardRequest({ bufferRequestBody: true })],
 * })
 * ```
 * renders as
 * ```xml
 * <retry condition="@(context.Response.StatusCode == 429)" count="3" interval="1">
 *   <forward-request buffer-request-body="true"/>
 * </retry>
 * ```
 */
export function retry<S extends Section>(props: RetryProps<S>): Statement<S> {
  return buildStatement('retry', props);
}
