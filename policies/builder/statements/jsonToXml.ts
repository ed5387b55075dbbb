// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Expression } from '../expression';
import type { Statement, TextValue } from '../node';

/** Properties of {@link jsonToXml}. */
export interface JsonToXmlProps {
  readonly apply: 'always' | 'content-type-json' | Expression<string>;
  readonly considerAcceptHeader?: boolean | Expression<boolean>;
  readonly parseDate?: boolean;
  readonly attributeBlockName?: TextValue;
  readonly attributePrefix?: TextValue;
  readonly namespaceBlockName?: TextValue;
  readonly namespaceSeparator?: TextValue;
  readonly namespacePrefix?: TextValue;
  readonly invalidCharacterReplacement?: TextValue;
  readonly nullValues?: TextValue;
  readonly trimValues?: boolean;
  readonly emptyValues?: 'preserve' | 'as-null' | Expression<string>;
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Turns a JSON body into XML.
 *
 * Sections: inbound, outbound, on-error. Reference page: json-to-xml-policy.
 *
 * ```ts
 * jsonToXml({ apply: 'always', considerAcceptHeader: false })
 * ```
 * renders as
 * ```xml
 * <json-to-xml apply="always" consider-accept-header="false"/>
 * ```
 */
export function jsonToXml(props: JsonToXmlProps): Statement<'inbound' | 'outbound' | 'on-error'> {
  return buildStatement('json-to-xml', props);
}
