import { isIP, connect as tcpConnect } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import { abandon } from '../message';
import { type IncomingResponse, type Network, NetworkError, type OutgoingRequest } from '../network';
import { Connection } from './connection';
import { Exchange } from './exchange';
import { requestHead } from './requestHead';

/**
 * Real HTTP/1.1 connections, kept alive, as many to an origin as there are requests at once.
 *
 * It is a client of its own since a library's (undici) costs a request nearly as much as the whole policy does, and the
 * bench has a bar for the gateway (docs/performance.md).
 */
export class HttpNetwork implements Network {
  readonly #origins = new Map<string, Origin>();

  send(request: OutgoingRequest): Promise<IncomingResponse> {
    const { url, body } = request;
    try {
      const split = url.indexOf('/', url.indexOf('//') + 2);
      const name = split < 0 ? url : url.slice(0, split);
      let origin = this.#origins.get(name);
      if (!origin) {
        if (!/^https?:/i.test(name) || !URL.canParse(url))
          throw new NetworkError('unknown-host', `"${withoutUser(name)}" is no address of a backend.`);
        // A path that is left out, as in http://host?a=b.
        if (/[?#]/.test(name)) return this.send({ ...request, url: new URL(url).href });
        origin = new Origin(name);
        this.#origins.set(name, origin);
      }
      const fragment = url.indexOf('#', split);
      const head = requestHead({
        method: request.method,
        target: split < 0 ? '/' : url.slice(split, fragment < 0 ? undefined : fragment),
        host: origin.host,
        headers: request.headers,
        body: body === null ? undefined : Buffer.isBuffer(body) ? body.length : 'chunked',
      });
      const exchange = new Exchange(origin.name, request.signal);
      if (!exchange.over) origin.connection().send(exchange, request, head);
      else if (body) abandon(body);
      return exchange.response;
    } catch (error) {
      if (body) abandon(body);
      return Promise.reject(error);
    }
  }

  /** Ends all connections, with whatever is on its way. */
  async close(): Promise<void> {
    for (const origin of this.#origins.values()) origin.close();
    this.#origins.clear();
  }
}

/** An address as a message may have it. */
function withoutUser(url: string): string {
  return url.replace(/\/\/.*@/, '//');
}

/** The connections to a scheme, host and port. */
class Origin {
  /** For messages: without a user and a password. */
  readonly name: string;
  /** As the Host header has it. */
  readonly host: string;
  readonly #url: URL;
  readonly #all = new Set<Connection>();
  /** Those that carry no request, the last used at the end: the others may grow old and go. */
  readonly #idle: Connection[] = [];
  /** Whose first response has just ended: a backend may close without having said so, and its end may be on its way. */
  #ended: Connection[] = [];
  /** The same, since the turn of the event loop before this one. */
  #resting: Connection[] = [];

  /** @throws TypeError when the name is no URL */
  constructor(name: string) {
    this.#url = new URL(name);
    this.name = this.#url.origin;
    this.host = this.#url.host;
  }

  connection(): Connection {
    for (let idle = this.#idle.pop(); idle; idle = this.#idle.pop()) {
      if (idle.usable) return idle;
      idle.destroy();
    }
    const connection = new Connection(
      this.#connect(),
      () => this.#rest(connection),
      () => this.#remove(connection),
    );
    this.#all.add(connection);
    return connection;
  }

  /**
   * A connection may carry another request. After its first one it rests, until all has been read that was there a whole
   * turn of the event loop later; one that is still open then is of a backend that keeps connections.
   */
  #rest(connection: Connection): void {
    if (connection.kept) this.#idle.push(connection);
    else {
      if (this.#ended.length === 0 && this.#resting.length === 0) setImmediate(turn, this);
      this.#ended.push(connection);
    }
  }

  /** A turn of the event loop is over. */
  turn(): void {
    for (const rested of this.#resting) {
      if (rested.usable) {
        rested.kept = true;
        this.#idle.push(rested);
      } else rested.destroy();
    }
    this.#resting = this.#ended;
    this.#ended = [];
    if (this.#resting.length > 0) setImmediate(turn, this);
  }

  #connect() {
    const { protocol, hostname, port } = this.#url;
    const host = hostname.replace(/^\[(.*)\]$/, '$1');
    if (protocol !== 'https:') return tcpConnect({ host, port: Number(port || 80), noDelay: true });
    const servername = isIP(host) === 0 ? host : '';
    const socket = tlsConnect({ host, port: Number(port || 443), servername, ALPNProtocols: ['http/1.1'] });
    return socket.setNoDelay(true);
  }

  #remove(connection: Connection): void {
    this.#all.delete(connection);
    const index = this.#idle.indexOf(connection);
    if (index >= 0) this.#idle.splice(index, 1);
  }

  close(): void {
    for (const connection of this.#all) connection.destroy();
  }
}

function turn(origin: Origin): void {
  origin.turn();
}
