// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Int } from '../csharpTypes';
import type { Expression } from '../expression';
import type { Statement, TextValue } from '../node';

/** Properties of {@link cacheStore}. */
export interface CacheStoreProps {
  readonly duration: number | Expression<Int>;
  readonly cacheResponse?: boolean | Expression<boolean>;
  readonly cachingMode?: TextValue;
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Keeps the response in the response cache.
 *
 * Sections: outbound. Reference page: cache-store-policy.
 *
 * ```ts
 * cacheStore({ duration: 3600 })
 * ```
 * renders as
 * ```xml
 * <cache-store duration="3600"/>
 * ```
 */
export function cacheStore(props: CacheStoreProps): Statement<'outbound'> {
  return buildStatement('cache-store', props);
}
