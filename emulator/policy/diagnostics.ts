/** A mistake in a policy document, at its place. */
export interface PolicyDiagnostic {
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** The line of the document, with a caret under the place. */
  readonly excerpt: string;
  /** The document, where it is another than the one that is loaded: a fragment. */
  readonly document?: string;
}

/** Thrown when a document cannot be loaded; its message lists every mistake with place and line. */
export class PolicyError extends Error {
  readonly diagnostics: readonly PolicyDiagnostic[];

  constructor(diagnostics: readonly PolicyDiagnostic[], document?: string) {
    const lines = diagnostics.map(({ line, column, message, excerpt, document: own = document }) => {
      const prefix = own === undefined ? '' : `${own}:`;
      return `${prefix}${line}:${column}: ${message}\n${excerpt}`;
    });
    super([...new Set(lines)].join('\n'));
    this.name = 'PolicyError';
    this.diagnostics = diagnostics;
  }
}

/** The text of a document, and where its lines begin. */
export class DocumentText {
  readonly text: string;
  readonly #starts: number[] = [0];

  constructor(text: string) {
    this.text = text;
    for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1))
      this.#starts.push(index + 1);
  }

  /** Line and column of an offset, both from 1. */
  place(offset: number): { line: number; column: number } {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }

  /** A diagnostic at an offset. */
  diagnostic(offset: number, message: string): PolicyDiagnostic {
    const { line, column } = this.place(offset);
    return { line, column, message, excerpt: this.excerpt(line, column) };
  }

  /** A line and a caret under one of its columns. */
  excerpt(line: number, column: number): string {
    const start = this.#starts[line - 1] ?? 0;
    const end = this.text.indexOf('\n', start);
    const shown = this.text.slice(start, end < 0 ? undefined : end).replace(/\r$/, '');
    const indent = shown.slice(0, column - 1).replace(/[^\t]/g, ' ');
    return `  ${shown}\n  ${indent}^`;
  }
}
