import type { PolicyDiagnostic } from './diagnostics';

/** A `{{name}}` that gave place to the text of its named value. */
export interface Substitution {
  /** As it is written: `{{name}}`. */
  readonly reference: string;
  /** Where it stands in the document as it is written. */
  readonly writtenAt: number;
  /** Where its text begins in the text that is read. */
  readonly at: number;
  readonly value: string;
}

/** How many characters of a line an excerpt shows at most. */
const longest = 240;

/**
 * The text of a document, as it is read, and its places as whoever wrote it knows them. Named values are put into the text
 * before it is read, but no place, line or message shows one: places are those of the document as it is written.
 */
export class DocumentText {
  /** What is read, with named values put in. All offsets here count in it. */
  readonly text: string;
  readonly #written: string;
  readonly #substitutions: readonly Substitution[];
  readonly #starts: number[] = [0];

  /** @param substitutions what was put in, in the order of the text, where that is another than the written one */
  constructor(text: string, written = text, substitutions: readonly Substitution[] = []) {
    this.text = text;
    this.#written = written;
    this.#substitutions = substitutions;
    for (let index = written.indexOf('\n'); index >= 0; index = written.indexOf('\n', index + 1))
      this.#starts.push(index + 1);
  }

  /** Bytes of the document as it is written, in UTF-8. */
  get bytes(): number {
    return Buffer.byteLength(this.#written);
  }

  /** Line and column of an offset, both from 1; anywhere in a named value's text it is the place of its `{{`. */
  place(offset: number): { line: number; column: number } {
    const written = this.#writtenOffset(offset);
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= written) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: written - (this.#starts[low] ?? 0) + 1 };
  }

  /** The `{{name}}` whose text is read at one of these offsets, if any is. */
  reference(start: number, end = start + 1): string | undefined {
    return this.#substitutions.find(({ at, value }) => start < at + value.length && end > at)?.reference;
  }

  /** A diagnostic at an offset. What the message quotes of a named value's text becomes its `{{name}}`. */
  diagnostic(offset: number, message: string): PolicyDiagnostic {
    const { line, column } = this.place(offset);
    const shown = this.#withoutValues(message);
    const inside = this.reference(offset);
    const where = inside === undefined || shown.includes(inside) ? '' : ` (in the text of ${inside})`;
    return { line, column, message: shown + where, excerpt: this.#excerpt(line, column) };
  }

  /** A line as it is written and a caret under one of its columns. Of a long line only what is near is shown. */
  #excerpt(line: number, column: number): string {
    const start = this.#starts[line - 1] ?? 0;
    const end = this.#written.indexOf('\n', start);
    const whole = this.#written.slice(start, end < 0 ? undefined : end).replace(/\r$/, '');
    const from = whole.length > longest ? Math.max(0, Math.min(column - longest / 2, whole.length - longest)) : 0;
    const ahead = from > 0 ? '...' : '';
    const after = from + longest < whole.length ? '...' : '';
    const indent = `${ahead}${whole.slice(from, column - 1)}`.replace(/[^\t]/g, ' ');
    return `  ${ahead}${whole.slice(from, from + longest)}${after}\n  ${indent}^`;
  }

  #writtenOffset(offset: number): number {
    let shift = 0;
    for (const { at, value, writtenAt, reference } of this.#substitutions) {
      if (offset < at) break;
      if (offset < at + value.length || offset === at) return writtenAt;
      shift = writtenAt + reference.length - (at + value.length);
    }
    return offset + shift;
  }

  #withoutValues(message: string): string {
    if (this.#substitutions.length === 0) return message;
    const whole = this.#substitutions
      // A value that is one word may be a word of the message too; as such it is looked for in what is quoted. One without
      // any letter or digit is no secret, and every message has its like.
      .filter(({ value }) => /\W/.test(value.trim()) && /\w/.test(value))
      .reduce((text, { value, reference }) => text.replaceAll(value, () => reference), message);
    return whole.replace(/(['"])(.*?)\1|<([^<>]+)>/g, (quoted, _quote, text?: string, element?: string) => {
      const piece = text ?? element ?? '';
      return quoted.replace(piece, () => this.#asWritten(piece));
    });
  }

  /** A piece of the text that is read as the document has it. What the document has in another place is no secret. */
  #asWritten(piece: string): string {
    if (!/\w/.test(piece) || this.#written.includes(piece)) return piece;
    for (let found = this.text.indexOf(piece); found >= 0; found = this.text.indexOf(piece, found + 1)) {
      const end = found + piece.length;
      if (/\w/.test(this.text[found - 1] ?? '') || /\w/.test(this.text[end] ?? '')) continue;
      return this.#written.slice(this.#writtenOffset(found), this.#writtenEnd(end));
    }
    return this.#substitutions
      .filter(({ value }) => value !== '')
      .reduce((text, { value, reference }) => text.replaceAll(value, () => reference), piece);
  }

  /** Where what ends at an offset ends in the document: after the whole `{{name}}` when it ends in its text. */
  #writtenEnd(end: number): number {
    const last = this.#substitutions.find(({ at, value }) => end > at && end <= at + value.length);
    return last ? last.writtenAt + last.reference.length : this.#writtenOffset(end);
  }
}
