// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Section, Statement, TextValue } from '../node';

/** Properties of {@link azureOpenaiSemanticCacheLookup}. */
export interface AzureOpenaiSemanticCacheLookupProps {
  readonly scoreThreshold: number;
  readonly embeddingsBackendId: TextValue;
  /** Default: system-assigned. */
  readonly embeddingsBackendAuth?: 'system-assigned' | 'header';
  /** Default: false. */
  readonly ignoreSystemMessages?: TextValue;
  readonly cacheId?: TextValue;
  readonly maxMessageCount?: TextValue;
  readonly varyBy?: readonly TextValue[];
}

/**
 * Answers from the cache when a prompt is close enough to an earlier one.
 *
 * Sections: as its parent. Reference page: azure-openai-semantic-cache-lookup-policy.
 *
 * ```xml
 * <azure-openai-semantic-cache-lookup score-threshold="1" embeddings-backend-id="embeddings-backend-id" />
 * ```
 */
export function azureOpenaiSemanticCacheLookup(props: AzureOpenaiSemanticCacheLookupProps): Statement<Section> {
  return buildStatement('azure-openai-semantic-cache-lookup', props);
}
