import { HttpServer } from '../http/server';
import type { ServerHandler } from '../http/serverConnection';
import type { ServerExchange } from '../http/serverExchange';
import { HeaderMap, MessageBody } from '../message';
import { type Gateway, type GatewayAnswer, isGone } from './gateway';

/** What is told of every request, once it is answered. */
export interface RequestLog {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly milliseconds: number;
  readonly answer: GatewayAnswer | undefined;
  /** Whether the answer began and did not reach its end, because the backend's broke off. */
  readonly brokeOff: boolean;
}

/** A gateway that listens. */
export interface ListeningGateway {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Where and how a gateway listens. */
export interface ListenOptions {
  readonly port?: number;
  readonly host?: string;
  readonly log?: (entry: RequestLog) => void;
  /** Most milliseconds until a request has come in whole (default five minutes). */
  readonly requestTimeoutMs?: number;
  /** Most bytes of a request's body (default 64 MiB). */
  readonly maxBodyBytes?: number;
  /** Sees every request first; answers those that are not for the gateway and returns true. */
  readonly before?: (exchange: ServerExchange) => boolean;
}

/**
 * Serves a gateway over HTTP.
 *
 * @throws Error with code EADDRINUSE and the like when it cannot listen
 */
export async function listen(gateway: Gateway, options: ListenOptions = {}): Promise<ListeningGateway> {
  const { port = 0, host = '127.0.0.1', requestTimeoutMs: requestTimeout, maxBodyBytes: largestBody } = options;
  const server = new HttpServer(new GatewayHandler(gateway, options), { requestTimeout, largestBody });
  const address = await server.listen(port, host);
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    port: address.port,
    close: () => server.close(),
  };
}

const json = HeaderMap.from({ 'content-type': 'application/json' });

/** Lets a gateway answer requests, and tells of each. */
class GatewayHandler implements ServerHandler {
  readonly #gateway: Gateway;
  readonly #options: ListenOptions;

  constructor(gateway: Gateway, options: ListenOptions) {
    this.#gateway = gateway;
    this.#options = options;
  }

  onRequest(exchange: ServerExchange): void {
    if (this.#options.before?.(exchange)) return;
    const { body } = exchange;
    if (body === 'too large') {
      refuse(exchange, 413, 'The request body is too large.');
      this.#tell(exchange, 413);
    } else void this.#serve(exchange, body);
  }

  onGivenUp(exchange: ServerExchange): void {
    this.#tell(exchange, 499);
  }

  async #serve(exchange: ServerExchange, body: Buffer | undefined): Promise<void> {
    const { method, target, headers, host } = exchange.request;
    let answer: GatewayAnswer | undefined;
    try {
      answer = await this.#gateway.handle({
        method,
        target,
        headers,
        body: body === undefined ? null : new MessageBody(body),
        authority: host ?? 'localhost',
        ipAddress: exchange.ipAddress,
        signal: exchange.signal,
      });
      const { statusCode: status, statusReason: reason, headers: own, body: source } = answer.response;
      const bytes = source?.take() ?? nothing;
      if (Buffer.isBuffer(bytes)) exchange.answer({ status, reason, headers: own }, bytes);
      else await exchange.stream({ status, reason, headers: own }, bytes);
      if (exchange.gone) this.#tell(exchange, 499);
      else this.#tell(exchange, status, answer);
    } catch (error) {
      if (isGone(error) || exchange.gone) this.#tell(exchange, 499);
      else if (exchange.begun) {
        // What was written before it broke off leaves first, as it does from a real service.
        exchange.breakOff();
        this.#tell(exchange, answer?.response.statusCode ?? 500, answer, true);
      } else {
        refuse(exchange, 500, `The emulator failed: ${(error as Error).message}`);
        this.#tell(exchange, 500);
      }
    }
  }

  #tell({ request, started }: ServerExchange, status: number, answer?: GatewayAnswer, brokeOff = false): void {
    this.#options.log?.({
      method: request.method,
      path: request.target,
      status,
      milliseconds: performance.now() - started,
      answer,
      brokeOff,
    });
  }
}

const nothing = Buffer.alloc(0);

function refuse(exchange: ServerExchange, statusCode: number, message: string): void {
  exchange.answer(
    { status: statusCode, reason: null, headers: json },
    Buffer.from(JSON.stringify({ statusCode, message })),
  );
}
