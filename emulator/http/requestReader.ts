import { maxHeaderSize } from 'node:http';
import { HeaderMap } from '../message';
import { BodyBuffer } from './bodyBuffer';
import { ChunkedReader } from './chunkedReader';
import { malformed, malformedHead, Refusal } from './refusal';
import { bareFeed, fields, hasBareFeed, persistent, token, trimmed } from './syntax';

/** Request line and headers. */
export interface ReceivedHead {
  readonly method: string;
  /** As the request line has it: a path with its query, a whole URL, or `*`. */
  readonly target: string;
  /** One letter for each byte. */
  readonly headers: HeaderMap;
  /** The Host header; only a request in HTTP/1.0 may have none. */
  readonly host: string | undefined;
  readonly isVersion11: boolean;
  /** Whether the caller wants to ask more on this connection. */
  readonly persistent: boolean;
  /** Whether the caller may wait with the body until it is asked for it. */
  readonly expectsContinue: boolean;
}

/** Who is told of requests while they are read. */
export interface RequestHandler {
  onHead(head: ReceivedHead): void;
  /** The request is whole. @param body undefined when it has none */
  onWhole(body: Buffer | undefined): void;
  /** Instead of {@link onWhole}, and before the body is there: what is still to come of it is passed over. */
  onTooLarge(): void;
}

/** What is to come before a reader has nothing begun: the rest of a body is nobody's any more. */
export type Awaited = 'nothing' | 'head' | 'body' | 'rest';

const target = '(?:/|\\*|[A-Za-z][A-Za-z\\d+\\-.]*://)[\\x21-\\x7e\\x80-\\xff]*';
const head = new RegExp(`^(?!CONNECT )${token} ${target} HTTP/1\\.[01]\\r\\n${fields.source.slice(1)}`);

