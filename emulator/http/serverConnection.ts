import type { Socket } from 'node:net';
import { HeaderMap } from '../message';
import { malformed, Refusal, refusalOf } from './refusal';
import { type ReceivedHead, type RequestHandler, RequestReader } from './requestReader';
import { keptFor, responseHead } from './responseHead';
import { ServerExchange } from './serverExchange';

/** Bytes that are taken in of what comes after two requests that wait for their answers. */
const mostAhead = 65_536;

/** Milliseconds that a connection which is ended here has for its other side to end it too. */
const lingering = 5000;

/** A second more than is said, so that no request is on its way here while it closes. */
const idleTimeout = (keptFor + 1) * 1000;

/** What a server does with requests. */
export interface ServerHandler {
  /** A request that is to be answered. */
  onRequest(exchange: ServerExchange): void;
  /** The caller went away, or sent no HTTP, in the middle of a request or before its turn came. */
  onGivenUp(exchange: ServerExchange): void;
}

/** How long a request may take to come in, and how large it may be. */
export interface ServerLimits {
  readonly largestBody: number;
  /** Milliseconds from its first byte until a request is whole. */
  readonly requestTimeout: number;
  /** Milliseconds from its first byte until its head is there, or from the connection's begin. */
  readonly headersTimeout: number;
}

/**
 * One connection of a server. Requests are answered one after the other; the next is read in the meantime, so that the end
 * of the connection is noticed.
 */
export class ServerConnection implements RequestHandler {
  readonly #socket: Socket;
  readonly #handler: ServerHandler;
  readonly #limits: ServerLimits;
  readonly #reader: RequestReader;
  readonly #ipAddress: string;
  /** Whose head is there and whose body is still coming. */
  #incoming: ServerExchange | undefined;
  /** What is being answered. */
  #current: ServerExchange | undefined;
  /** What is answered next. */
  #next: ServerExchange | undefined;
  /** Whether {@link #current} is answered, and only not all of it has left. */
  #leaving = false;
  /** Whether the connection goes on after the answer. */
  #persistent = true;
  /** What is said of bytes that are no request, when the answer before has left. */
  #refusal: Refusal | undefined;
  /** Nothing more is read or answered: the connection ends when what was written has left. */
  #closing = false;
  #brokeOff = false;
  /** Whether no request has come yet. */
  #fresh = true;
  /** When it was first seen to wait for what it waits for; 0 when that is new. */
  #since = 0;
  #onDrained: (() => void) | undefined;

