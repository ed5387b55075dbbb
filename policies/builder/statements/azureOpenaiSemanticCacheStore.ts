// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Int } from '../csharpTypes';
import type { Expression } from '../expression';
import type { Statement } from '../node';

/** Properties of {@link azureOpenaiSemanticCacheStore}. */
export interface AzureOpenaiSemanticCacheStoreProps {
  readonly duration: number | Expression<Int>;
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Keeps the answer for later prompts that are close enough.
 *
 * Sections: none, it stands in others. Reference page: azure-openai-semantic-cache-store-policy.
 *
 * ```ts
 * azureOpenaiSemanticCacheStore({ duration: 60 })
 * ```
 * renders as
 * ```xml
 * <azure-openai-semantic-cache-store duration="60"/>
 * ```
 */
export function azureOpenaiSemanticCacheStore(props: AzureOpenaiSemanticCacheStoreProps): Statement<never> {
  return buildStatement('azure-openai-semantic-cache-store', props);
}
