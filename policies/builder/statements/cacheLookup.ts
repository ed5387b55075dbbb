// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Expression } from '../expression';
import type { Statement, TextValue } from '../node';

/** Properties of {@link cacheLookup}. */
export interface CacheLookupProps {
  readonly varyByDeveloper: boolean | Expression<boolean>;
  readonly varyByDeveloperGroups: boolean | Expression<boolean>;
  /** Default: none. */
  readonly downstreamCachingType?: 'none' | 'private' | 'public' | Expression<string>;
  /** Default: true. */
  readonly mustRevalidate?: boolean | Expression<boolean>;
  /** Default: prefer-external. */
  readonly cachingType?: 'prefer-external' | 'internal' | 'external';
  /** Default: false. */
  readonly allowPrivateResponseCaching?: boolean | Expression<boolean>;
  readonly varyByHeader?: readonly TextValue[];
  readonly varyByQueryParameter?: readonly TextValue[];
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Answers from the response cache.
 *
 * Sections: inbound. Reference page: cache-lookup-policy.
 *
 * ```ts
 * cacheLookup({ varyByDeveloper: false, varyByDeveloperGroups: false, varyByQueryParameter: ['version'] })
 * ```
 * renders as
 * ```xml
 * <cache-lookup vary-by-developer="false" vary-by-developer-groups="false">
 *   <vary-by-query-parameter>version</vary-by-query-parameter>
 * </cache-lookup>
 * ```
 */
export function cacheLookup(props: CacheLookupProps): Statement<'inbound'> {
  return buildStatement('cache-lookup', props);
}
