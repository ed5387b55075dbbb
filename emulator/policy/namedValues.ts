import type { PolicyDiagnostic } from './diagnostics';
import { DocumentText, type Substitution } from './documentText';

const reference = /\{\{([A-Za-z0-9_.-]+)\}\}/g;

/** A document with its named values put in, and a diagnostic for each that nobody gave. */
export interface Substituted {
  readonly document: DocumentText;
  readonly diagnostics: readonly PolicyDiagnostic[];
}

/**
 * Puts the text of each named value where `{{name}}` stands, inside expressions too, as API Management does before it
 * compiles anything. The reader knows from the document what a value's text is, and takes none of it for markup. Places stay those of the document as it is written.
 *
 * @param values without them every `{{name}}` stays, and none is judged
 */
export function substituteNamedValues(xml: string, values: ReadonlyMap<string, string> | undefined): Substituted {
  if (!values) return { document: new DocumentText(xml), diagnostics: [] };
  const diagnostics: PolicyDiagnostic[] = [];
  const substitutions: Substitution[] = [];
  const written = new DocumentText(xml);
  let text = '';
  let copied = 0;
  for (const match of xml.matchAll(reference)) {
    const [whole, name = ''] = match;
    const value = values.get(name);
    if (value === undefined) {
      diagnostics.push(
        written.diagnostic(
          match.index,
          `there is no named value "${name}": give it one, for example with --named-value ${name}=TEXT`,
        ),
      );
      continue;
    }
    text += xml.slice(copied, match.index);
    substitutions.push({ reference: whole, writtenAt: match.index, at: text.length, value });
    text += value;
    copied = match.index + whole.length;
  }
  return { document: new DocumentText(text + xml.slice(copied), xml, substitutions), diagnostics };
}
