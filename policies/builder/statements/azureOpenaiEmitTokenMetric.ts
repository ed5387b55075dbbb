// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link azureOpenaiEmitTokenMetric}. */
export interface AzureOpenaiEmitTokenMetricProps {
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
 * Sends the tokens that Azure OpenAI counted to Application Insights as metrics.
 *
 * Sections: inbound. Reference page: azure-openai-emit-token-metric-policy.
 *
 * ```ts
 * azureOpenaiEmitTokenMetric({ namespace: 'openai', dimension: [{ name: 'Subscription ID' }, { name: 'Region', value: cs.string`context.Deployment.Region` }] })
 * ```
 * renders as
 * ```xml
 * <azure-openai-emit-token-metric namespace="openai">
 *   <dimension name="Subscription ID"/>
 *   <dimension name="Region" value="@(context.Deployment.Region)"/>
 * </azure-openai-emit-token-metric>
 * ```
 */
export function azureOpenaiEmitTokenMetric(props: AzureOpenaiEmitTokenMetricProps): Statement<'inbound'> {
  return buildStatement('azure-openai-emit-token-metric', props);
}
