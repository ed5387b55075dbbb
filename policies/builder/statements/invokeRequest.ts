// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Section, Statement, TextValue } from '../node';

/** Properties of {@link invokeRequest}. */
export interface InvokeRequestProps {
  readonly url: TextValue;
  readonly value?: readonly TextValue[];
}

/**
 * Calls a URL.
 *
 * Sections: as its parent. Reference page: invoke-request-policy.
 *
 * ```xml
 * <invoke-request url="url" />
 * ```
 */
export function invokeRequest(props: InvokeRequestProps): Statement<Section> {
  return buildStatement('invoke-request', props);
}
