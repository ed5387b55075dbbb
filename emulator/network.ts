import { Pool } from 'undici';
import { type BodySource, HeaderMap } from './message';

/** A request on its way out. */
export interface OutgoingRequest {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly headers: HeaderMap;
  readonly body: BodySource | null;
  /** Milliseconds that the response headers may take; no limit where nothing is said. */
  readonly headersTimeout?: number;
  readonly signal?: AbortSignal;
}

/** A response whose headers are there; its body may still be on its way. */
export interface IncomingResponse {
  readonly status: number;
  readonly reason: string;
  readonly headers: HeaderMap;
  readonly body: BodySource;
}

/** Why there was no response. */
export type NetworkErrorKind = 'refused' | 'reset' | 'timeout' | 'unknown-host' | 'aborted';

/** There was no response, or it broke off. */
export class NetworkError extends Error {
  readonly kind: NetworkErrorKind;

  constructor(kind: NetworkErrorKind, message: string) {
    super(message);
    this.name = 'NetworkError';
    this.kind = kind;
  }
}

/** The way out of the gateway. */
export interface Network {
  /**
   * Resolves as soon as the headers are there.
   *
   * @throws NetworkError when there is no response
   */
  send(request: OutgoingRequest): Promise<IncomingResponse>;
}

/** Names that belong to one connection and are not passed on (RFC 9110, 7.6.1). */
export const hopByHop: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const notSent: ReadonlySet<string> = new Set([...hopByHop, 'host', 'content-length', 'expect']);

/** Real connections, kept alive, one pool for each origin. */
export class HttpNetwork implements Network {
  readonly #pools = new Map<string, Pool>();

  async send(request: OutgoingRequest): Promise<IncomingResponse> {
    const split = request.url.indexOf('/', request.url.indexOf('//') + 2);
    const origin = split < 0 ? request.url : request.url.slice(0, split);
    const path = split < 0 ? '/' : request.url.slice(split);
    let pool = this.#pools.get(origin);
    if (!pool) {
      pool = new Pool(origin, { connections: 256, bodyTimeout: 0, keepAliveTimeout: 30_000 });
      this.#pools.set(origin, pool);
    }
    try {
      const answer = await pool.request({
        method: request.method as 'POST',
        path,
        headers: request.headers.toRaw(notSent),
        body: request.body as Buffer | null,
        headersTimeout: request.headersTimeout ?? 0,
        responseHeaders: 'raw',
        ...(request.signal ? { signal: request.signal } : {}),
      });
      const headers = HeaderMap.fromRaw(answer.headers as unknown as Buffer[]);
      const length = Number(headers.get('content-length') ?? Number.NaN);
      const body: BodySource =
        length <= 65_536 ? Buffer.from(await answer.body.arrayBuffer()) : (answer.body as AsyncIterable<Buffer>);
      return { status: answer.statusCode, reason: answer.statusText ?? '', headers, body };
    } catch (error) {
      throw networkError(error as Error & { code?: string }, origin);
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.destroy()));
    this.#pools.clear();
  }
}

function networkError(error: Error & { code?: string }, origin: string): NetworkError {
  if (error.name === 'AbortError') return new NetworkError('aborted', 'The request was aborted.');
  if (error.code === 'UND_ERR_HEADERS_TIMEOUT') return new NetworkError('timeout', `${origin} did not answer in time.`);
  if (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN')
    return new NetworkError('unknown-host', `There is no host ${origin}.`);
  if (error.code === 'ECONNREFUSED') return new NetworkError('refused', `${origin} refused the connection.`);
  return new NetworkError('reset', `The connection to ${origin} broke off: ${error.message}`);
}

/** Something in this process that answers for a host. */
export type Host = (request: OutgoingRequest) => Promise<IncomingResponse>;

/** Sends to hosts in this process, and to others only where that is allowed. */
export class RoutedNetwork implements Network {
  readonly #hosts: ReadonlyMap<string, Host>;
  readonly #allowed: ReadonlySet<string>;
  readonly #outside: Network | undefined;

  /**
   * @param hosts answers by host, for example `eastus.openai.azure.com`
   * @param allowed origins that are reached for real, for example `http://127.0.0.1:9000`; `*` for all
   */
  constructor(hosts: ReadonlyMap<string, Host>, allowed: ReadonlySet<string> = new Set(), outside?: Network) {
    this.#hosts = hosts;
    this.#allowed = allowed;
    this.#outside = outside;
  }

  send(request: OutgoingRequest): Promise<IncomingResponse> {
    const start = request.url.indexOf('//') + 2;
    const end = request.url.indexOf('/', start);
    const host = request.url.slice(start, end < 0 ? undefined : end);
    const inside = this.#hosts.get(host);
    if (inside) return inside(request);
    const origin = request.url.slice(0, end < 0 ? undefined : end);
    if (this.#outside && (this.#allowed.has('*') || this.#allowed.has(origin))) return this.#outside.send(request);
    return Promise.reject(
      new NetworkError(
        'unknown-host',
        `${host} is no simulated account, and a rehearsal reaches no other host unless it is allowed (--allow-host ${origin}).`,
      ),
    );
  }
}
