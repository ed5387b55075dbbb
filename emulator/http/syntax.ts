/** What arrived is no HTTP/1.1, or not all of a message. */
export class HttpProtocolError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'HttpProtocolError';
  }
}

/** Most bytes of a head, of the trailers, and of a line that says how long a chunk is: Node's own limit for heads. */
export const largestHead = 16_384;

/** What names are made of, as a part of an expression. */
export const token = "[!#$%&'*+\\-.^_`|~\\dA-Za-z]+";

/** What values are made of: text of one byte a letter, without control characters. */
export const fieldValue = '[\\t\\x20-\\x7e\\x80-\\xff]*';

/** Header lines, each with its end, and nothing else. */
export const fields = new RegExp(`^(?:${token}:${fieldValue}\\r\\n)*$`);

/** What is wrong where {@link hasBareFeed} is true. */
export const bareFeed = 'a line ends with a line feed alone';

/** Whether a line ends as none of HTTP does; it would be waited for in vain. */
export function hasBareFeed(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) if (bytes[at - 1] !== 13) return true;
  return false;
}

/** Without the spaces and tabs around it: trim() would also take the half of a letter of UTF-8 that is 0xA0. */
export function trimmed(text: string, from: number, to: number): string {
  let start = from;
  let end = to;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

/**
 * Whether the other side keeps the connection; `close` counts more than whatever is beside it (RFC 9112, 9.3).
 *
 * @param connection the Connection header
 */
export function persistent(connection: string | undefined, isVersion11: boolean): boolean {
  if (connection === undefined) return isVersion11;
  const options = connection.toLowerCase();
  if (options === 'keep-alive') return true;
  const has = (option: string) => options.split(',').some((one) => one.trim() === option);
  return !has('close') && (isVersion11 || has('keep-alive'));
}
