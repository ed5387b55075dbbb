/** Where in its text a token was read. Most tokens are never asked, so the text is read again when one is. */
import type { JToken } from './token';

/** A line from 1, and how many characters of it were read. */
export interface LineInfo {
  readonly line: number;
  readonly position: number;
}

let readPrecisely: ((text: string) => JToken) | null = null;

/** The reader that counts lines; it sets itself. */
export function usePreciseReader(reader: (text: string) => JToken): void {
  readPrecisely = reader;
}

/** The place of a token, or null when it was not read from text (or the tree was changed around it). */
export function lineInfo(token: JToken): LineInfo | null {
  const { root } = token;
  const { text } = root;
  let found: JToken | undefined = token;
  if (token.line === 0 && text !== null && readPrecisely !== null) {
    const indexes: number[] = [];
    for (let one = token; one.parent !== null; one = one.parent) indexes.unshift(one.parent.children.indexOf(one));
    found = readPrecisely(text);
    for (const index of indexes) found = found?.children[index];
  }
  return found === undefined || found.line === 0 ? null : { line: found.line, position: found.position };
}
