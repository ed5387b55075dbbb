import type { HeaderMap } from '../message';
import { HeaderNames } from '../message';
import { hopByHop } from '../network';

const notSent = new HeaderNames([...hopByHop, 'host', 'content-length', 'expect']);

const token = /^[!#$%&'*+\-.^_`|~\dA-Za-z]+$/;
const target = /^[\x21-\x7e\x80-\xff]+$/;
const value = /^[\t\x20-\x7e\x80-\xff]*$/;

/** What a request's head is made of. */
export interface RequestHead {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** Host, with the port where it is not the scheme's own. */
  readonly host: string;
  /** Those that belong to one connection, and what the body decides, are left out. */
  readonly headers: HeaderMap;
  /** Bytes of the body, `chunked` for one of unknown length, undefined when there is none. */
  readonly body: number | 'chunked' | undefined;
}

/** Methods whose requests say that they have no body (RFC 9110, 8.6). */
const withBody = new Set(['POST', 'PUT', 'PATCH']);

/**
 * The head as it goes over the wire, one byte a letter.
 *
 * @throws Error when a part cannot stand in a head: a line break in a value would begin another header
 */
export function requestHead(head: RequestHead): string {
  // What follows the answer to CONNECT is no HTTP.
  if (!token.test(head.method) || head.method === 'CONNECT')
    throw new Error(`${JSON.stringify(head.method)} is no method of a request.`);
  if (!target.test(head.target)) throw new Error(`${JSON.stringify(head.target)} is no path of a request.`);
  let text = '';
  const raw = head.headers.toRaw(notSent);
  for (let index = 0; index < raw.length; index += 2) {
    const name = raw[index] as string;
    const own = raw[index + 1] as string;
    // Each on its own: name and value together could pass for two headers.
    if (!token.test(name)) throw new Error(`${JSON.stringify(name)} is no name of a header.`);
    if (!value.test(own)) throw new Error(`The header ${name} has a value that no header can have.`);
    text += `${name}: ${own}\r\n`;
  }
  const length = head.body ?? (withBody.has(head.method) ? 0 : undefined);
  const framing =
    length === undefined
      ? ''
      : length === 'chunked'
        ? 'transfer-encoding: chunked\r\n'
        : `content-length: ${length}\r\n`;
  return `${head.method} ${head.target} HTTP/1.1\r\nhost: ${head.host}\r\nconnection: keep-alive\r\n${text}${framing}\r\n`;
}
