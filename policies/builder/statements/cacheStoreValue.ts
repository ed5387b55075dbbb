// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Int } from '../csharpTypes';
import type { Expression } from '../expression';
import type { Statement, TextValue } from '../node';

/** Properties of {@link cacheStoreValue}. */
export interface CacheStoreValueProps {
  readonly duration: number | Expression<Int>;
  readonly key: TextValue;
  readonly value: TextValue;
  /** Default: prefer-external. */
  readonly cachingType?: 'prefer-external' | 'internal' | 'external';
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Stores a value in the cache for a number of seconds; it may be there only a moment later.
 *
 * Sections: inbound, backend, outbound, on-error. Reference page: cache-store-value-policy.
 *
 * ```ts
 * cacheStoreValue({ key: 'throttled', value: cs.bool`true`, duration: 10 })
 * ```
 * renders as
 * ```xml
 * <cache-store-value duration="10" key="throttled" value="@(true)"/>
 * ```
 */
export function cacheStoreValue(
  props: CacheStoreValueProps,
): Statement<'inbound' | 'backend' | 'outbound' | 'on-error'> {
  return buildStatement('cache-store-value', props);
}
