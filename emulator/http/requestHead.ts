import type { HeaderMap } from '../message';
import { HeaderNames } from '../message';
import { hopByHop } from '../network';

const notSent = new HeaderNames([...hopByHop, 'host', 'content-length', 'expect']);

const token = /^[!#$%&'*+\-.^_`|~\dA-Za-z]+$/;
const target = /^[\x21-\x7e\x80-\xff]+$/;
const fieldLine = /^[^:]+: [\t\x20-\x7e\x80-\xff]*\r\n$/;

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

/** A header's name, and its last line. */
interface Field {
  readonly sent: boolean;
  value: string | undefined;
  line: string;
}

/**
 * Names that were written before. Clients repeat their headers, nearly all of them with the same value: such a line is
 * neither checked nor put together again.
 */
const known = new Map<string, Field>();

/** Names that are kept, and letters of a line that is. */
const mostNames = 256;
const longestLine = 4096;

/**
 * The head as it goes over the wire, one byte a letter.
 *
 * @throws Error when a part cannot stand in a head: a line break in a value would begin another header
 */
export function requestHead(head: RequestHead): string {
  const { method } = head;
  // What follows the answer to CONNECT is no HTTP.
  if ((method !== 'POST' && !token.test(method)) || method === 'CONNECT')
    throw new Error(`${JSON.stringify(method)} is no method of a request.`);
  if (!target.test(head.target)) throw new Error(`${JSON.stringify(head.target)} is no path of a request.`);
  let text = `${method} ${head.target} HTTP/1.1\r\nhost: ${head.host}\r\nconnection: keep-alive\r\n`;
  const { raw } = head.headers;
  for (let index = 0; index < raw.length; index += 2) {
    const name = raw[index] as string;
    const field = known.get(name) ?? fieldOf(name);
    if (!field.sent) continue;
    const own = raw[index + 1] as string;
    text += field.value === own ? field.line : lineOf(name, own, field);
  }
  const length = head.body ?? (withBody.has(method) ? 0 : undefined);
  if (length === undefined) return `${text}\r\n`;
  return length === 'chunked'
    ? `${text}transfer-encoding: chunked\r\n\r\n`
    : `${text}content-length: ${length}\r\n\r\n`;
}

function fieldOf(name: string): Field {
  const sent = !notSent.has(name);
  // On its own: name and value together could pass for two headers.
  if (sent && !token.test(name)) throw new Error(`${JSON.stringify(name)} is no name of a header.`);
  const field = { sent, value: undefined, line: '' };
  if (known.size < mostNames && name.length < longestLine) known.set(name, field);
  return field;
}

function lineOf(name: string, own: string, field: Field): string {
  const line = `${name}: ${own}\r\n`;
  if (!fieldLine.test(line)) throw new Error(`The header ${name} has a value that no header can have.`);
  if (line.length <= longestLine) {
    field.value = own;
    field.line = line;
  }
  return line;
}
