import { HeaderMap } from '../message';
import { ChunkedReader } from './chunkedReader';
import { bareFeed, fields, HttpProtocolError, hasBareFeed, largestHead, persistent, trimmed } from './syntax';

/** Status line and headers of a response. */
export class ResponseHead {
  readonly status: number;
  readonly reason: string;
  readonly headers: HeaderMap;
  /** What the other side says of how long it keeps the connection (the header Keep-Alive). */
  readonly keepAlive: string | undefined;
  /** Bytes of the body where the head says how many; 0 where there is none. */
  readonly length: number | undefined;

  // A class: V8 came to put the literals of one place into its old space, where each kept the strings of its headers
  // until the next full collection, which tripled the collector's work.
  constructor(
    status: number,
    reason: string,
    headers: HeaderMap,
    keepAlive: string | undefined,
    length: number | undefined,
  ) {
    this.status = status;
    this.reason = reason;
    this.headers = headers;
    this.keepAlive = keepAlive;
    this.length = length;
  }
}

/** Who is told of a response while it is read. */
export interface ResponseHandler {
  /** Once for each response; interim answers such as 103 Early Hints are passed over. */
  onHead(head: ResponseHead): void;
  /** A part of the body; it is a view into what was read, and stays as it is. */
  onData(chunk: Buffer): void;
  /** The response is whole. @param reusable whether the connection may carry another request */
  onEnd(reusable: boolean): void;
}

const headEnd = Buffer.from('\r\n\r\n');
const nothing = Buffer.alloc(0);

const statusLine = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: ([\t\x20-\x7e\x80-\xff]*))?\r\n/;
const wholeHead = new RegExp(statusLine.source + fields.source.slice(1));

type State = 'idle' | 'head' | 'counted' | 'until-close' | 'chunked';

/**
 * Reads the responses that arrive on a connection, in whatever pieces they come. It is strict: a response whose end could
 * be understood in two ways is refused, since the next one would begin in the wrong place.
 *
 * Source: RFC 9112, "HTTP/1.1": 2.2 (parsing), 6.3 (length of a body), 7.1 (chunked), 9.3 (persistence).
 */
export class ResponseReader {
  readonly #handler: ResponseHandler;
  readonly #chunks: ChunkedReader;
  #state: State = 'idle';
  #headOnly = false;
  #reusable = true;
  /** What came in and cannot be understood before more does. */
  #held: Buffer | undefined;
  /** Bytes of the body that are to come. */
  #left = 0;

  constructor(handler: ResponseHandler) {
    this.#handler = handler;
    this.#chunks = new ChunkedReader(handler);
  }

  /** A request goes out, whose response is read next. */
  expect(method: string): void {
    this.#headOnly = method === 'HEAD';
    this.#reusable = true;
    this.#state = 'head';
  }

  /** @throws HttpProtocolError when it is no response, or nobody asked for one */
  read(bytes: Buffer): void {
    let rest: Buffer | undefined = this.#held ? Buffer.concat([this.#held, bytes]) : bytes;
    this.#held = undefined;
    while (rest && rest.length > 0) {
      const next: Buffer | undefined = this.#step(rest);
      if (next === undefined) this.#held = rest;
      rest = next;
    }
  }

  /**
   * The connection has ended.
   *
   * @throws HttpProtocolError when a response is not whole
   */
  close(): void {
    if (this.#state === 'idle') return;
    if (this.#state !== 'until-close') {
      throw new HttpProtocolError(
        this.#state === 'head' ? 'it ended before the response' : 'it ended before the body did',
      );
    }
    this.#end();
  }

  /** Takes what it can from the front; undefined when more has to come first. */
  #step(bytes: Buffer): Buffer | undefined {
    switch (this.#state) {
      case 'head':
        return this.#head(bytes);
      case 'counted':
        return this.#counted(bytes);
      case 'until-close':
        this.#handler.onData(bytes);
        return bytes.subarray(bytes.length);
      case 'chunked':
        return this.#chunked(bytes);
      default:
        throw new HttpProtocolError('bytes came that belong to no response');
    }
  }

