// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link rewriteUri}. */
export interface RewriteUriProps {
  readonly template: TextValue;
  /** Default: false. */
  readonly copyUnmatchedParams?: boolean;
}

/**
 * Changes the path that the backend gets.
 *
 * Sections: inbound. Reference page: rewrite-uri-policy.
 *
 * ```xml
 * <rewrite-uri template="template" />
 * ```
 */
export function rewriteUri(props: RewriteUriProps): Statement<'inbound'> {
  return buildStatement('rewrite-uri', props);
}
