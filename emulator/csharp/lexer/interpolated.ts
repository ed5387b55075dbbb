/** Interpolated strings. */
import { SyntaxProblem } from '../diagnostics';
import { readEscape } from './literals';
import type { Hole, InterpolatedPart, Token } from './token';

/** Where the token that begins at an offset ends, blanks and comments before it skipped. */
export interface Skipper {
  trivia(from: number): number;
  token(from: number): number;
}

/** `$"…"` and `$@"…"`; `skip` finds the ends of the holes. @throws SyntaxProblem CS1009, CS1010, CS1039, CS1073, CS1733 or CS8086. */
export function readInterpolated(text: string, start: number, to: number, verbatim: boolean, skip: Skipper): Token {
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
      const { hole, end } = readHole(text, position, to, verbatim, skip);
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

function readHole(
  text: string,
  open: number,
  to: number,
  verbatim: boolean,
  skip: Skipper,
): { hole: Hole; end: number } {
  const start = open + 1;
  let position = start;
  let depth = 0;
  let comma = -1;
  while (position < to) {
    position = skip.trivia(position);
    const character = text[position] ?? '';
    if (depth === 0 && (character === '}' || character === ':')) break;
    if (depth === 0 && character === ',' && comma === -1) comma = position;
    if (character === '(' || character === '[' || character === '{') depth += 1;
    if (character === ')' || character === ']' || character === '}') depth -= 1;
    if (!verbatim && character === '\\') break;
    position = position >= to ? to : character === ':' ? position + 1 : skip.token(position);
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
