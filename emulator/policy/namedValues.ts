import { DocumentText, type PolicyDiagnostic } from './diagnostics';

const reference = /\{\{([A-Za-z0-9_.-]+)\}\}/g;

/** A document with its named values put in, and a diagnostic for each that nobody gave. */
export interface Substituted {
  readonly text: string;
  readonly diagnostics: readonly PolicyDiagnostic[];
}

/**
 * Puts the text of each named value where `{{name}}` stands, inside expressions too, as API Management does before it
 * compiles anything. Places after a long value on the same line shift by its length.
 */
export function substituteNamedValues(xml: string, values: ReadonlyMap<string, string>): Substituted {
  const diagnostics: PolicyDiagnostic[] = [];
  const document = new DocumentText(xml);
  const text = xml.replace(reference, (whole, name: string, offset: number) => {
    const value = values.get(name);
    if (value !== undefined) return value;
    diagnostics.push(
      document.diagnostic(
        offset,
        `there is no named value "${name}": give it one, for example with --named-value ${name}=TEXT`,
      ),
    );
    return whole;
  });
  return { text, diagnostics };
}
