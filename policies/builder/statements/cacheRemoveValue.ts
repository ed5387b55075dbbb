// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link cacheRemoveValue}. */
export interface CacheRemoveValueProps {
  readonly key: TextValue;
  /** Default: prefer-external. */
  readonly cachingType?: 'prefer-external' | 'internal' | 'external';
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Removes a value from the cache.
 *
 * Sections: inbound, backend, outbound, on-error. Reference page: cache-remove-value-policy.
 *
 * ```ts
 * cacheRemoveValue({ key: cs.string`"limit-" + context.Subscription.Id` })
 * ```
 * renders as
 * ```xml
 * <cache-remove-value key="@("limit-" + context.Subscription.Id)"/>
 * ```
 */
export function cacheRemoveValue(
  props: CacheRemoveValueProps,
): Statement<'inbound' | 'backend' | 'outbound' | 'on-error'> {
  return buildStatement('cache-remove-value', props);
}
