// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link findAndReplace}. */
export interface FindAndReplaceProps {
  readonly from: TextValue;
  readonly to: TextValue;
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Replaces text in the body.
 *
 * Sections: inbound, backend, outbound, on-error. Reference page: find-and-replace-policy.
 *
 * ```ts
 * findAndReplace({ from: 'http://internal', to: 'https://contoso.com' })
 * ```
 * renders as
 * ```xml
 * <find-and-replace from="http://internal" to="https://contoso.com"/>
 * ```
 */
export function findAndReplace(props: FindAndReplaceProps): Statement<'inbound' | 'backend' | 'outbound' | 'on-error'> {
  return buildStatement('find-and-replace', props);
}
