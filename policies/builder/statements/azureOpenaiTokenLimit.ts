// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Int } from '../csharpTypes';
import type { Expression } from '../expression';
import type { Statement, TextValue } from '../node';

/** Properties of {@link azureOpenaiTokenLimit}. */
export interface AzureOpenaiTokenLimitProps {
  readonly tokensPerMinute?: number | Expression<Int>;
  readonly tokenQuota?: number | Expression<Int>;
  /** Default: Indefinite. */
  readonly tokenQuotaPeriod?: 'Indefinite' | 'Hourly' | 'Daily' | 'Weekly' | 'Monthly' | 'Yearly';
  readonly counterKey: TextValue;
  readonly estimatePromptTokens: boolean;
  /** Default: auto. */
  readonly promptType?: 'auto' | 'chat-completion' | 'completion' | 'embeddings';
  readonly retryAfterHeaderName?: TextValue;
  readonly retryAfterVariableName?: string;
  readonly remainingTokensHeaderName?: TextValue;
  readonly remainingTokensVariableName?: string;
  readonly remainingQuotaTokensHeaderName?: TextValue;
  readonly remainingQuotaTokensVariableName?: string;
  readonly tokensConsumedHeaderName?: TextValue;
  readonly tokensConsumedVariableName?: string;
  /** Default: false. */
  readonly ignorePrompt?: boolean;
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Limits the tokens per minute or per period of whoever the key names.
 *
 * Sections: inbound. Reference page: azure-openai-token-limit-policy.
 *
 * ```ts
 * azureOpenaiTokenLimit({ counterKey: cs.string`context.Subscription.Id`, tokensPerMinute: 5000, estimatePromptTokens: false })
 * ```
 * renders as
 * ```xml
 * <azure-openai-token-limit tokens-per-minute="5000" counter-key="@(context.Subscription.Id)" estimate-prompt-tokens="false"/>
 * ```
 */
export function azureOpenaiTokenLimit(props: AzureOpenaiTokenLimitProps): Statement<'inbound'> {
  return buildStatement('azure-openai-token-limit', props);
}
