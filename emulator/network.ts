import type { BodySource, HeaderMap } from './message';

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
export const hopByHop: readonly string[] = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

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
