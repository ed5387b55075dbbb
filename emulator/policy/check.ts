import { compileExpression } from '../csharp';
import { type PolicyDiagnostic, withoutTwins } from './diagnostics';
import type { DocumentText } from './documentText';
import { expressionMistakes, expressionWarnings } from './expressionDiagnostics';
import { readFragments } from './fragments';
import { substituteNamedValues } from './namedValues';
import { readXmlWithMistakes, type XmlElement, type XmlValue } from './reader';
import type { PolicyScope } from './scope';
import { statementMistakes } from './statementMistakes';
import { checkStructure } from './structure';

/** What a document may refer to. */
export interface CheckOptions {
  /** Text of each named value; a name that is missing here is a mistake. Without a map names are not judged. */
  readonly namedValues?: ReadonlyMap<string, string>;
  /**
   * XML of each fragment, by its id. Each is checked too, where it is included; an id that is missing here is a mistake.
   * Without a map ids are not judged.
   */
  readonly fragments?: ReadonlyMap<string, string>;
  /** The scope that the document is for; without it no statement is in the wrong one. */
  readonly scope?: PolicyScope;
}

/**
 * Every mistake of a policy document and of its fragments: XML, statements, sections, attributes, named values, C#; and
 * the compiler's warnings.
 *
 * @returns no diagnostics but warnings for a document that API Management takes; those of a fragment have `document` set
 * to `fragment ID`
 */
export function checkPolicyDocument(xml: string, options: CheckOptions = {}): readonly PolicyDiagnostic[] {
  const { namedValues } = options;
  const { fragments, diagnostics: inFragments } = readFragments(options.fragments ?? new Map(), namedValues);
  const { document: text, diagnostics } = substituteNamedValues(xml, namedValues);
  const found = [...diagnostics, ...inFragments];
  for (const { root, text, name } of fragments.values())
    found.push(...checkExpressions(root, text).map((mistake) => ({ ...mistake, document: name })));
  const { root, mistakes } = readXmlWithMistakes(text);
  found.push(...mistakes);
  if (root) {
    const document = { text, name: undefined, root };
    const structure = checkStructure(document, options.fragments && fragments);
    found.push(...structure, ...checkExpressions(root, text));
    if ([...structure, ...inFragments].every(({ severity }) => severity === 'warning'))
      found.push(...statementMistakes(document, fragments, options.scope));
  }
  return withoutTwins(found).sort(
    (one, other) =>
      (one.document ?? '').localeCompare(other.document ?? '') || one.line - other.line || one.column - other.column,
  );
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
    return expressionWarnings(compileExpression({ text }).warnings, value, document);
  } catch (error) {
    return expressionMistakes(error, value, document);
  }
}
