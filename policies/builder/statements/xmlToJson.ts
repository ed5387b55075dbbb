// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Expression } from '../expression';
import type { Statement } from '../node';

/** Properties of {@link xmlToJson}. */
export interface XmlToJsonProps {
  readonly kind: 'javascript-friendly' | 'direct' | Expression<string>;
  readonly apply: 'always' | 'content-type-xml' | Expression<string>;
  readonly considerAcceptHeader?: boolean | Expression<boolean>;
  readonly preserveWhitespaceNodes?: boolean | Expression<boolean>;
  readonly emptyValues?: 'preserve' | 'as-null' | Expression<string>;
  readonly trimValues?: boolean | Expression<boolean>;
  /** Default: false. */
  readonly alwaysArrayChildElements?: boolean | Expression<boolean>;
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Turns an XML body into JSON.
 *
 * Sections: inbound, outbound, on-error. Reference page: xml-to-json-policy.
 *
 * ```ts
 * xmlToJson({ kind: 'direct', apply: 'always', considerAcceptHeader: false })
 * ```
 * renders as
 * ```xml
 * <xml-to-json kind="direct" apply="always" consider-accept-header="false"/>
 * ```
 */
export function xmlToJson(props: XmlToJsonProps): Statement<'inbound' | 'outbound' | 'on-error'> {
  return buildStatement('xml-to-json', props);
}
