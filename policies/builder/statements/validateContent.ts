// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Expression, Int } from '../expression';
import type { Statement, TextValue } from '../node';

/** Properties of {@link validateContent}. */
export interface ValidateContentProps {
  readonly unspecifiedContentTypeAction: 'ignore' | 'prevent' | 'detect' | Expression<string>;
  readonly maxSize: number | Expression<Int>;
  readonly sizeExceededAction: 'ignore' | 'prevent' | 'detect' | Expression<string>;
  readonly errorsVariableName?: TextValue;
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
}

/**
 * Checks the size and the content type of a body, and the body against its schema.
 *
 * Sections: inbound, outbound, on-error. Reference page: validate-content-policy.
 *
 * ```xml
 * <validate-content unspecified-content-type-action="ignore" max-size="1" size-exceeded-action="ignore" />
 * ```
 */
export function validateContent(props: ValidateContentProps): Statement<'inbound' | 'outbound' | 'on-error'> {
  return buildStatement('validate-content', props);
}
