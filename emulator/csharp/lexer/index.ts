/** C# 7 tokens. */
import { later, SyntaxProblem } from '../diagnostics';
import { readNumber } from '../numberLiteral';
import { readInterpolated } from './interpolated';
import { readChar, readEscape, readString, readVerbatim } from './literals';
import type { Token } from './token';

export type { Hole, Token } from './token';

const keywordList =
  'abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator out override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while';
/** The reserved words of C# 7. */
export const reservedWords: ReadonlySet<string> = new Set(keywordList.split(' '));

const operators = [
  '<<=',
  '>>=',
  '??=',
  '...',
  '=>',
  '==',
  '!=',
  '<=',
  '>=',
  '&&',
  '||',
  '??',
  '?.',
  '?[',
  '++',
  '--',
  '+=',
  '-=',
  '*=',
  '/=',
  '%=',
  '&=',
  '|=',
  '^=',
  '<<',
  '->',
  '::',
  '..',
  '+',
  '-',
  '*',
  '/',
  '%',
  '&',
  '|',
  '^',
  '!',
  '~',
  '=',
  '<',
  '>',
  '?',
  ':',
  ';',
  ',',
  '.',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
];
const identifierStart = /[\p{L}\p{Nl}_]/u;
const identifierPart = /[\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}\p{Cf}_]/u;

/**
 * All tokens of `text` between two offsets, ending with one of kind `end`. `>>` is two `>` (the parser joins them).
 * @throws SyntaxProblem for characters, literals and comments that C# does not have.
 */
export function tokenize(text: string, from: number, to: number): Token[] {
  const tokens: Token[] = [];
  let position = from;
  for (;;) {
    position = skipTrivia(text, position, to);
    if (position >= to) break;
    const token = readToken(text, position, to);
    tokens.push(token);
    position = token.end;
  }
  tokens.push({ kind: 'end', text: '', start: to, end: to });
  return tokens;
}

function skipTrivia(text: string, from: number, to: number): number {
  let position = from;
  while (position < to) {
    const character = text[position] ?? '';
    if (/\s/.test(character) || character === '\uFEFF') position += 1;
    else if (text.startsWith('//', position)) {
      const end = text.indexOf('\n', position);
      position = end === -1 || end > to ? to : end;
    } else if (text.startsWith('/*', position)) {
      const end = text.indexOf('*/', position + 2);
      if (end === -1 || end + 2 > to) throw new SyntaxProblem('CS1035', "End-of-file found, '*/' expected", position);
      position = end + 2;
    } else break;
  }
  return position;
}

function readToken(text: string, start: number, to: number): Token {
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
  const next = text[start + 1] ?? '';
  if (text.startsWith('"""', start) || text.startsWith('$"""', start)) {
    if (!text.startsWith('""")', start)) throw later('raw string literals', '11.0', start);
  }
  if (character === '"') return readString(text, start, to);
  if (character === "'") return readChar(text, start, to);
  if (character === '@' && next === '"') return readVerbatim(text, start, to);
  if (character === '@' && next === '$' && text[start + 2] === '"') {
    throw new SyntaxProblem(
      'CS8401',
      "To use '@$' instead of '$@' for an interpolated verbatim string, please use language version '8.0' or greater",
      start,
    );
  }
  if (character === '$' && (next === '"' || (next === '@' && text[start + 2] === '"'))) {
    const skip = {
      trivia: (from: number) => skipTrivia(text, from, to),
      token: (from: number) => readToken(text, from, to).end,
    };
    return readInterpolated(text, start, to, next === '@', skip);
  }
  if (/[0-9]/.test(character) || (character === '.' && /[0-9]/.test(next))) {
    const { literal, end } = readNumber(text, start, to);
    return { kind: 'number', text: text.slice(start, end), start, end, value: literal };
  }
  if (character === '@' || character === '\\' || identifierStart.test(character))
    return readIdentifier(text, start, to);
  for (const operator of operators) {
    if (text.startsWith(operator, start) && start + operator.length <= to) {
      return operatorToken(text, operator, start);
    }
  }
  throw new SyntaxProblem('CS1056', `Unexpected character '${character}'`, start);
}

function operatorToken(text: string, operator: string, start: number): Token {
  let actual = operator;
  const next = text[start + 2] ?? '';
  // `a ?.5 : b` and `a ?[1]`-like conditionals: `?.` before a digit is a `?`.
  if (operator === '?.' && /[0-9]/.test(next)) actual = '?';
  return { kind: 'operator', text: actual, start, end: start + actual.length };
}

function readIdentifier(text: string, start: number, to: number): Token {
  let position = start;
  const verbatim = text[position] === '@';
  if (verbatim) position += 1;
  let name = '';
  let escaped = false;
  while (position < to) {
    const character = String.fromCodePoint(text.codePointAt(position) ?? 0);
    if (character === '\\') {
      const { value, end } = readEscape(text, position);
      if (!/^\\u/i.test(text.slice(position, end)) || !(name === '' ? identifierStart : identifierPart).test(value))
        throw new SyntaxProblem('CS1056', "Unexpected character '\\'", position);
      name += value;
      position = end;
      escaped = true;
    } else if ((name === '' ? identifierStart : identifierPart).test(character)) {
      name += character;
      position += character.length;
    } else break;
  }
  if (name === '') throw new SyntaxProblem('CS1056', `Unexpected character '${text[start]}'`, start);
  const kind = !verbatim && !escaped && reservedWords.has(name) ? 'keyword' : 'identifier';
  return { kind, text: name.normalize('NFC'), start, end: position };
}
