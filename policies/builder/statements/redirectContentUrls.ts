// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement } from '../node';

/** Properties of {@link redirectContentUrls}. */
export type RedirectContentUrlsProps = Readonly<Record<string, never>>;

/**
 * Puts the gateway's address into links of the body.
 *
 * Sections: inbound, outbound. Reference page: redirect-content-urls-policy.
 *
 * ```ts
 * redirectContentUrls()
 * ```
 * renders as
 * ```xml
 * <redirect-content-urls/>
 * ```
 */
export function redirectContentUrls(props: RedirectContentUrlsProps = {}): Statement<'inbound' | 'outbound'> {
  return buildStatement('redirect-content-urls', props);
}
