import type { HeaderMap } from '../message';
import { HeaderNames } from '../message';
import { hopByHop } from '../network';
import { HeaderLines } from './headerLines';
import { token } from './syntax';

const lines = new HeaderLines(new HeaderNames([...hopByHop, 'host', 'content-length', 'expect']));

const wholeToken = new RegExp(`^${token}$`);
const target = /^[\x21-\x7e\x80-\xff]+$/;

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
  const { method } = head;
  // What follows the answer to CONNECT is no HTTP.
  if ((method !== 'POST' && !wholeToken.test(method)) || method === 'CONNECT')
    throw new Error(`${JSON.stringify(method)} is no method of a request.`);
  if (!target.test(head.target)) throw new Error(`${JSON.stringify(head.target)} is no path of a request.`);
  const text = `${method} ${head.target} HTTP/1.1\r\nhost: ${head.host}\r\nconnection: keep-alive\r\n${lines.of(head.headers)}`;
  const length = head.body ?? (withBody.has(method) ? 0 : undefined);
  if (length === undefined) return `${text}\r\n`;
  return length === 'chunked'
    ? `${text}transfer-encoding: chunked\r\n\r\n`
    : `${text}content-length: ${length}\r\n\r\n`;
}
