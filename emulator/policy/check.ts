import { DocumentText, type PolicyDiagnostic, PolicyError } from './diagnostics';
import { substituteNamedValues } from './namedValues';
import { readXml } from './reader';
import { checkStructure } from './structure';

/** What a document may refer to. */
export interface CheckOptions {
  /** Text of each named value; a name that is missing here is a mistake. Without a map names are not judged. */
  readonly namedValues?: ReadonlyMap<string, string>;
}

/**
 * Every mistake of a policy document: XML, statements, sections, attributes, named values.
 *
 * @returns no diagnostics for a document that can be loaded
 */
export function checkPolicyDocument(xml: string, options: CheckOptions = {}): readonly PolicyDiagnostic[] {
  const { text, diagnostics } = options.namedValues
    ? substituteNamedValues(xml, options.namedValues)
    : { text: xml, diagnostics: [] };
  const document = new DocumentText(text);
  try {
    return [...diagnostics, ...checkStructure(readXml(document), document)];
  } catch (error) {
    if (error instanceof PolicyError) return [...diagnostics, ...error.diagnostics];
    throw error;
  }
}
