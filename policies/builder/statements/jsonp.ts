// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link jsonp}. */
export interface JsonpProps {
  readonly callbackParameterName: TextValue;
}

/**
 * Wraps JSON for a script tag.
 *
 * Sections: outbound. Reference page: jsonp-policy.
 *
 * ```xml
 * <jsonp callback-parameter-name="callback-parameter-name" />
 * ```
 */
export function jsonp(props: JsonpProps): Statement<'outbound'> {
  return buildStatement('jsonp', props);
}
