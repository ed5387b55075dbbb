// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Expression } from '../expression';
import type { Statement, TextValue } from '../node';

/** Properties of {@link validateGraphqlRequest}. */
export interface ValidateGraphqlRequestProps {
  readonly errorVariableName?: string;
  readonly maxDepth?: TextValue;
  readonly maxSize?: TextValue;
  readonly maxTotalDepth?: TextValue;
  readonly maxComplexity?: TextValue;
  readonly authorize?: {
    readonly rule: readonly {
      readonly path: TextValue;
      /** Default: allow. */
      readonly action?: 'allow' | 'reject' | 'remove' | Expression<string>;
    }[];
  };
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Checks a GraphQL request against its schema.
 *
 * Sections: inbound. Reference page: validate-graphql-request-policy.
 *
 * ```ts
 * validateGraphqlRequest({ maxDepth: '4', authorize: { rule: [{ path: '/__*', action: 'reject' }] } })
 * ```
 * renders as
 * ```xml
 * <validate-graphql-request max-depth="4">
 *   <authorize>
 *     <rule path="/__*" action="reject"/>
 *   </authorize>
 * </validate-graphql-request>
 * ```
 */
export function validateGraphqlRequest(props: ValidateGraphqlRequestProps): Statement<'inbound'> {
  return buildStatement('validate-graphql-request', props);
}
