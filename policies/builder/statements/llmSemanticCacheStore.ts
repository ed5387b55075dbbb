// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Int } from '../csharpTypes';
import type { Expression } from '../expression';
import type { Statement } from '../node';

/** Properties of {@link llmSemanticCacheStore}. */
export interface LlmSemanticCacheStoreProps {
  readonly duration: number | Expression<Int>;
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Keeps the answer for later prompts that are close enough.
 *
 * Sections: outbound. Reference page: llm-semantic-cache-store-policy.
 *
 * ```ts
 * llmSemanticCacheStore({ duration: 60 })
 * ```
 * renders as
 * ```xml
 * <llm-semantic-cache-store duration="60"/>
 * ```
 */
export function llmSemanticCacheStore(props: LlmSemanticCacheStoreProps): Statement<'outbound'> {
  return buildStatement('llm-semantic-cache-store', props);
}
