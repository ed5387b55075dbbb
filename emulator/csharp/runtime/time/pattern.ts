/** The words of a custom date, time or duration format: runs of one letter, and literal text. */
import { formatException } from '../exceptions';

/** A run of a format letter (`letter`, `count`), or text that stands for itself (`letter` empty). */
export interface PatternWord {
  readonly letter: string;
  readonly count: number;
  readonly text: string;
}

/** The FormatException of a format that cannot be read. */
export function badFormat(): Error {
  return formatException('Input string was not in a correct format.');
}

/**
 * Splits a custom format: quotes, `\` and `%` as .NET reads them. Letters outside `letters` are literal text.
 * @throws FormatException for an open quote, a `%` before nothing or another `%`, a `\` at the end.
 */
export function readPattern(format: string, letters: string): PatternWord[] {
  const words: PatternWord[] = [];
  let index = 0;
  while (index < format.length) {
    const char = format.charAt(index);
    if (char === "'" || char === '"') {
      const { text, end } = readQuoted(format, index);
      words.push({ letter: '', count: 0, text });
      index = end;
    } else if (char === '\\') {
      if (index + 1 >= format.length) throw badFormat();
      words.push({ letter: '', count: 0, text: format.charAt(index + 1) });
      index += 2;
    } else if (char === '%') {
      const next = format.charAt(index + 1);
      if (next === '' || next === '%') throw badFormat();
      words.push(...readPattern(next, letters));
      index += 2;
    } else if (letters.includes(char)) {
      let end = index + 1;
      while (format.charAt(end) === char) end += 1;
      words.push({ letter: char, count: end - index, text: format.slice(index, end) });
      index = end;
    } else {
      words.push({ letter: '', count: 1, text: char });
      index += 1;
    }
  }
  return words;
}

function readQuoted(format: string, start: number): { readonly text: string; readonly end: number } {
  const quote = format.charAt(start);
  let text = '';
  for (let index = start + 1; index < format.length; index++) {
    const char = format.charAt(index);
    if (char === quote) return { text, end: index + 1 };
    if (char === '\\') {
      index += 1;
      if (index >= format.length) break;
    }
    text += format.charAt(index);
  }
  throw formatException(`Cannot find a matching quote character for the character '${quote}'.`);
}
