// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link rewriteUri}. */
export interface RewriteUriProps {
  readonly template: TextValue;
  /** Default: false. */
  readonly copyUnmatchedParams?: boolean;
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Changes the path that the backend gets.
 *
 * Sections: inbound. Reference page: rewrite-uri-policy.
 *
 * ```ts
 * rewriteUri({ template: '/v2/orders', copyUnmatchedParams: true })
 * ```
 * renders as
 * ```xml
 * <rewrite-uri template="/v2/orders" copy-unmatched-params="true"/>
 * ```
 */
export function rewriteUri(props: RewriteUriProps): Statement<'inbound'> {
  return buildStatement('rewrite-uri', props);
}
