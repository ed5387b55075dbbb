import { CSharpError, type Warning } from '../csharp/diagnostics';
import type { PolicyDiagnostic } from './diagnostics';
import type { DocumentText } from './documentText';
import type { XmlValue } from './reader';

/**
 * The compile errors of an expression at their places in the document, which may have written it with entities and named
 * values.
 *
 * @param error what the compiler threw; anything but a CSharpError is thrown on
 * @param value the expression that was compiled
 */
export function expressionMistakes(error: unknown, value: XmlValue, document: DocumentText): PolicyDiagnostic[] {
  if (!(error instanceof CSharpError)) throw error;
  return error.diagnostics.map(({ code, message, offset }) =>
    document.diagnostic(offsetInDocument(value, document.text, offset), `${code}: ${message}`),
  );
}

/** Its warnings, in the same way. */
export function expressionWarnings(
  warnings: readonly Warning[],
  value: XmlValue,
  document: DocumentText,
): PolicyDiagnostic[] {
  return warnings.map(({ code, message, offset }) => ({
    ...document.diagnostic(offsetInDocument(value, document.text, offset), `${code}: ${message}`),
    severity: 'warning',
  }));
}

/** An offset into an expression's code as one into the document, where an entity may stand for a character. */
function offsetInDocument(value: XmlValue, text: string, offset: number): number {
  if (text.startsWith(value.text, value.offset)) return value.offset + offset;
  const entity = /&(?:lt|gt|amp|quot|apos);/y;
  let at = value.offset;
  for (let characters = 0; characters < offset; characters += 1) {
    entity.lastIndex = at;
    at += entity.exec(text)?.[0].length ?? 1;
  }
  return at;
}
