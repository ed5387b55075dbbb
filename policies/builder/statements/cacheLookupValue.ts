// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link cacheLookupValue}. */
export interface CacheLookupValueProps {
  readonly key: TextValue;
  readonly defaultValue?: TextValue;
  readonly variableName: string;
  /** Default: prefer-external. */
  readonly cachingType?: 'prefer-external' | 'internal' | 'external';
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Reads a value from the cache into a variable, which stays unset when there is none.
 *
 * Sections: inbound, backend, outbound, on-error. Reference page: cache-lookup-value-policy.
 *
 * ```ts
 * cacheLookupValue({ key: cs.string`"limit-" + context.Subscription.Id`, variableName: 'limit' })
 * ```
 * renders as
 * ```xml
 * <cache-lookup-value key="@("limit-" + context.Subscription.Id)" variable-name="limit"/>
 * ```
 */
export function cacheLookupValue(
  props: CacheLookupValueProps,
): Statement<'inbound' | 'backend' | 'outbound' | 'on-error'> {
  return buildStatement('cache-lookup-value', props);
}
