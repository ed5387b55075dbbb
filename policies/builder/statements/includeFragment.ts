// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link includeFragment}. */
export interface IncludeFragmentProps {
  readonly fragmentId: TextValue;
}

/**
 * Puts a fragment's statements here.
 *
 * Sections: inbound, backend, outbound, on-error. Reference page: include-fragment-policy.
 *
 * ```xml
 * <include-fragment fragment-id="fragment-id" />
 * ```
 */
export function includeFragment(
  props: IncludeFragmentProps,
): Statement<'inbound' | 'backend' | 'outbound' | 'on-error'> {
  return buildStatement('include-fragment', props);
}
