// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Section, Statement, TextValue } from '../node';

/** Properties of {@link setUrl}. */
export interface SetUrlProps {
  readonly text: TextValue;
}

/**
 * The address of a request that a policy sends itself.
 *
 * Sections: as its parent. Reference page: set-url-policy.
 *
 * ```xml
 * <set-url>text</set-url>
 * ```
 */
export function setUrl(props: SetUrlProps): Statement<Section> {
  return buildStatement('set-url', props);
}
