// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Int } from '../csharpTypes';
import type { Expression } from '../expression';
import type { Statement, TextValue } from '../node';

/** Properties of {@link publishToDapr}. */
export interface PublishToDaprProps {
  readonly pubsubName?: TextValue;
  readonly topic: TextValue;
  readonly template?: 'liquid';
  readonly responseVariableName?: string;
  readonly timeout?: number | Expression<Int>;
  readonly ignoreError?: boolean;
  readonly contentType?: 'application/json';
  readonly text?: TextValue;
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Publishes a message to a Dapr topic.
 *
 * Sections: inbound. Reference page: publish-to-dapr-policy.
 *
 * ```ts
 * publishToDapr({ topic: 'orders', pubsubName: 'bus', text: cs.string`context.Request.Body.As<string>()` })
 * ```
 * renders as
 * ```xml
 * <publish-to-dapr pubsub-name="bus" topic="orders">@(context.Request.Body.As<string>())</publish-to-dapr>
 * ```
 */
export function publishToDapr(props: PublishToDaprProps): Statement<'inbound'> {
  return buildStatement('publish-to-dapr', props);
}
