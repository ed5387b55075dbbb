// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link llmEmitTokenMetric}. */
export interface LlmEmitTokenMetricProps {
  readonly namespace?: string;
  readonly name?: TextValue;
  /** Default: all. */
  readonly valueType?: 'all' | 'total-tokens' | 'prompt-tokens' | 'completion-tokens';
  /** Default: false. */
  readonly ignorePrompt?: boolean;
  readonly dimension?: readonly {
    readonly name: TextValue;
    readonly value?: TextValue;
  }[];
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Sends the tokens that a model counted to Application Insights as metrics.
 *
 * Sections: inbound. Reference page: llm-emit-token-metric-policy.
 *
 * ```ts
 * llmEmitTokenMetric({ namespace: 'llm', dimension: [{ name: 'API ID' }] })
 * ```
 * renders as
 * ```xml
 * <llm-emit-token-metric namespace="llm">
 *   <dimension name="API ID"/>
 * </llm-emit-token-metric>
 * ```
 */
export function llmEmitTokenMetric(props: LlmEmitTokenMetricProps): Statement<'inbound'> {
  return buildStatement('llm-emit-token-metric', props);
}
