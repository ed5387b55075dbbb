// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Expression, Int } from '../expression';
import type { Statement, TextValue } from '../node';

/** Properties of {@link publishToDapr}. */
export interface PublishToDaprProps {
  readonly pubsubName?: TextValue;
  readonly topic: TextValue;
  readonly template?: 'liquid';
  readonly responseVariableName?: TextValue;
  readonly timeout?: number | Expression<Int>;
  readonly ignoreError?: boolean;
  readonly contentType?: 'application/json';
  readonly text?: TextValue;
}

/**
 * Publishes a message to a Dapr topic.
 *
 * Sections: inbound. Reference page: publish-to-dapr-policy.
 *
 * ```xml
 * <publish-to-dapr topic="topic">
 *   ...
 * </publish-to-dapr>
 * ```
 */
export function publishToDapr(props: PublishToDaprProps): Statement<'inbound'> {
  return buildStatement('publish-to-dapr', props);
}
