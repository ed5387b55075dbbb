/** A place in JSON text, and what does not depend on where in the tree it is: white space, comments, strings. */
import { type DotNetException, dotNetException } from '../exceptions';

/** A JsonReaderException with the place behind the message. */
export function readerException(message: string, path: string, line: number, position: number): DotNetException {
  const sentence = message.endsWith('.') ? message : `${message}.`;
  return dotNetException(
    'Newtonsoft.Json.JsonReaderException',
    `${sentence} Path '${path}', line ${line}, position ${position}.`,
  );
}

/** White space between values. */
export const blank = /[ \t\r\n\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\u0085\v\f]/;

/** What one letter behind a backslash stands for, in strings of JSON and of JSONPath. */
export const escapes: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  '\\': '\\',
  '"': '"',
  "'": "'",
  '/': '/',
};

/** Reads JSON text character by character and knows line and column. */
export abstract class TextCursor {
  protected at = 0;
  protected line = 1;
  protected lineStart = 0;
  protected readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** The path of what is being read. */
  protected abstract path(): string;

  protected error(message: string): DotNetException {
    const position = this.at - this.lineStart;
    const line = this.at === 0 ? 0 : this.line;
    return readerException(message, this.path(), line, position);
  }

  protected literal(word: string, message: string): void {
    for (const letter of word) {
      if (this.at >= this.text.length) throw this.error('Unexpected end when reading JSON.');
      if (this.text[this.at] !== letter) throw this.error(message);
      this.at += 1;
    }
    const next = this.text[this.at];
    if (next !== undefined && !/[,\]})/]/.test(next) && !blank.test(next)) throw this.error(message);
  }

  protected string(delimiter: string): string {
    this.at += 1;
    const end = this.text.indexOf(delimiter, this.at);
    const plain = end < 0 ? '\\' : this.text.slice(this.at, end);
    // Most strings have nothing that must be looked at letter by letter.
    if (!plain.includes('\\') && !plain.includes('\n')) {
      this.at = end + 1;
      return plain;
    }
    let result = '';
    for (;;) {
      const character = this.text[this.at];
      if (character === undefined) throw this.error(`Unterminated string. Expected delimiter: ${delimiter}.`);
      if (character === '\n') this.newLine();
      else this.at += 1;
      if (character === delimiter) return result;
      result += character === '\\' ? this.escape(delimiter) : character;
    }
  }

  protected escape(delimiter: string): string {
    const character = this.text[this.at];
    if (character === undefined) throw this.error(`Unterminated string. Expected delimiter: ${delimiter}.`);
    this.at += 1;
    const plain = escapes[character];
    if (plain !== undefined) return plain;
    if (character !== 'u') throw this.error(`Bad JSON escape sequence: \\${character}.`);
    const digits = this.text.slice(this.at, this.at + 4);
    if (digits.length < 4) {
      this.at = this.text.length;
      throw this.error('Unexpected end while parsing Unicode escape sequence.');
    }
    if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw this.error(`Invalid Unicode escape sequence: \\u${digits}.`);
    this.at += 4;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }

  protected newLine(): void {
    this.at += 1;
    this.line += 1;
    this.lineStart = this.at;
  }

  protected skipBlank(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code > 0x20 && code < 0x80) return;
      const character = this.text[this.at];
      if (character === undefined || !blank.test(character)) return;
      if (character === '\n' || (character === '\r' && this.text[this.at + 1] !== '\n')) this.newLine();
      else this.at += 1;
    }
  }

  /** White space and comments. */
  protected skipSpace(): void {
    this.skipBlank();
    while (this.text[this.at] === '/') this.comment();
  }

  /** Reads a comment and the white space behind it. */
  protected comment(): string {
    const start = this.at + 2;
    const kind = this.text[this.at + 1];
    this.at += 1;
    if (kind !== '*' && kind !== '/') {
      throw this.error(
        kind === undefined
          ? 'Unexpected end while parsing comment.'
          : `Error parsing comment. Expected: *, got ${kind}.`,
      );
    }
    const end = kind === '*' ? this.text.indexOf('*/', start) : this.text.slice(start).search(/[\r\n]|$/) + start;
    if (end === -1) {
      this.at = this.text.length;
      throw this.error('Unexpected end while parsing comment.');
    }
    while (this.at < end) {
      if (this.text[this.at] === '\n') this.newLine();
      else this.at += 1;
    }
    if (kind === '*') this.at += 2;
    this.skipBlank();
    return this.text.slice(start, end);
  }
}
