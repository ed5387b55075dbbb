/** A mistake in a policy document, or a warning, at its place. */
export interface PolicyDiagnostic {
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** The line of the document, with a caret under the place. */
  readonly excerpt: string;
  /** Of what API Management takes without a word but is hardly meant; all else is a mistake. */
  readonly severity?: 'warning';
  /** The document, where it is another than the one that is loaded: a fragment. */
  readonly document?: string | undefined;
  /** Set where API Management may take it: the emulator alone does not run it, or it depends on the policy's scope. */
  readonly about?: 'emulator' | 'scope';
}

/**
 * Each once: a fragment shows some of its mistakes alone and again wherever it is included, and every document that
 * includes it tells of them.
 */
export function withoutTwins<T extends PolicyDiagnostic>(found: readonly T[]): T[] {
  const byText = found.map((one) => [`${one.document}:${one.line}:${one.column}:${one.message}`, one] as const);
  return [...new Map(byText).values()];
}

/** Thrown when a document cannot be loaded; its message lists every mistake with place and line. */
export class PolicyError extends Error {
  readonly diagnostics: readonly PolicyDiagnostic[];

  constructor(diagnostics: readonly PolicyDiagnostic[], document?: string) {
    const lines = withoutTwins(diagnostics).map(({ line, column, message, excerpt, document: own = document }) => {
      const prefix = own === undefined ? '' : `${own}:`;
      return `${prefix}${line}:${column}: ${message}\n${excerpt}`;
    });
    super(lines.join('\n'));
    this.name = 'PolicyError';
    this.diagnostics = diagnostics;
  }
}
