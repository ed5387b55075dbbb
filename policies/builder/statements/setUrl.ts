// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link setUrl}. */
export interface SetUrlProps {
  readonly text: TextValue;
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * The address of a request that a policy sends itself.
 *
 * Sections: none, it stands in others. Reference page: set-url-policy.
 *
 * ```ts
 * setUrl({ text: 'https://contoso.com/rates' })
 * ```
 * renders as
 * ```xml
 * <set-url>https://contoso.com/rates</set-url>
 * ```
 */
export function setUrl(props: SetUrlProps): Statement<never> {
  return buildStatement('set-url', props);
}
