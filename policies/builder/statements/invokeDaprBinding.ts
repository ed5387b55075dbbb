// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Int } from '../csharpTypes';
import type { Expression } from '../expression';
import type { Statement, TextValue } from '../node';

/** Properties of {@link invokeDaprBinding}. */
export interface InvokeDaprBindingProps {
  readonly name: TextValue;
  readonly template?: 'liquid';
  readonly responseVariableName?: string;
  /** Default: create. */
  readonly operation?: TextValue;
  readonly timeout?: number | Expression<Int>;
  readonly ignoreError?: boolean;
  readonly metadata?: {
    readonly item?: readonly {
      readonly key: TextValue;
      readonly text?: TextValue;
    }[];
  };
  readonly data?: TextValue;
  readonly text?: TextValue;
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Calls a Dapr binding.
 *
 * Sections: inbound, outbound, on-error. Reference page: invoke-dapr-binding-policy.
 *
 * ```ts
 * invokeDaprBinding({ name: 'queue', operation: 'create', data: 'hello' })
 * ```
 * renders as
 * ```xml
 * <invoke-dapr-binding name="queue" operation="create">
 *   <data>hello</data>
 * </invoke-dapr-binding>
 * ```
 */
export function invokeDaprBinding(props: InvokeDaprBindingProps): Statement<'inbound' | 'outbound' | 'on-error'> {
  return buildStatement('invoke-dapr-binding', props);
}
