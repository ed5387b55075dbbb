import type { Socket } from 'node:net';
import { abandon, type BodySource } from '../message';
import type { OutgoingRequest } from '../network';
import type { Exchange } from './exchange';
import { type ResponseHandler, type ResponseHead, ResponseReader } from './responseReader';

/** Milliseconds that a connection is kept without a request, unless the other side says less. */
const keptFor = 30_000;

/** Bytes up to which a body goes out in one write with its head. */
const oneWrite = 65_536;

/** One connection: carries one request after the other. */
export class Connection implements ResponseHandler {
  /** Whether it was open long enough after its first response to tell that its backend keeps connections. */
  kept = false;
  readonly #socket: Socket;
  readonly #reader = new ResponseReader(this);
  readonly #onIdle: () => void;
  /** The request that is on its way. */
  #exchange: Exchange | undefined;
  /** Whether all of the request is written. */
  #sent = true;
  #error: Error | undefined;
  #keptFor = keptFor;
  /** When it is too old to carry another request, in milliseconds of `performance.now()`. */
  #usableUntil = Number.POSITIVE_INFINITY;

  /**
   * @param socket may still be connecting
   * @param onIdle called when it is free for another request
   * @param onGone called once it is closed
   */
  constructor(socket: Socket, onIdle: () => void, onGone: () => void) {
    this.#socket = socket;
    this.#onIdle = onIdle;
    socket.on('data', (chunk: Buffer) => {
      try {
        this.#reader.read(chunk);
      } catch (error) {
        socket.destroy(error as Error);
      }
    });
    socket.on('end', () => {
      try {
        this.#reader.close();
      } catch (error) {
        socket.destroy(error as Error);
      }
    });
    socket.on('error', (error) => {
      this.#error = error;
    });
    socket.on('close', () => {
      onGone();
      this.#exchange?.fail(this.#error ?? new Error('it was closed'));
      this.#exchange = undefined;
    });
    socket.on('timeout', () => {
      if (!this.#exchange) socket.destroy();
      // A slow response has used the time up: it begins anew with the next rest.
      else socket.setTimeout(0);
    });
  }

  /** Whether it may carry another request: the other side says how long it keeps a connection. */
  get usable(): boolean {
    return !this.#socket.destroyed && this.#socket.writable && performance.now() < this.#usableUntil;
  }

  send(exchange: Exchange, { method, body, headersTimeout }: OutgoingRequest, head: string): void {
    const socket = this.#socket;
    this.#exchange = exchange;
    this.#reader.expect(method);
    exchange.begin(this, headersTimeout);
    socket.ref();
    if (body === null) socket.write(head, 'latin1');
    else if (!Buffer.isBuffer(body)) void this.#stream(exchange, head, body);
    // As text of one byte a letter, head and body leave in one write.
    else if (body.length <= oneWrite) socket.write(head + body.toString('latin1'), 'latin1');
    else {
      socket.cork();
      socket.write(head, 'latin1');
      socket.write(body);
      socket.uncork();
    }
  }

  /** Writes a body as it comes, in chunks. */
  async #stream(exchange: Exchange, head: string, body: Exclude<BodySource, Buffer>): Promise<void> {
    const socket = this.#socket;
    const giveUp = () => abandon(body);
    this.#sent = false;
    socket.on('close', giveUp);
    socket.write(head, 'latin1');
    try {
      for await (const chunk of body) {
        if (this.#exchange !== exchange || socket.destroyed) return;
        if (chunk.length === 0) continue;
        socket.cork();
        socket.write(`${chunk.length.toString(16)}\r\n`, 'latin1');
        socket.write(chunk);
        const goOn = socket.write('\r\n', 'latin1');
        socket.uncork();
        if (!goOn) await drained(socket);
      }
      if (this.#exchange !== exchange || socket.destroyed) return;
      socket.write('0\r\n\r\n', 'latin1');
      this.#sent = true;
    } catch (error) {
      socket.destroy(error as Error);
    } finally {
      socket.off('close', giveUp);
    }
  }

  onHead(head: ResponseHead): void {
    this.#keptFor = head.keepAlive === undefined ? keptFor : keptAsSaid(head.keepAlive);
    this.#exchange?.onHead(head);
  }

  onData(chunk: Buffer): void {
    if (this.#exchange?.onData(chunk) === false) this.#socket.pause();
  }

  onEnd(reusable: boolean): void {
    const socket = this.#socket;
    const exchange = this.#exchange;
    this.#exchange = undefined;
    if (socket.isPaused()) socket.resume();
    // A request that is still being written has been answered too early: the other side may not read the rest.
    const sent = this.#sent && socket.writableLength === 0;
    if (reusable && sent && !this.#error && this.#keptFor > 0) {
      this.#usableUntil = performance.now() + this.#keptFor;
      if (socket.timeout !== this.#keptFor) socket.setTimeout(this.#keptFor);
      socket.unref();
      this.#onIdle();
    } else socket.destroy();
    exchange?.onEnd();
  }

  /** Lets the other side go on after {@link Exchange.onData} has said that it has to wait. */
  resume(): void {
    this.#socket.resume();
  }

  destroy(): void {
    this.#socket.destroy();
  }
}

/** Milliseconds that a connection is kept whose other side has a Keep-Alive header. */
function keptAsSaid(keepAlive: string): number {
  const [, seconds] = /(?:^|[\s,])timeout=(\d+)/i.exec(keepAlive) ?? [];
  // A second less, so that no request is on its way there while it closes here.
  return seconds === undefined ? keptFor : Math.min(keptFor, (Number(seconds) - 1) * 1000);
}

/** Resolves when there is room for more, or never will be. */
function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      socket.off('drain', done).off('close', done);
      resolve();
    };
    socket.on('drain', done).on('close', done);
  });
}
