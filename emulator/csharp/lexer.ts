/** C# 7 tokens. */
import { SyntaxProblem } from './diagnostics';
import { type NumberLiteral, readNumber } from './numberLiteral';

/** A hole of an interpolated string: where its expression stands, and how it is formatted. */
export interface Hole {
  readonly start: number;
  readonly end: number;
  /** Offsets of the alignment's constant expression, when there is one. */
  readonly alignment: { readonly start: number; readonly end: number } | null;
  readonly format: string | null;
}

/** Text or hole of an interpolated string. */
export type InterpolatedPart = string | Hole;

/** What a token can be. */
export type TokenKind = 'identifier' | 'keyword' | 'number' | 'string' | 'char' | 'interpolated' | 'operator' | 'end';

/** One token. `text` is the source text (identifiers: without `@`, escapes resolved). */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly value?: string | NumberLiteral | readonly InterpolatedPart[];
}

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
    return readInterpolated(text, start, to, next === '@');
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

/** The error for something that a later C# version brought. */
export function later(feature: string, version: string, offset: number): SyntaxProblem {
  return new SyntaxProblem(
    'CS8370',
    `Feature '${feature}' is not available in C# 7.3. Please use language version ${version} or greater.`,
    offset,
  );
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
      const match = /^\\u([0-9a-fA-F]{4})|^\\U([0-9a-fA-F]{8})/.exec(text.slice(position, position + 10));
      if (match === null) break;
      name += String.fromCodePoint(Number.parseInt(match[1] ?? match[2] ?? '0', 16));
      position += match[0].length;
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

/** One escape sequence at a backslash. */
function readEscape(text: string, start: number): { value: string; end: number } {
  const letter = text[start + 1] ?? '';
  const simple = simpleEscapes[letter];
  if (simple !== undefined) return { value: simple, end: start + 2 };
  const hex = /^\\(?:x([0-9a-fA-F]{1,4})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/.exec(text.slice(start, start + 10));
  const code = Number.parseInt(hex?.[1] ?? hex?.[2] ?? hex?.[3] ?? 'x', 16);
  if (hex === null || code > 0x10ffff) throw new SyntaxProblem('CS1009', 'Unrecognized escape sequence', start);
  return { value: String.fromCodePoint(code), end: start + hex[0].length };
}

function readString(text: string, start: number, to: number): Token {
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

function readVerbatim(text: string, start: number, to: number): Token {
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

function readChar(text: string, start: number, to: number): Token {
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

function readInterpolated(text: string, start: number, to: number, verbatim: boolean): Token {
  let position = start + (verbatim ? 3 : 2);
  const parts: InterpolatedPart[] = [];
  let literal = '';
  const flush = () => {
    if (literal !== '') parts.push(literal);
    literal = '';
  };
  while (position < to) {
    const character = text[position] ?? '';
    if (character === '"') {
      if (verbatim && text[position + 1] === '"' && position + 1 < to) {
        literal += '"';
        position += 2;
        continue;
      }
      flush();
      const end = position + 1;
      return { kind: 'interpolated', text: text.slice(start, end), start, end, value: parts };
    }
    if (!verbatim && (character === '\n' || character === '\r')) break;
    if (character === '{' || character === '}') {
      if (text[position + 1] === character) {
        literal += character;
        position += 2;
        continue;
      }
      if (character === '}') {
        throw new SyntaxProblem(
          'CS8086',
          "A '}' character must be escaped (by doubling) in an interpolated string.",
          position,
        );
      }
      flush();
      const { hole, end } = readHole(text, position, to, verbatim);
      parts.push(hole);
      position = end;
    } else if (!verbatim && character === '\\') {
      const sequence = readEscape(text, position);
      literal += sequence.value;
      position = sequence.end;
    } else {
      literal += character;
      position += 1;
    }
  }
  throw new SyntaxProblem(verbatim ? 'CS1039' : 'CS1010', 'Unterminated interpolated string', start);
}

function readHole(text: string, open: number, to: number, verbatim: boolean): { hole: Hole; end: number } {
  const start = open + 1;
  let position = start;
  let depth = 0;
  let comma = -1;
  while (position < to) {
    position = skipTrivia(text, position, to);
    const character = text[position] ?? '';
    if (depth === 0 && (character === '}' || character === ':')) break;
    if (depth === 0 && character === ',' && comma === -1) comma = position;
    if (character === '(' || character === '[' || character === '{') depth += 1;
    if (character === ')' || character === ']' || character === '}') depth -= 1;
    if (!verbatim && character === '\\') break;
    position = position >= to ? to : character === ':' ? position + 1 : readToken(text, position, to).end;
  }
  const character = text[position] ?? '';
  const expressionEnd = comma === -1 ? position : comma;
  if (position >= to || (character !== '}' && character !== ':')) {
    throw new SyntaxProblem('CS1073', "Unexpected token in a hole of an interpolated string: '}' expected", open);
  }
  if (text.slice(start, expressionEnd).trim() === '') {
    throw new SyntaxProblem('CS1733', 'Expected expression', start);
  }
  let format: string | null = null;
  const alignment = comma === -1 ? null : { start: comma + 1, end: position };
  if (character === ':') {
    format = '';
    position += 1;
    while (position < to && text[position] !== '}') {
      if (text[position] === '"' && !verbatim) throw new SyntaxProblem('CS1073', "'}' expected", position);
      if (!verbatim && text[position] === '\\') {
        const sequence = readEscape(text, position);
        format += sequence.value;
        position = sequence.end;
        continue;
      }
      if (text[position] === '{' && text[position + 1] === '{') position += 1;
      format += text[position] ?? '';
      position += 1;
    }
    if (position >= to) throw new SyntaxProblem('CS1073', "'}' expected", open);
  }
  return { hole: { start, end: expressionEnd, alignment, format }, end: position + 1 };
}
