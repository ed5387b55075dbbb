// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Expression } from '../expression';
import type { Statement, TextValue } from '../node';

/** Properties of {@link validateParameters}. */
export interface ValidateParametersProps {
  readonly specifiedParameterAction: 'ignore' | 'prevent' | 'detect' | Expression<string>;
  readonly unspecifiedParameterAction: 'ignore' | 'prevent' | 'detect' | Expression<string>;
  readonly errorsVariableName?: string;
  readonly headers?: {
    readonly specifiedParameterAction: 'ignore' | 'prevent' | 'detect' | Expression<string>;
    readonly unspecifiedParameterAction: 'ignore' | 'prevent' | 'detect' | Expression<string>;
    readonly parameter?: readonly {
      readonly name: TextValue;
      readonly action: 'ignore' | 'prevent' | 'detect' | Expression<string>;
    }[];
  };
  readonly query?: {
    readonly specifiedParameterAction: 'ignore' | 'prevent' | 'detect' | Expression<string>;
    readonly unspecifiedParameterAction: 'ignore' | 'prevent' | 'detect' | Expression<string>;
    readonly parameter?: readonly {
      readonly name: TextValue;
      readonly action: 'ignore' | 'prevent' | 'detect' | Expression<string>;
    }[];
  };
  readonly path?: {
    readonly specifiedParameterAction: 'ignore' | 'prevent' | 'detect' | Expression<string>;
    readonly parameter?: readonly {
      readonly name: TextValue;
      readonly action: 'ignore' | 'prevent' | 'detect' | Expression<string>;
    }[];
  };
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Checks the request's parameters against the API's description.
 *
 * Sections: inbound. Reference page: validate-parameters-policy.
 *
 * ```ts
 * validateParameters({
 *   specifiedParameterAction: 'prevent',
 *   unspecifiedParameterAction: 'ignore',
 *   query: {
 *     specifiedParameterAction: 'detect',
 *     unspecifiedParameterAction: 'ignore',
 *     parameter: [{ name: 'api-version', action: 'ignore' }],
 *   },
 * })
 * ```
 * renders as
 * ```xml
 * <validate-parameters specified-parameter-action="prevent" unspecified-parameter-action="ignore">
 *   <query specified-parameter-action="detect" unspecified-parameter-action="ignore">
 *     <parameter name="api-version" action="ignore"/>
 *   </query>
 * </validate-parameters>
 * ```
 */
export function validateParameters(props: ValidateParametersProps): Statement<'inbound'> {
  return buildStatement('validate-parameters', props);
}
