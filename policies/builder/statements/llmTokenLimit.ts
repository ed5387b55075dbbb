// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Expression, Int } from '../expression';
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
  readonly retryAfterVariableName?: TextValue;
  readonly remainingTokensHeaderName?: TextValue;
  readonly remainingTokensVariableName?: TextValue;
  readonly remainingQuotaTokensHeaderName?: TextValue;
  readonly remainingQuotaTokensVariableName?: TextValue;
  readonly tokensConsumedHeaderName?: TextValue;
  readonly tokensConsumedVariableName?: TextValue;
  /** Default: false. */
  readonly ignorePrompt?: boolean;
}

/**
 * Limits the tokens per minute or per period of whoever the key names.
 *
 * Sections: inbound. Reference page: llm-token-limit-policy.
 *
 * ```xml
 * <llm-token-limit counter-key="counter-key" estimate-prompt-tokens="true" />
 * ```
 */
export function llmTokenLimit(props: LlmTokenLimitProps): Statement<'inbound'> {
  return buildStatement('llm-token-limit', props);
}
