// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Expression, Int } from '../expression';
import type { Statement, TextValue } from '../node';

/** Properties of {@link llmContentSafety}. */
export interface LlmContentSafetyProps {
  readonly backendId: TextValue;
  readonly shieldPrompt?: TextValue;
  readonly categories?: {
    readonly outputType?: 'FourSeverityLevels' | 'EightSeverityLevels' | Expression<string>;
    readonly category: readonly {
      readonly name: 'Hate' | 'SelfHarm' | 'Sexual' | 'Violence' | Expression<string>;
      readonly threshold: number | Expression<Int>;
    }[];
  };
  readonly blocklists?: {
    readonly id: TextValue;
  };
}

/**
 * Has the prompt judged by Azure AI Content Safety.
 *
 * Sections: inbound, outbound. Reference page: llm-content-safety-policy.
 *
 * ```xml
 * <llm-content-safety backend-id="backend-id" />
 * ```
 */
export function llmContentSafety(props: LlmContentSafetyProps): Statement<'inbound' | 'outbound'> {
  return buildStatement('llm-content-safety', props);
}
