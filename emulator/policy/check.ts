import { compileExpression } from '../csharp';
import { type PolicyDiagnostic, PolicyError } from './diagnostics';
import { DocumentText } from './documentText';
import { expressionMistakes } from './expressionMistakes';
import { substituteNamedValues } from './namedValues';
import { readXml, type XmlElement, type XmlValue } from './reader';
import { checkStructure } from './structure';

/** What a document may refer to. */
export interface CheckOptions {
  /** Text of each named value; a name that is missing here is a mistake. Without a map names are not judged. */
  readonly namedValues?: ReadonlyMap<string, string>;
}

/**
 * Every mistake of a policy document: XML, statements, sections, attributes, named values, C#.
 *
 * @returns no diagnostics for a document that API Management takes
 */
export function checkPolicyDocument(xml: string, options: CheckOptions = {}): readonly PolicyDiagnostic[] {
  const { document, diagnostics } = options.namedValues
    ? substituteNamedValues(xml, options.namedValues)
    : { document: new DocumentText(xml), diagnostics: [] };
  try {
    const root = readXml(document);
    const found = [...diagnostics, ...checkStructure(root, document), ...checkExpressions(root, document)];
    return found.sort((one, other) => one.line - other.line || one.column - other.column);
  } catch (error) {
    if (error instanceof PolicyError) return [...diagnostics, ...error.diagnostics];
    throw error;
  }
}

function checkExpressions(element: XmlElement, document: DocumentText): PolicyDiagnostic[] {
  const values = [...element.attributes.map(({ value }) => value), ...(element.text ? [element.text] : [])];
  return [
    ...values.flatMap((value) => checkExpression(value, document)),
    ...element.children.flatMap((child) => checkExpressions(child, document)),
  ];
}

function checkExpression(value: XmlValue, document: DocumentText): PolicyDiagnostic[] {
  if (value.kind === 'literal') return [];
  // A named value whose text nobody gave counts as a number of its own length, so that every place stays.
  const text = value.text.replace(/\{\{[A-Za-z0-9_.-]+\}\}/g, (name) => '0'.padEnd(name.length));
  try {
    compileExpression({ text });
    return [];
  } catch (error) {
    return expressionMistakes(error, value, document);
  }
}
