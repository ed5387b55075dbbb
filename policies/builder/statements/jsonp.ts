// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link jsonp}. */
export interface JsonpProps {
  readonly callbackParameterName: TextValue;
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Wraps JSON for a script tag.
 *
 * Sections: outbound. Reference page: jsonp-policy.
 *
 * ```ts
 * jsonp({ callbackParameterName: 'callback' })
 * ```
 * renders as
 * ```xml
 * <jsonp callback-parameter-name="callback"/>
 * ```
 */
export function jsonp(props: JsonpProps): Statement<'outbound'> {
  return buildStatement('jsonp', props);
}
