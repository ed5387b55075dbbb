/** Literals of strings and characters. */
import { SyntaxProblem } from '../diagnostics';
import type { Token } from './token';

const simpleEscapes: Readonly<Record<string, string>> = {
  "'": "'",
  '"': '"',
  '\\': '\\',
  '0': '\0',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** One escape sequence at a backslash. @throws SyntaxProblem CS1009. */
export function readEscape(text: string, start: number): { value: string; end: number } {
  const letter = text[start + 1] ?? '';
  const simple = simpleEscapes[letter];
  if (simple !== undefined) return { value: simple, end: start + 2 };
  const hex = /^\\(?:x([0-9a-fA-F]{1,4})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/.exec(text.slice(start, start + 10));
  const code = Number.parseInt(hex?.[1] ?? hex?.[2] ?? hex?.[3] ?? 'x', 16);
  if (hex === null || code > 0x10ffff) throw new SyntaxProblem('CS1009', 'Unrecognized escape sequence', start);
  return { value: String.fromCodePoint(code), end: start + hex[0].length };
}

/** The characters up to a quote on the same line, and where it stands; null where there is none. */
function readUntil(quote: string, text: string, from: number, to: number): { value: string; end: number } | null {
  let position = from;
  let value = '';
  while (position < to) {
    const character = text[position] ?? '';
    if (character === quote) return { value, end: position };
    if (character === '\n' || character === '\r') return null;
    const { value: read, end } =
      character === '\\' ? readEscape(text, position) : { value: character, end: position + 1 };
    value += read;
    position = end;
  }
  return null;
}

/** `"…"`. @throws SyntaxProblem CS1009 or CS1010. */
export function readString(text: string, start: number, to: number): Token {
  const read = readUntil('"', text, start + 1, to);
  if (read === null) throw new SyntaxProblem('CS1010', 'Newline in constant (a string literal is not closed)', start);
  const end = read.end + 1;
  return { kind: 'string', text: text.slice(start, end), start, end, value: read.value };
}

/** `@"…"`. @throws SyntaxProblem CS1039. */
export function readVerbatim(text: string, start: number, to: number): Token {
  let position = start + 2;
  let value = '';
  while (position < to) {
    const character = text[position] ?? '';
    if (character === '"') {
      if (text[position + 1] !== '"' || position + 1 >= to) {
        return { kind: 'string', text: text.slice(start, position + 1), start, end: position + 1, value };
      }
      position += 1;
    }
    value += character;
    position += 1;
  }
  throw new SyntaxProblem('CS1039', 'Unterminated string literal', start);
}

/** `'x'`. @throws SyntaxProblem CS1009, CS1010, CS1011 or CS1012. */
export function readChar(text: string, start: number, to: number): Token {
  const read = readUntil("'", text, start + 1, to);
  if (read === null) throw new SyntaxProblem('CS1010', 'Newline in constant', start);
  const { value } = read;
  if (value.length === 0) throw new SyntaxProblem('CS1011', 'Empty character literal', start);
  if (value.length > 1) throw new SyntaxProblem('CS1012', 'Too many characters in character literal', start);
  const end = read.end + 1;
  return { kind: 'char', text: text.slice(start, end), start, end, value };
}