  #head(bytes: Buffer): Buffer | undefined {
    const end = bytes.indexOf(headEnd);
    if (end < 0 ? bytes.length > largestHead : end > largestHead)
      throw new HttpProtocolError(`the head of the response is larger than ${largestHead} bytes`);
    if (end < 0) {
      // What can be no head is not waited for.
      if (!'HTTP/1.'.startsWith(bytes.toString('latin1', 0, 7)))
        throw new HttpProtocolError('what came is no HTTP/1.1');
      if (hasBareFeed(bytes)) throw new HttpProtocolError(bareFeed);
      return undefined;
    }
    const text = bytes.toString('latin1', 0, end + 2);
    const line = wholeHead.exec(text);
    if (!line)
      throw new HttpProtocolError(
        statusLine.test(text) ? 'the response has a header that is none' : 'what came is no HTTP/1.1',
      );
    const status = Number(line[2]);
    const isVersion11 = line[1] === '1';
    const rest = bytes.subarray(end + 4);
    if (status === 101) throw new HttpProtocolError('it switches to a protocol that was not asked for');
    if (status < 200) return rest;
    const { headers, connection, keepAlive, coding, length } = new Fields(text);
    // Chunks are not for HTTP/1.0: an older proxy on the way may have taken their end for something else (6.1).
    this.#reusable = persistent(connection, isVersion11) && (isVersion11 || coding === undefined);
    const reason = line[3] ?? '';
    this.#begin(new ResponseHead(status, reason, headers, keepAlive, this.#framing(status, coding, length)));
    return rest;
  }

  /** Chooses how the end of the body is found; the length where it is known. */
  #framing(status: number, coding: string | undefined, length: string | undefined): number | undefined {
    if (this.#headOnly || status === 204 || status === 304) {
      this.#state = 'counted';
      return 0;
    }
    if (coding !== undefined) {
      if (length !== undefined)
        throw new HttpProtocolError('the response has a Content-Length beside its Transfer-Encoding');
      if (coding.trim().toLowerCase() !== 'chunked')
        throw new HttpProtocolError(`the response has the Transfer-Encoding "${coding}"`);
      this.#state = 'chunked';
      this.#chunks.begin();
      return undefined;
    }
    if (length === undefined) {
      this.#state = 'until-close';
      this.#reusable = false;
      return undefined;
    }
    if (!/^\d{1,15}$/.test(length)) throw new HttpProtocolError(`the response has the Content-Length "${length}"`);
    this.#state = 'counted';
    return Number(length);
  }

  #begin(head: ResponseHead): void {
    this.#handler.onHead(head);
    if (this.#state !== 'counted') return;
    this.#left = head.length ?? 0;
    if (this.#left === 0) this.#end();
  }

  #counted(bytes: Buffer): Buffer {
    const taken = bytes.length <= this.#left ? bytes : bytes.subarray(0, this.#left);
    this.#left -= taken.length;
    this.#handler.onData(taken);
    if (this.#left === 0) this.#end();
    return taken === bytes ? nothing : bytes.subarray(taken.length);
  }

  #chunked(bytes: Buffer): Buffer | undefined {
    const rest = this.#chunks.read(bytes);
    if (this.#chunks.over) this.#end();
    return rest;
  }

  #end(): void {
    this.#state = 'idle';
    this.#handler.onEnd(this.#reusable);
  }
}

/** The headers of a response, and what those say that the connection depends on; several of a name are joined. */
class Fields {
  readonly headers: HeaderMap;
  connection: string | undefined;
  keepAlive: string | undefined;
  coding: string | undefined;
  length: string | undefined;

  /** @param text a whole head, its status line included */
  constructor(text: string) {
    const raw: string[] = [];
    for (let start = text.indexOf('\n') + 1; start < text.length; ) {
      const colon = text.indexOf(':', start);
      const end = text.indexOf('\r', colon);
      const name = text.slice(start, colon);
      const value = trimmed(text, colon + 1, end);
      raw.push(name, value);
      // Most names are told by their length alone.
      if (name.length === 10 || name.length === 14 || name.length === 17) this.#note(name.toLowerCase(), value);
      start = end + 2;
    }
    this.headers = HeaderMap.owning(raw);
  }

  #note(name: string, value: string): void {
    if (name === 'connection') this.connection = joined(this.connection, ',', value);
    else if (name === 'keep-alive') this.keepAlive = joined(this.keepAlive, ',', value);
    else if (name === 'transfer-encoding') this.coding = joined(this.coding, ',', value);
    // No number any more when there is more than one.
    else if (name === 'content-length') this.length = joined(this.length, ', ', value);
  }
}

function joined(before: string | undefined, between: string, value: string): string {
  return before === undefined ? value : before + between + value;
}
