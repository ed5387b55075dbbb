// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link llmSemanticCacheLookup}. */
export interface LlmSemanticCacheLookupProps {
  readonly scoreThreshold: number;
  readonly embeddingsBackendId: TextValue;
  /** Default: system-assigned. */
  readonly embeddingsBackendAuth?: 'system-assigned' | 'header';
  /** Default: false. */
  readonly ignoreSystemMessages?: TextValue;
  readonly cacheId?: TextValue;
  readonly maxMessageCount?: TextValue;
  readonly varyBy?: readonly TextValue[];
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Answers from the cache when a prompt is close enough to an earlier one.
 *
 * Sections: inbound. Reference page: llm-semantic-cache-lookup-policy.
 *
 * ```ts
 * llmSemanticCacheLookup({ scoreThreshold: 0.05, embeddingsBackendId: 'embeddings' })
 * ```
 * renders as
 * ```xml
 * <llm-semantic-cache-lookup score-threshold="0.05" embeddings-backend-id="embeddings"/>
 * ```
 */
export function llmSemanticCacheLookup(props: LlmSemanticCacheLookupProps): Statement<'inbound'> {
  return buildStatement('llm-semantic-cache-lookup', props);
}
