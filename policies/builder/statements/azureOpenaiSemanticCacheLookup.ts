// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

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
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Answers from the cache when a prompt is close enough to an earlier one.
 *
 * Sections: none, it stands in others. Reference page: azure-openai-semantic-cache-lookup-policy.
 *
 * ```ts
 * azureOpenaiSemanticCacheLookup({ scoreThreshold: 0.05, embeddingsBackendId: 'embeddings', varyBy: [cs.string`context.Subscription.Id`] })
 * ```
 * renders as
 * ```xml
 * <azure-openai-semantic-cache-lookup score-threshold="0.05" embeddings-backend-id="embeddings">
 *   <vary-by>@(context.Subscription.Id)</vary-by>
 * </azure-openai-semantic-cache-lookup>
 * ```
 */
export function azureOpenaiSemanticCacheLookup(props: AzureOpenaiSemanticCacheLookupProps): Statement<never> {
  return buildStatement('azure-openai-semantic-cache-lookup', props);
}
