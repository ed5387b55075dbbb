import type { BodySource, HeaderMap } from '../message';
import { type IncomingResponse, NetworkError } from '../network';
import type { Connection } from './connection';
import type { ResponseHead } from './responseReader';

/** Bytes up to which a body of known length is taken in before the response is handed on. */
const small = 65_536;

/** Bytes of a stream that wait for their reader before the sender is told to wait. */
const waiting = 65_536;

/**
 * One request to a backend and its response. A small body is taken in whole; any other is read as it comes, and is this
 * object itself.
 */
export class Exchange implements AsyncIterable<Buffer>, AsyncIterator<Buffer, undefined> {
  readonly response: Promise<IncomingResponse>;
  readonly #origin: string;
  readonly #signal: AbortSignal | undefined;
  #connection: Connection | undefined;
  #resolve!: (response: IncomingResponse) => void;
  #reject!: (error: NetworkError) => void;
  #timer: NodeJS.Timeout | undefined;
  /** The head of a response whose small body is taken in. */
  #whole: ResponseHead | undefined;
  readonly #chunks: Buffer[] = [];
  #length = 0;
  #over = false;
  #error: NetworkError | undefined;
  /** Who waits for the next chunk. */
  #reader: { resolve: (result: IteratorResult<Buffer, undefined>) => void; reject: (error: Error) => void } | undefined;

  /** @param origin scheme, host and port, for messages */
  constructor(origin: string, signal: AbortSignal | undefined) {
    this.#origin = origin;
    this.#signal = signal;
    this.response = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    if (signal?.aborted) this.handleEvent();
    else signal?.addEventListener('abort', this);
  }

  /** Whether nothing more comes, for good or ill. */
  get over(): boolean {
    return this.#over;
  }

  /** @param headersTimeout milliseconds until the head of the response has to be there, connecting included; 0 for no limit */
  begin(connection: Connection, headersTimeout = 0): void {
    this.#connection = connection;
    // More than a timer of Node can wait is for ever.
    if (headersTimeout > 0 && headersTimeout < 2 ** 31) this.#timer = setTimeout(expire, headersTimeout, this);
  }

  onHead(head: ResponseHead): void {
    clearTimeout(this.#timer);
    if (head.length !== undefined && head.length <= small) this.#whole = head;
    else this.#resolve(new Answer(head, this));
  }

  /** @returns whether more can be taken now */
  onData(chunk: Buffer): boolean {
    const reader = this.#reader;
    if (reader) {
      this.#reader = undefined;
      reader.resolve({ value: chunk, done: false });
      return true;
    }
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    return this.#whole !== undefined || this.#length < waiting;
  }

  onEnd(): void {
    if (this.#over) return;
    this.#finish();
    const head = this.#whole;
    if (head) this.#resolve(new Answer(head, joined(this.#chunks)));
    this.#reader?.resolve({ value: undefined, done: true });
  }

  /** There is no response, or not all of it. */
  fail(error: Error & { code?: string }): void {
    if (!this.#over) this.#end(networkError(error, this.#origin));
  }

  /** The caller has gone: this object is itself the listener of the signal, which saves a function for each request. */
  handleEvent(): void {
    this.#giveUp(new NetworkError('aborted', 'The request was aborted.'));
  }

  expire(): void {
    this.#giveUp(new NetworkError('timeout', `${this.#origin} did not answer in time.`));
  }

  #giveUp(error: NetworkError): void {
    if (this.#over) return;
    this.#end(error);
    this.#connection?.destroy();
  }

  #end(error: NetworkError): void {
    this.#finish();
    this.#error = error;
    this.#reject(error);
    this.#reader?.reject(error);
  }

  #finish(): void {
    this.#over = true;
    clearTimeout(this.#timer);
    this.#signal?.removeEventListener('abort', this);
  }

  [Symbol.asyncIterator](): AsyncIterator<Buffer, undefined> {
    return this;
  }

  next(): Promise<IteratorResult<Buffer, undefined>> {
    const value = this.#chunks.shift();
    if (value) {
      const full = this.#length >= waiting;
      this.#length -= value.length;
      if (full && this.#length < waiting && !this.#over) this.#connection?.resume();
      return Promise.resolve({ value, done: false });
    }
    if (this.#error) return Promise.reject(this.#error);
    if (this.#over) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve, reject) => {
      this.#reader = { resolve, reject };
    });
  }

  /** The reader stops early: the rest is not wanted. */
  return(): Promise<IteratorResult<Buffer, undefined>> {
    this.handleEvent();
    this.#chunks.length = 0;
    return Promise.resolve({ value: undefined, done: true });
  }
}

/** A response as it is handed on; a class, as {@link ResponseHead} is. */
class Answer implements IncomingResponse {
  readonly status: number;
  readonly reason: string;
  readonly headers: HeaderMap;
  readonly body: BodySource;

  constructor({ status, reason, headers }: ResponseHead, body: BodySource) {
    this.status = status;
    this.reason = reason;
    this.headers = headers;
    this.body = body;
  }
}

function expire(exchange: Exchange): void {
  exchange.expire();
}

function joined(chunks: readonly Buffer[]): Buffer {
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
}

function networkError(error: Error & { code?: string }, origin: string): NetworkError {
  if (error instanceof NetworkError) return error;
  if (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN')
    return new NetworkError('unknown-host', `There is no host ${origin}.`);
  if (error.code === 'ECONNREFUSED') return new NetworkError('refused', `${origin} refused the connection.`);
  return new NetworkError('reset', `The connection to ${origin} broke off: ${reasonOf(error)}`);
}

/** A host with several addresses has an error for each, and none of its own. */
function reasonOf(error: Error & { code?: string }): string {
  if (error instanceof AggregateError) return error.errors.map(({ message }: Error) => message).join(', ');
  return error.message;
}
