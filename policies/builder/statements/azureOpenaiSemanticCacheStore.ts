// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Expression, Int } from '../expression';
import type { Section, Statement } from '../node';

/** Properties of {@link azureOpenaiSemanticCacheStore}. */
export interface AzureOpenaiSemanticCacheStoreProps {
  readonly duration: number | Expression<Int>;
}

/**
 * Keeps the answer for later prompts that are close enough.
 *
 * Sections: as its parent. Reference page: azure-openai-semantic-cache-store-policy.
 *
 * ```xml
 * <azure-openai-semantic-cache-store duration="1" />
 * ```
 */
export function azureOpenaiSemanticCacheStore(props: AzureOpenaiSemanticCacheStoreProps): Statement<Section> {
  return buildStatement('azure-openai-semantic-cache-store', props);
}
