import { STATUS_CODES } from 'node:http';
import { type HeaderMap, HeaderNames } from '../message';
import { hopByHop } from '../network';
import { HeaderLines } from './headerLines';
import { fieldValue } from './syntax';

const lines = new HeaderLines(new HeaderNames([...hopByHop, 'content-length']));

/** Seconds that a connection is kept without a request, as Node's own server does. */
export const keptFor = 5;

/** What a response's head is made of. */
export interface ResponseHead {
  readonly status: number;
  /** The usual one where it is null or empty. */
  readonly reason: string | null;
  /** Those that belong to one connection, and what the body decides, are left out. */
  readonly headers: HeaderMap;
}

/** How the end of the body is found; `none` where the status or the method say that there is no body. */
export type Framing = number | 'chunked' | 'close' | 'none';

/**
 * The head as it goes over the wire, one byte a letter.
 *
 * @param persistent whether the connection goes on afterwards
 * @throws Error when a part cannot stand in a head: a line break in a value would begin another header
 */
export function responseHead(head: ResponseHead, framing: Framing, persistent: boolean): string {
  const { status } = head;
  if (!(Number.isInteger(status) && status >= 200 && status <= 999))
    throw new Error(`${status} is no status of an answer.`);
  const reason = head.reason || (STATUS_CODES[status] ?? 'unknown');
  if (!wholeValue.test(reason))
    throw new Error(`The reason ${JSON.stringify(reason)} has a character that cannot be sent.`);
  let text = `HTTP/1.1 ${status} ${reason}\r\n${lines.of(head.headers)}`;
  if (framing === 'chunked') text += 'transfer-encoding: chunked\r\n';
  else if (typeof framing === 'number') text += `content-length: ${framing}\r\n`;
  if (!head.headers.has('date')) text += dateLine();
  return `${text}${persistent ? keepAlive : 'Connection: close\r\n\r\n'}`;
}

const wholeValue = new RegExp(`^${fieldValue}$`);

const keepAlive = `Connection: keep-alive\r\nKeep-Alive: timeout=${keptFor}\r\n\r\n`;

let date = '';
let dateSecond = 0;

/** The Date header of this second. */
function dateLine(): string {
  const now = Date.now();
  const second = now - (now % 1000);
  if (second !== dateSecond) {
    dateSecond = second;
    date = `Date: ${new Date(second).toUTCString()}\r\n`;
  }
  return date;
}
