// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement } from '../node';

/** Properties of {@link includeFragment}. */
export interface IncludeFragmentProps {
  readonly fragmentId: string;
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Puts a fragment's statements here.
 *
 * Sections: inbound, backend, outbound, on-error. Reference page: include-fragment-policy.
 *
 * ```ts
 * includeFragment({ fragmentId: 'callers' })
 * ```
 * renders as
 * ```xml
 * <include-fragment fragment-id="callers"/>
 * ```
 */
export function includeFragment(
  props: IncludeFragmentProps,
): Statement<'inbound' | 'backend' | 'outbound' | 'on-error'> {
  return buildStatement('include-fragment', props);
}