  /** @param onGone called once it is closed */
  constructor(socket: Socket, handler: ServerHandler, limits: ServerLimits, onGone: (gone: ServerConnection) => void) {
    this.#socket = socket;
    this.#handler = handler;
    this.#limits = limits;
    this.#reader = new RequestReader(this, limits.largestBody);
    this.#ipAddress = socket.remoteAddress ?? '';
    socket.on('data', (chunk: Buffer) => this.#read(chunk));
    socket.on('end', () => this.#onEnd());
    socket.on('drain', () => this.#onDrain());
    // It is followed by the close, and nobody is left to be told of it.
    socket.on('error', () => {});
    socket.on('close', () => {
      this.#closing = true;
      this.#leave();
      onGone(this);
    });
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    // It is read all the same: a connection that is closed with bytes unread takes the answer from the other side.
    if (this.#closing || this.#refusal) return;
    const reader = this.#reader;
    try {
      const before = reader.awaited;
      reader.read(chunk);
      if (before === 'nothing' || (before === 'rest' && reader.awaited !== 'rest')) this.#since = 0;
      if (reader.held > mostAhead && this.#next) this.#socket.pause();
    } catch (error) {
      this.#refuse(refusalOf(error));
    }
  }

  onHead(head: ReceivedHead): void {
    this.#fresh = false;
    this.#incoming = new ServerExchange(head, this, this.#ipAddress);
    if (head.expectsContinue && !this.#current) this.#socket.write(goOn, 'latin1');
  }

  onWhole(body: Buffer | undefined): void {
    this.#take(body);
  }

  onTooLarge(): void {
    this.#take('too large');
  }

  #take(body: ServerExchange['body']): void {
    const exchange = this.#incoming as ServerExchange;
    this.#incoming = undefined;
    exchange.body = body;
    if (this.#current) {
      this.#next = exchange;
      this.#reader.stop();
    } else {
      this.#current = exchange;
      this.#handler.onRequest(exchange);
    }
  }

  /** @returns whether more can be written now */
  write(text: string): boolean {
    return this.#socket.write(text, 'latin1');
  }

  /** As {@link write}, for a body that is not small. */
  writeAll(start: string, body: Buffer, end: string): boolean {
    const socket = this.#socket;
    socket.cork();
    if (start !== '') socket.write(start, 'latin1');
    let more = socket.write(body);
    if (end !== '') more = socket.write(end, 'latin1');
    socket.uncork();
    return more;
  }

  /** Resolves when there is room for more, or never will be. */
  drained(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#closing || !this.#socket.writableNeedDrain) resolve();
      else this.#onDrained = resolve;
    });
  }

  #onDrain(): void {
    const resolve = this.#onDrained;
    this.#onDrained = undefined;
    resolve?.();
    if (this.#leaving && !this.#closing) this.#turn();
  }

  /** The answer to the current request is written. */
  finish(persistent: boolean): void {
    this.#persistent = persistent;
    // Who does not read answers is not given more of them.
    if (persistent && this.#socket.writableNeedDrain) this.#leaving = true;
    else this.#turn();
  }

  /** It is the next request's turn. */
  #turn(): void {
    this.#leaving = false;
    this.#since = 0;
    this.#current = undefined;
    const next = this.#next;
    if (!this.#persistent) this.#close();
    else if (next) {
      this.#current = next;
      this.#next = undefined;
      this.#handler.onRequest(next);
      this.#goOn();
    } else if (this.#refusal) this.#refuse(this.#refusal);
    else if (this.#incoming?.request.expectsContinue) this.#socket.write(goOn, 'latin1');
  }

  #goOn(): void {
    if (this.#closing) return;
    try {
      this.#reader.goOn();
    } catch (error) {
      this.#refuse(refusalOf(error));
    }
    // What is held is enough for the requests to come.
    if (this.#socket.isPaused() && this.#reader.held <= mostAhead) this.#socket.resume();
  }

  /** Says why a request is not taken, and ends the connection; in the middle of an answer nothing can be said. */
  #refuse(refusal: Refusal): void {
    this.#giveUp('incoming');
    if (this.#current?.begun && !this.#leaving) this.breakOff();
    else if (this.#current) this.#refusal = refusal;
    else {
      if (this.#reader.awaited !== 'rest') this.#socket.write(refusalText(refusal), 'latin1');
      this.#close();
    }
  }

  /** Ends the connection when all that was written has left, and its other side has ended it. */
  #close(): void {
    this.#closing = true;
    this.#since = 0;
    this.#reader.stop();
    this.#leave();
    this.#socket.end();
  }

  /** Ends the connection in the middle of an answer; what was written of it leaves first. */
  breakOff(): void {
    this.#brokeOff = true;
    this.#close();
  }

  /** The other side writes no more: that it has gone, or only waits for the answer, cannot be told apart. */
  #onEnd(): void {
    if (this.#closing) return;
    if (this.#current || this.#reader.awaited === 'nothing') this.#close();
    else this.#refuse(malformed('it ended before the request did'));
  }

  /** Nothing more is answered. */
  #leave(): void {
    const current = this.#current;
    this.#current = undefined;
    current?.leave();
    this.#giveUp('incoming');
    this.#giveUp('next');
    this.#onDrain();
  }

  #giveUp(which: 'incoming' | 'next'): void {
    const exchange = which === 'incoming' ? this.#incoming : this.#next;
    if (which === 'incoming') this.#incoming = undefined;
    else this.#next = undefined;
    if (!exchange) return;
    exchange.leave();
    this.#handler.onGivenUp(exchange);
  }

  /**
   * Ends what has taken too long. Nothing is measured while requests come in as they should: what it waits for is seen here
   * for the first time, so that it ends up to one check later.
   *
   * @param now milliseconds, more than 0
   */
  check(now: number): void {
    // What waits to be read hides the end of the connection: a part of it is read, however long the answer takes.
    if (this.#socket.isPaused()) this.#socket.resume();
    const limit = this.#limit();
    if (limit === undefined) this.#since = 0;
    else if (this.#since === 0) this.#since = now;
    else if (now - this.#since >= limit) this.#expire();
  }

  /** Milliseconds that it may wait for what it waits for. */
  #limit(): number | undefined {
    const { headersTimeout, requestTimeout } = this.#limits;
    // A slow reader is given the time that it needs.
    if (this.#closing) return this.#brokeOff || this.#socket.writableFinished ? lingering : undefined;
    if (this.#current) return undefined;
    const { awaited } = this.#reader;
    if (awaited === 'nothing') return this.#fresh ? headersTimeout : idleTimeout;
    return awaited === 'head' ? headersTimeout : requestTimeout;
  }

  #expire(): void {
    const { awaited } = this.#reader;
    if (!this.#closing && (awaited === 'head' || awaited === 'body'))
      this.#refuse(new Refusal(408, 'The request did not arrive in time.'));
    else this.#socket.destroy();
  }
}

const goOn = 'HTTP/1.1 100 Continue\r\n\r\n';

const json = HeaderMap.from({ 'Content-Type': 'application/json' });

function refusalText({ status, message }: Refusal): string {
  const body = Buffer.from(JSON.stringify({ statusCode: status, message }));
  return responseHead({ status, reason: null, headers: json }, body.length, false) + body.toString('latin1');
}
