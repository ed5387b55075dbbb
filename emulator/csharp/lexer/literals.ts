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

/** `"…"`. @throws SyntaxProblem CS1009 or CS1010. */
export function readString(text: string, start: number, to: number): Token {
  let position = start + 1;
  let value = '';
  while (position < to) {
    const character = text[position] ?? '';
    if (character === '"')
      return { kind: 'string', text: text.slice(start, position + 1), start, end: position + 1, value };
    if (character === '\n' || character === '\r') break;
    if (character === '\\') {
      const sequence = readEscape(text, position);
      value += sequence.value;
      position = sequence.end;
    } else {
      value += character;
      position += 1;
    }
  }
  throw new SyntaxProblem('CS1010', 'Newline in constant (a string literal is not closed)', start);
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
  let position = start + 1;
  let value = '';
  while (position < to) {
    const character = text[position] ?? '';
    if (character === "'") break;
    if (character === '\n' || character === '\r') throw new SyntaxProblem('CS1010', 'Newline in constant', start);
    if (character === '\\') {
      const sequence = readEscape(text, position);
      value += sequence.value;
      position = sequence.end;
    } else {
      value += character;
      position += 1;
    }
  }
  if (position >= to) throw new SyntaxProblem('CS1010', 'Newline in constant', start);
  if (value.length === 0) throw new SyntaxProblem('CS1011', 'Empty character literal', start);
  if (value.length > 1) throw new SyntaxProblem('CS1012', 'Too many characters in character literal', start);
  return { kind: 'char', text: text.slice(start, position + 1), start, end: position + 1, value };
}
