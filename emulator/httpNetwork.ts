import { type Dispatcher, Pool } from 'undici';
import { type BodySource, HeaderMap, HeaderNames } from './message';
import { hopByHop, type IncomingResponse, type Network, NetworkError, type OutgoingRequest } from './network';

const notSent = new HeaderNames([...hopByHop, 'host', 'content-length', 'expect']);

/** Bytes up to which a body of known length is taken in before the response is handed on. */
const small = 65_536;

/** Bytes of a stream that wait for their reader before the sender is told to wait. */
const waiting = 65_536;

/** Real connections, kept alive, one pool for each origin. */
export class HttpNetwork implements Network {
  readonly #pools = new Map<string, Pool>();

  send(request: OutgoingRequest): Promise<IncomingResponse> {
    const split = request.url.indexOf('/', request.url.indexOf('//') + 2);
    const origin = split < 0 ? request.url : request.url.slice(0, split);
    let pool = this.#pools.get(origin);
    if (!pool) {
      pool = new Pool(origin, { connections: 256, bodyTimeout: 0, keepAliveTimeout: 30_000 });
      this.#pools.set(origin, pool);
    }
    const call = new BackendCall(origin, request.signal);
    pool.dispatch(
      {
        method: request.method as 'POST',
        path: split < 0 ? '/' : request.url.slice(split),
        headers: request.headers.toRaw(notSent),
        body: request.body as Buffer | null,
        headersTimeout: request.headersTimeout ?? 0,
      },
      call,
    );
    return call.response;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.destroy()));
    this.#pools.clear();
  }
}

/**
 * One request to a backend. It is undici's handler itself, which saves the streams of `request()`: they cost more than
 * the policy does. A small body is taken in whole, any other is read as it comes.
 */
class BackendCall implements Dispatcher.DispatchHandler, AsyncIterable<Buffer>, AsyncIterator<Buffer, undefined> {
  readonly response: Promise<IncomingResponse>;
  readonly #origin: string;
  readonly #signal: AbortSignal | undefined;
  #resolve!: (response: IncomingResponse) => void;
  #reject!: (error: NetworkError) => void;
  #abort: ((error?: Error) => void) | undefined;
  #aborted = false;
  /** Lets the sender go on after {@link onData} has said that it has to wait. */
  #resume: (() => void) | undefined;
  /** The response whose small body is taken in. */
  #whole: Omit<IncomingResponse, 'body'> | undefined;
  readonly #chunks: Buffer[] = [];
  #length = 0;
  #ended = false;
  #error: NetworkError | undefined;
  /** Who waits for the next chunk. */
  #reader: { resolve: (result: IteratorResult<Buffer, undefined>) => void; reject: (error: Error) => void } | undefined;

  constructor(origin: string, signal: AbortSignal | undefined) {
    this.#origin = origin;
    this.#signal = signal;
    this.response = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    if (signal?.aborted) this.#cancel();
    else signal?.addEventListener('abort', this.#cancel);
  }

  readonly #cancel = (): void => {
    this.#aborted = true;
    if (this.#abort) this.#abort();
    // There is no connection yet; it is given up when there is one, and nobody waits for it.
    else this.#reject(aborted());
  };

  onConnect(abort: (error?: Error) => void): void {
    this.#abort = abort;
    if (this.#aborted) abort();
  }

  onHeaders(status: number, raw: Buffer[], resume: () => void, reason: string): boolean {
    // An interim answer (103 Early Hints); the real one is to come.
    if (status < 200) return true;
    const headers = HeaderMap.fromBuffers(raw);
    const length = headers.get('content-length');
    if (length !== undefined && Number(length) <= small) {
      this.#whole = { status, reason, headers };
    } else {
      this.#resume = resume;
      this.#resolve({ status, reason, headers, body: this });
    }
    return true;
  }

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

  onComplete(): void {
    this.#finish();
    if (this.#whole) this.#resolve({ ...this.#whole, body: joined(this.#chunks) });
    this.#reader?.resolve({ value: undefined, done: true });
  }

  onError(error: Error & { code?: string }): void {
    this.#finish();
    this.#error = this.#aborted ? aborted() : networkError(error, this.#origin);
    this.#reject(this.#error);
    this.#reader?.reject(this.#error);
  }

  #finish(): void {
    this.#ended = true;
    this.#signal?.removeEventListener('abort', this.#cancel);
  }

  [Symbol.asyncIterator](): AsyncIterator<Buffer, undefined> {
    return this;
  }

  next(): Promise<IteratorResult<Buffer, undefined>> {
    const value = this.#chunks.shift();
    if (value) {
      this.#length -= value.length;
      if (this.#length < waiting) this.#resume?.();
      return Promise.resolve({ value, done: false });
    }
    if (this.#error) return Promise.reject(this.#error);
    if (this.#ended) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve, reject) => {
      this.#reader = { resolve, reject };
    });
  }

  /** The reader stops early: the rest is not wanted. */
  return(): Promise<IteratorResult<Buffer, undefined>> {
    if (!this.#ended) this.#cancel();
    return Promise.resolve({ value: undefined, done: true });
  }
}

function aborted(): NetworkError {
  return new NetworkError('aborted', 'The request was aborted.');
}

function joined(chunks: readonly Buffer[]): BodySource {
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
}

function networkError(error: Error & { code?: string }, origin: string): NetworkError {
  if (error.code === 'UND_ERR_HEADERS_TIMEOUT') return new NetworkError('timeout', `${origin} did not answer in time.`);
  if (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN')
    return new NetworkError('unknown-host', `There is no host ${origin}.`);
  if (error.code === 'ECONNREFUSED') return new NetworkError('refused', `${origin} refused the connection.`);
  return new NetworkError('reset', `The connection to ${origin} broke off: ${error.message}`);
}
