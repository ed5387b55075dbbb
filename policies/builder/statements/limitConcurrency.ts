// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Section, Statement, TextValue } from '../node';

/** Properties of {@link limitConcurrency}. */
export interface LimitConcurrencyProps<S extends Section> {
  readonly key: TextValue;
  readonly maxCount: number;
  readonly statements: readonly Statement<S>[];
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Runs its statements for at most so many requests at a time; more get 429 at once.
 *
 * Sections: inbound, backend, outbound, on-error. Reference page: limit-concurrency-policy.
 *
 * ```ts
 * limitConcurrency({ key: cs.string`context.Subscription.Id`, maxCount: 3, statements: [forwardRequest({})] })
 * ```
 * renders as
 * ```xml
 * <limit-concurrency key="@(context.Subscription.Id)" max-count="3">
 *   <forward-request/>
 * </limit-concurrency>
 * ```
 */
export function limitConcurrency<S extends Section>(props: LimitConcurrencyProps<S>): Statement<S> {
  return buildStatement('limit-concurrency', props);
}
