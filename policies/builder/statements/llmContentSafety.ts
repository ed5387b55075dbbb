// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Int } from '../csharpTypes';
import type { Expression } from '../expression';
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
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Has the prompt judged by Azure AI Content Safety.
 *
 * Sections: inbound, outbound. Reference page: llm-content-safety-policy.
 *
 * ```ts
 * llmContentSafety({ backendId: 'content-safety', shieldPrompt: 'true', categories: { category: [{ name: 'Hate', threshold: 4 }] } })
 * ```
 * renders as
 * ```xml
 * <llm-content-safety backend-id="content-safety" shield-prompt="true">
 *   <categories>
 *     <category name="Hate" threshold="4"/>
 *   </categories>
 * </llm-content-safety>
 * ```
 */
export function llmContentSafety(props: LlmContentSafetyProps): Statement<'inbound' | 'outbound'> {
  return buildStatement('llm-content-safety', props);
}
