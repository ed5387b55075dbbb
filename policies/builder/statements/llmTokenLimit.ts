// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Int } from '../csharpTypes';
import type { Expression } from '../expression';
import type { Statement, TextValue } from '../node';

/** Properties of {@link llmTokenLimit}. */
export interface LlmTokenLimitProps {
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
 * Sections: inbound. Reference page: llm-token-limit-policy.
 *
 * ```ts
 * llmTokenLimit({ counterKey: cs.string`context.Subscription.Id`, tokenQuota: 100_000, tokenQuotaPeriod: 'Daily', estimatePromptTokens: true })
 * ```
 * renders as
 * ```xml
 * <llm-token-limit token-quota="100000" token-quota-period="Daily" counter-key="@(context.Subscription.Id)" estimate-prompt-tokens="true"/>
 * ```
 */
export function llmTokenLimit(props: LlmTokenLimitProps): Statement<'inbound'> {
  return buildStatement('llm-token-limit', props);
}
