// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link invokeRequest}. */
export interface InvokeRequestProps {
  readonly url: TextValue;
  readonly value?: readonly TextValue[];
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Calls a URL.
 *
 * Sections: none, it stands in others. Reference page: invoke-request-policy.
 *
 * ```ts
 * invokeRequest({ url: 'https://contoso.com/hook' })
 * ```
 * renders as
 * ```xml
 * <invoke-request url="https://contoso.com/hook"/>
 * ```
 */
export function invokeRequest(props: InvokeRequestProps): Statement<never> {
  return buildStatement('invoke-request', props);
}
