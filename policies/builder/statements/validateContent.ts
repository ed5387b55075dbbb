// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Int } from '../csharpTypes';
import type { Expression } from '../expression';
import type { Statement, TextValue } from '../node';

/** Properties of {@link validateContent}. */
export interface ValidateContentProps {
  readonly unspecifiedContentTypeAction: 'ignore' | 'prevent' | 'detect' | Expression<string>;
  readonly maxSize: number | Expression<Int>;
  readonly sizeExceededAction: 'ignore' | 'prevent' | 'detect' | Expression<string>;
  readonly errorsVariableName?: string;
  readonly contentTypeMap?: {
    readonly anyContentTypeValue?: TextValue;
    readonly missingContentTypeValue?: TextValue;
    readonly type?: readonly {
      readonly from?: TextValue;
      readonly when?: boolean | Expression<boolean>;
      readonly to: TextValue;
    }[];
  };
  readonly content?: readonly {
    readonly validateAs: 'json' | 'xml' | 'soap';
    readonly type?: TextValue;
    readonly action: 'ignore' | 'prevent' | 'detect' | Expression<string>;
    readonly schemaId?: TextValue;
    readonly schemaRef?: TextValue;
    readonly allowAdditionalProperties?: boolean;
    readonly caseInsensitivePropertyNames?: boolean;
  }[];
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Checks the size and the content type of a body, and the body against its schema.
 *
 * Sections: inbound, outbound, on-error. Reference page: validate-content-policy.
 *
 * ```ts
 * validateContent({
 *   unspecifiedContentTypeAction: 'prevent',
 *   maxSize: 102_400,
 *   sizeExceededAction: 'prevent',
 *   content: [{ type: 'application/json', validateAs: 'json', action: 'prevent' }],
 * })
 * ```
 * renders as
 * ```xml
 * <validate-content unspecified-content-type-action="prevent" max-size="102400" size-exceeded-action="prevent">
 *   <content validate-as="json" type="application/json" action="prevent"/>
 * </validate-content>
 * ```
 */
export function validateContent(props: ValidateContentProps): Statement<'inbound' | 'outbound' | 'on-error'> {
  return buildStatement('validate-content', props);
}
