import { type AddressInfo, createServer, type Server } from 'node:net';
import { ServerConnection, type ServerHandler, type ServerLimits } from './serverConnection';

/** What a server takes, and where it has the time from. */
export interface ServerOptions {
  /** Most bytes of a request's body (default 64 MiB). */
  readonly largestBody?: number | undefined;
  /** Most milliseconds until a request has come in whole (default five minutes). */
  readonly requestTimeout?: number | undefined;
  /** Milliseconds from any point of time in the past. */
  readonly now?: () => number;
}

/** Most milliseconds between two looks at what takes too long. */
const checkInterval = 1000;

/**
 * An HTTP/1.1 server.
 *
 * It is one of our own since Node's costs a request 7 us more, of some 50, and the bench has a bar for the gateway
 * (docs/performance.md).
 */
export class HttpServer {
  readonly #server: Server;
  readonly #connections = new Set<ServerConnection>();
  readonly #now: () => number;
  readonly #interval: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(handler: ServerHandler, options: ServerOptions = {}) {
    const { largestBody = 64 * 1024 * 1024, requestTimeout = 300_000, now = () => performance.now() } = options;
    const limits: ServerLimits = { largestBody, requestTimeout, headersTimeout: Math.min(60_000, requestTimeout) };
    const onGone = (gone: ServerConnection) => this.#connections.delete(gone);
    this.#now = now;
    this.#interval = Math.min(checkInterval, requestTimeout);
    this.#server = createServer({ noDelay: true }, (socket) => {
      this.#connections.add(new ServerConnection(socket, handler, limits, onGone));
    });
  }

  /**
   * Resolves when it listens.
   *
   * @throws Error with code EADDRINUSE and the like when it cannot
   */
  async listen(port: number, host: string): Promise<AddressInfo> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
    this.#timer = setInterval(() => this.check(), this.#interval).unref();
    return this.#server.address() as AddressInfo;
  }

  /** Ends the connections that take too long, as it does from time to time by itself. */
  check(): void {
    const now = this.#now();
    for (const connection of this.#connections) connection.check(now);
  }

  /** Takes no more connections and ends all that there are, with whatever is on its way. */
  close(): Promise<void> {
    clearInterval(this.#timer);
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      for (const connection of this.#connections) connection.destroy();
    });
  }
}
