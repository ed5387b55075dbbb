/** Where the text of an expression stands in its policy document. */

/** An expression with its place. */
export interface ExpressionSource {
  /** The whole expression, from the `@` to the closing bracket. */
  readonly text: string;
  /** Line of the `@` in the document, from 1 (default 1). */
  readonly line?: number;
  /** Column of the `@` in the document, from 1 (default 1). */
  readonly column?: number;
  /** The document's name, for messages. */
  readonly document?: string;
}

/** A place in the document, both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The place of an offset into the expression's text. */
export function placeOf(source: ExpressionSource, offset: number): Place {
  const before = source.text.slice(0, offset);
  const lines = before.split('\n');
  const last = lines.at(-1) ?? '';
  const firstLine = source.line ?? 1;
  const firstColumn = source.column ?? 1;
  return {
    line: firstLine + lines.length - 1,
    column: last.length + (lines.length === 1 ? firstColumn : 1),
  };
}

/** The line of the expression's text that holds an offset, and the offset inside that line. */
export function lineAt(source: ExpressionSource, offset: number): { text: string; offset: number } {
  const start = source.text.lastIndexOf('\n', offset - 1) + 1;
  const end = source.text.indexOf('\n', offset);
  return { text: source.text.slice(start, end === -1 ? undefined : end).replace(/\r$/, ''), offset: offset - start };
}
