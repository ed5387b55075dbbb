/** Where in its text a token was read. */
import type { JToken } from './token';

/** A line from 1, and how many characters of it were read. */
export interface LineInfo {
  readonly line: number;
  readonly position: number;
}

/** The place of a token, or null when it was not read from text. */
export function lineInfo(token: JToken): LineInfo | null {
  return token.line === 0 ? null : { line: token.line, position: token.position };
}
