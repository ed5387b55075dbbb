import { abandon, type BodySource } from '../message';
import type { ReceivedHead } from './requestReader';
import { type Framing, type ResponseHead, responseHead } from './responseHead';
import type { ServerConnection } from './serverConnection';

/** Bytes up to which a body goes out in one write with its head, or a chunk with its length. */
const oneWrite = 16_384;

/** A request that came in, and the way to answer it. */
export class ServerExchange {
  readonly request: ReceivedHead;
  /** The caller's address. */
  readonly ipAddress: string;
  /** When the head was there, in milliseconds of `performance.now()`. */
  readonly started = performance.now();
  /** Undefined when the request has none; `too large` when it has more than is taken, and what there is of it is dropped. */
  body: Buffer | 'too large' | undefined;
  readonly #connection: ServerConnection;
  #controller: AbortController | undefined;
  #state: 'waiting' | 'begun' | 'answered' | 'gone' = 'waiting';

  constructor(request: ReceivedHead, connection: ServerConnection, ipAddress: string) {
    this.request = request;
    this.ipAddress = ipAddress;
    this.#connection = connection;
  }

  /** Aborted when the caller goes away before the answer is whole; never later. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#state === 'gone') this.#controller.abort();
    return this.#controller.signal;
  }

  /** Whether the head of the answer is written, so that another answer cannot be given. */
  get begun(): boolean {
    return this.#state === 'begun' || this.#state === 'answered';
  }

  /** Whether the caller went away before the answer was whole. */
  get gone(): boolean {
    return this.#state === 'gone';
  }

  /**
   * Answers with a body that is at hand. Nobody is there to answer when the caller has gone.
   *
   * @throws Error when the head cannot be sent; another answer can be given then
   */
  answer(head: ResponseHead, body: Buffer): void {
    if (this.#state === 'gone') return;
    this.#onlyOnce();
    const { persistent } = this.request;
    const hasBody = head.status !== 204 && head.status !== 304;
    const text = responseHead(head, hasBody ? body.length : 'none', persistent);
    const connection = this.#connection;
    if (!hasBody || body.length === 0 || this.request.method === 'HEAD') connection.write(text);
    // As text of one byte a letter it leaves together with the head, in one write.
    else if (body.length < oneWrite) connection.write(text + body.toString('latin1'));
    else connection.writeAll(text, body, '');
    this.#finish(persistent);
  }

  /**
   * Answers with a body that comes bit by bit; the head leaves at once. Resolves when all is written, or the caller has
   * gone.
   *
   * @throws Error when the head cannot be sent, or what the body's source throws: then {@link begun} tells whether another
   *   answer can be given
   */
  async stream(head: ResponseHead, source: Exclude<BodySource, Buffer>): Promise<void> {
    const { isVersion11, method } = this.request;
    const hasBody = method !== 'HEAD' && head.status !== 204 && head.status !== 304;
    const framing: Framing = !hasBody ? 'none' : isVersion11 ? 'chunked' : 'close';
    const persistent = this.request.persistent && framing !== 'close';
    try {
      this.#onlyOnce();
      if (this.#state !== 'gone') this.#connection.write(responseHead(head, framing, persistent));
    } catch (error) {
      abandon(source);
      throw error;
    }
    if (hasBody && !this.gone) {
      this.#state = 'begun';
      for await (const chunk of source) {
        if (this.gone) return;
        if (chunk.length > 0 && !this.#writeChunk(chunk, framing === 'chunked')) await this.#connection.drained();
      }
      if (this.gone) return;
      if (framing === 'chunked') this.#connection.write('0\r\n\r\n');
    } else abandon(source);
    if (!this.gone) this.#finish(persistent);
  }

  /** @returns whether more can be written now */
  #writeChunk(chunk: Buffer, isFramed: boolean): boolean {
    const connection = this.#connection;
    const start = isFramed ? `${chunk.length.toString(16)}\r\n` : '';
    const end = isFramed ? '\r\n' : '';
    if (chunk.length < oneWrite) return connection.write(start + chunk.toString('latin1') + end);
    return connection.writeAll(start, chunk, end);
  }

  /** Ends the connection in the middle of an answer; what was written of it leaves first. */
  breakOff(): void {
    if (this.#state === 'waiting' || this.#state === 'begun') this.#connection.breakOff();
  }

  #onlyOnce(): void {
    if (this.begun) throw new Error('The request is answered already.');
  }

  #finish(persistent: boolean): void {
    this.#state = 'answered';
    this.#connection.finish(persistent);
  }

  /** The caller has gone. */
  leave(): void {
    if (this.#state === 'answered') return;
    this.#state = 'gone';
    this.#controller?.abort();
  }
}
