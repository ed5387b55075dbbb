// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link setBody}. */
export interface SetBodyProps {
  readonly template?: 'none' | 'liquid';
  readonly xsiNil?: 'blank' | 'null';
  readonly parseDate?: boolean;
  readonly htmlDecodeExpression?: boolean;
  readonly text?: TextValue;
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Sets the body of the request, or of the response in outbound.
 *
 * Sections: inbound, backend, outbound, on-error. Reference page: set-body-policy.
 *
 * ```ts
 * setBody({ text: cs.string`context.Request.Body.As<string>(preserveContent: true)` })
 * ```
 * renders as
 * ```xml
 * <set-body>@(context.Request.Body.As<string>(preserveContent: true))</set-body>
 * ```
 */
export function setBody(props: SetBodyProps): Statement<'inbound' | 'backend' | 'outbound' | 'on-error'> {
  return buildStatement('set-body', props);
}
