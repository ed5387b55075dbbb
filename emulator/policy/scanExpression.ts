/**
 * Finds the end of a policy expression in raw text: `@(...)` or `@{...}`, whose C# may hold quotes, `<`, `&` and brackets
 * that mean nothing to XML. Strings (regular, verbatim, interpolated), characters and comments are stepped over.
 *
 * @param text the document
 * @param start offset of the `@`
 * @returns the offset after the closing bracket, or where the text ended while something was still open
 */
export function scanExpression(text: string, start: number): { end: number } | { open: string; at: number } {
  const opening = text[start + 1] ?? '';
  const stack: { bracket: string; at: number }[] = [{ bracket: opening, at: start + 1 }];
  let index = start + 2;
  while (index < text.length) {
    const character = text[index] ?? '';
    const next = text[index + 1];
    if (character === '/' && next === '/') {
      const end = text.indexOf('\n', index);
      index = end < 0 ? text.length : end;
    } else if (character === '/' && next === '*') {
      const end = text.indexOf('*/', index + 2);
      if (end < 0) return { open: 'comment', at: index };
      index = end + 2;
    } else if (character === "'") {
      const end = characterEnd(text, index);
      if (end < 0) return { open: "character (')", at: index };
      index = end;
    } else if (
      character === '"' ||
      ((character === '$' || character === '@') && /^[$@]{1,2}"/.test(text.slice(index, index + 3)))
    ) {
      const end = stringEnd(text, index);
      if (end < 0) return { open: 'string (")', at: index };
      index = end;
    } else if ('([{'.includes(character)) {
      stack.push({ bracket: character, at: index });
      index += 1;
    } else if (')]}'.includes(character)) {
      stack.pop();
      index += 1;
      if (stack.length === 0) return { end: index };
    } else index += 1;
  }
  const last = stack.at(-1);
  return { open: `bracket (${last?.bracket ?? opening})`, at: last?.at ?? start };
}

/** Offset after a character literal, or -1. */
function characterEnd(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && text[index] !== '\n') {
    if (text[index] === '\\') index += 2;
    else if (text[index] === "'") return index + 1;
    else index += 1;
  }
  return -1;
}

/** Offset after a string literal that begins at `start` with its `$` and `@`, or -1. */
function stringEnd(text: string, start: number): number {
  const quote = text.indexOf('"', start);
  const prefix = text.slice(start, quote);
  const verbatim = prefix.includes('@');
  const interpolated = prefix.includes('$');
  let index = quote + 1;
  while (index < text.length) {
    const character = text[index];
    if (character === '"') {
      if (!verbatim || text[index + 1] !== '"') return index + 1;
      index += 2;
    } else if (character === '\\' && !verbatim) index += 2;
    else if (character === '\n' && !verbatim) return -1;
    else if (interpolated && character === '{') {
      if (text[index + 1] === '{') index += 2;
      else {
        const hole = holeEnd(text, index + 1);
        if (hole < 0) return -1;
        index = hole;
      }
    } else index += 1;
  }
  return -1;
}

/** Offset after the `}` of an interpolation's hole, or -1. */
function holeEnd(text: string, start: number): number {
  let depth = 1;
  let index = start;
  while (index < text.length) {
    const character = text[index] ?? '';
    if (character === '"' || /^[$@]{1,2}"/.test(text.slice(index, index + 3))) {
      const end = stringEnd(text, index);
      if (end < 0) return -1;
      index = end;
    } else if (character === "'") {
      const end = characterEnd(text, index);
      if (end < 0) return -1;
      index = end;
    } else {
      if ('([{'.includes(character)) depth += 1;
      if (')]}'.includes(character)) depth -= 1;
      index += 1;
      if (depth === 0) return index;
    }
  }
  return -1;
}