/** Letters of which addresses are made; which of them make a valid one is not looked at. */
const address = /^[\w\-.~!$&'()*+,;=:%[\]]*$/;

const nothing = Buffer.alloc(0);

/** With what a request line may begin. TLS does not. */
const firstByte = new RegExp(`^(?:${token}|\\r)`);

/**
 * Reads the requests that arrive on a connection, in whatever pieces they come. It is strict: a request whose end could be
 * understood in two ways is refused, since another one could be smuggled in by it.
 *
 * Source: RFC 9112, "HTTP/1.1": 2.2 (parsing), 3 (request line), 3.2 (Host), 5 (fields), 6 (body), 9.3 (persistence).
 */
export class RequestReader {
  readonly #handler: RequestHandler;
  readonly #body: BodyBuffer;
  readonly #chunks: ChunkedReader;
  #state: 'head' | 'counted' | 'chunked' = 'head';
  /** What came in and is not read yet. */
  #held: Buffer | undefined;
  /** Bytes of a counted body that are to come. */
  #left = 0;
  #stopped = false;

  /** @param largestBody bytes */
  constructor(handler: RequestHandler, largestBody: number) {
    this.#handler = handler;
    this.#body = new BodyBuffer(largestBody);
    this.#chunks = new ChunkedReader(this.#body);
  }

  get awaited(): Awaited {
    if (this.#state !== 'head') return this.#body.dropping ? 'rest' : 'body';
    return this.#held === undefined ? 'nothing' : 'head';
  }

  /** Bytes that came in and are not read. */
  get held(): number {
    return this.#held === undefined ? 0 : this.#held.length;
  }

  /** @throws Refusal, HttpProtocolError when it is no request; nothing can be read after that */
  read(bytes: Buffer): void {
    this.#held = this.#held ? Buffer.concat([this.#held, bytes]) : bytes;
    this.#run();
  }

  /** What comes after the request that is read now is left until {@link goOn}. */
  stop(): void {
    this.#stopped = true;
  }

  /** @throws as {@link read} does */
  goOn(): void {
    this.#stopped = false;
    this.#run();
  }

  #run(): void {
    let rest = this.#held;
    this.#held = undefined;
    while (rest !== undefined && rest.length > 0 && !this.#stopped) {
      const next: Buffer | undefined = this.#step(rest);
      if (next === undefined) break;
      rest = next;
    }
    if (rest !== undefined && rest.length > 0) this.#held = rest;
  }

  /** Takes what it can from the front; undefined when more has to come first. */
  #step(bytes: Buffer): Buffer | undefined {
    if (this.#state === 'head') return this.#head(bytes);
    if (this.#state === 'counted') return this.#counted(bytes);
    const wasDropping = this.#body.dropping;
    const rest = this.#chunks.read(bytes);
    if (!wasDropping && this.#body.dropping) this.#handler.onTooLarge();
    if (this.#chunks.over) this.#end();
    return rest;
  }

  #counted(bytes: Buffer): Buffer {
    const taken = bytes.length <= this.#left ? bytes : bytes.subarray(0, this.#left);
    this.#left -= taken.length;
    this.#body.onData(taken);
    if (this.#left === 0) this.#end();
    return taken === bytes ? nothing : bytes.subarray(taken.length);
  }

  #end(): void {
    this.#state = 'head';
    if (!this.#body.dropping) this.#handler.onWhole(this.#body.take());
  }

  #head(bytes: Buffer): Buffer | undefined {
    // Empty lines before a request are passed over (2.2).
    if (bytes[0] === 13 && bytes[1] === 10) return bytes.subarray(2);
    const end = bytes.indexOf('\r\n\r\n');
    if ((end < 0 ? bytes.length : end) > maxHeaderSize)
      throw new Refusal(431, `The headers are larger than ${maxHeaderSize} bytes.`);
    if (end < 0) {
      // What can be no head is not waited for.
      if (!firstByte.test(bytes.toString('latin1', 0, 1))) throw malformedHead(bytes.toString('latin1'));
      if (hasBareFeed(bytes)) throw malformed(bareFeed);
      return undefined;
    }
    this.#parse(bytes.toString('latin1', 0, end + 2));
    return bytes.subarray(end + 4);
  }

  /** @param text lines with their ends */
  #parse(text: string): void {
    if (!head.test(text)) throw malformedHead(text);
    const afterMethod = text.indexOf(' ');
    const lineEnd = text.indexOf('\r', afterMethod);
    const isVersion11 = text.charCodeAt(lineEnd - 1) === 49;
    const raw: string[] = [];
    let host: string | undefined;
    let length: string | undefined;
    let coding: string | undefined;
    let connection: string | undefined;
    let expect: string | undefined;
    for (let start = lineEnd + 2; start < text.length; ) {
      const colon = text.indexOf(':', start);
      const end = text.indexOf('\r', colon);
      const name = text.slice(start, colon);
      const value = trimmed(text, colon + 1, end);
      raw.push(name, value);
      start = end + 2;
      // Most are told by the length of their names alone.
      switch (name.length) {
        case 4:
          if (name.toLowerCase() === 'host') host = only('Host', host, value);
          break;
        case 6:
          if (name.toLowerCase() === 'expect') expect = joined(expect, value);
          break;
        case 10:
          if (name.toLowerCase() === 'connection') connection = joined(connection, value);
          break;
        case 14:
          if (name.toLowerCase() === 'content-length') length = only('Content-Length', length, value);
          break;
        case 17:
          if (name.toLowerCase() === 'transfer-encoding') coding = joined(coding, value);
          break;
      }
    }
    if (host === undefined ? isVersion11 : !address.test(host))
      throw malformed(host === undefined ? 'there is no Host' : `the Host "${host}" is none`);
    if (expect !== undefined && isVersion11 && expect.toLowerCase() !== '100-continue')
      throw new Refusal(417, `"${expect}" is nothing that can be expected here.`);
    this.#frame(length, coding, isVersion11);
    this.#handler.onHead({
      method: text.slice(0, afterMethod),
      target: text.slice(afterMethod + 1, lineEnd - 9),
      headers: HeaderMap.owning(raw),
      host,
      isVersion11,
      persistent: persistent(connection, isVersion11),
      expectsContinue: expect !== undefined && isVersion11 && this.#state !== 'head',
    });
    if (this.#state === 'head') this.#handler.onWhole(undefined);
    else if (this.#body.dropping) this.#handler.onTooLarge();
    else if (this.#state === 'counted' && this.#left === 0) this.#end();
  }

  /** How the end of the body is found (6.3). */
  #frame(length: string | undefined, coding: string | undefined, isVersion11: boolean): void {
    if (coding !== undefined) {
      if (length !== undefined) throw malformed("Transfer-Encoding can't be present with Content-Length");
      if (coding.toLowerCase() !== 'chunked') throw malformed(`the Transfer-Encoding "${coding}" is not known here`);
      // An older proxy on the way may have taken the end of the chunks for something else (6.1).
      if (!isVersion11) throw malformed("Transfer-Encoding can't be present in HTTP/1.0");
      this.#state = 'chunked';
      this.#chunks.begin();
      this.#body.begin(0);
    } else if (length !== undefined) {
      if (!/^\d{1,15}$/.test(length)) throw malformed(`the Content-Length "${length}" is none`);
      this.#state = 'counted';
      this.#left = Number(length);
      this.#body.begin(this.#left);
    }
  }
}

function only(name: string, before: string | undefined, value: string): string {
  if (before !== undefined) throw malformed(`${name} is there more than once`);
  return value;
}

function joined(before: string | undefined, value: string): string {
  return before === undefined ? value : `${before}, ${value}`;
}
