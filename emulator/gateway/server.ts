import { createServer, type IncomingMessage, maxHeaderSize, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { HeaderMap, HeaderNames, MessageBody } from '../message';
import { hopByHop } from '../network';
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
  readonly before?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

/**
 * Serves a gateway over HTTP.
 *
 * @throws Error with code EADDRINUSE and the like when it cannot listen
 */
export async function listen(gateway: Gateway, options: ListenOptions = {}): Promise<ListeningGateway> {
  const { port = 0, host = '127.0.0.1', requestTimeoutMs: requestTimeout = 300_000 } = options;
  const timeouts = {
    requestTimeout,
    headersTimeout: Math.min(60_000, requestTimeout),
    connectionsCheckingInterval: Math.min(30_000, requestTimeout),
  };
  const server = createServer(timeouts, (request, response) => {
    if (!options.before?.(request, response)) void serve(gateway, request, response, options);
  });
  server.on('clientError', refuseMalformed);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    port: address.port,
    close: () => close(server),
  };
}

/** What is no HTTP has no request that could be answered; the caller is told why all the same. */
function refuseMalformed(error: Error & { code?: string }, socket: Duplex): void {
  // Node's own handler asks the same: in an answer that has begun another one would be taken for a part of it.
  const { _httpMessage: begun } = socket as { _httpMessage?: ServerResponse | null };
  if (!socket.writable || begun?.headersSent || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const [status, message] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? ['431 Request Header Fields Too Large', `The headers are larger than ${maxHeaderSize} bytes.`]
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? ['408 Request Timeout', 'The request did not arrive in time.']
        : ['400 Bad Request', `The request is not valid HTTP: ${error.message.replace(/^Parse Error: /, '')}.`];
  const body = JSON.stringify({ statusCode: Number(status.slice(0, 3)), message });
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function serve(
  gateway: Gateway,
  request: IncomingMessage,
  response: ServerResponse,
  options: ListenOptions,
): Promise<void> {
  const started = performance.now();
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  let answer: GatewayAnswer | undefined;
  try {
    const bytes = await bodyOf(request, options.maxBodyBytes ?? 64 * 1024 * 1024);
    if (bytes === 'too large') {
      // Without `connection: close`: the rest is read and dropped, since who is still sending might never see the answer
      // on a connection that is closed.
      response.writeHead(413, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ statusCode: 413, message: 'The request body is too large.' }));
      tell(options, request, started, 413);
      return;
    }
    answer = await gateway.handle({
      method: request.method ?? 'GET',
      target: request.url ?? '/',
      headers: HeaderMap.fromRaw(request.rawHeaders),
      body: bytes === undefined ? null : new MessageBody(bytes),
      authority: request.headers.host ?? 'localhost',
      ipAddress: request.socket.remoteAddress ?? '',
      signal: controller.signal,
    });
    await send(answer, response);
    tell(options, request, started, answer.response.statusCode, answer);
  } catch (error) {
    if (!isGone(error) && !controller.signal.aborted) {
      if (response.headersSent) {
        // What was written before it broke off leaves first, as it does from a real service.
        setImmediate(() => response.destroy());
        tell(options, request, started, response.statusCode, answer, true);
      } else {
        // With its own reason: the one that could not be sent would be taken again.
        response.writeHead(500, 'Internal Server Error', { 'content-type': 'application/json' });
        response.end(JSON.stringify({ statusCode: 500, message: `The emulator failed: ${(error as Error).message}` }));
        tell(options, request, started, 500);
      }
    } else tell(options, request, started, 499);
  }
}

function tell(
  { log }: ListenOptions,
  { method = 'GET', url = '/' }: IncomingMessage,
  started: number,
  status: number,
  answer?: GatewayAnswer,
  brokeOff = false,
): void {
  log?.({ method, path: url, status, milliseconds: performance.now() - started, answer, brokeOff });
}

/** The whole body; undefined when the request has none. Listeners cost half of what an async iterator does. */
function bodyOf(request: IncomingMessage, most: number): Promise<Buffer | undefined | 'too large'> | undefined {
  const length = request.headers['content-length'];
  if (length === undefined && request.headers['transfer-encoding'] === undefined) return undefined;
  if (Number(length ?? 0) > most) return Promise.resolve('too large');
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= most) chunks.push(chunk);
      else {
        chunks.length = 0;
        resolve('too large');
      }
    });
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', reject);
  });
}

const notSent = new HeaderNames([...hopByHop, 'content-length']);

/** Bytes up to which a body goes out in one write with the head of the response. */
const oneWrite = 16_384;

async function send({ response }: GatewayAnswer, out: ServerResponse): Promise<void> {
  const source = response.body?.take() ?? Buffer.alloc(0);
  const headers = response.headers.toRaw(notSent);
  if (Buffer.isBuffer(source)) {
    headers.push('content-length', String(source.length));
    out.writeHead(response.statusCode, response.statusReason || undefined, headers);
    // As text of one byte a letter it leaves together with the head, in one write.
    if (source.length < oneWrite) out.end(source.toString('latin1'), 'latin1');
    else out.end(source);
    return;
  }
  out.writeHead(response.statusCode, response.statusReason || undefined, headers);
  out.flushHeaders();
  for await (const chunk of source) {
    if (out.destroyed) return;
    if (!out.write(chunk))
      await new Promise<void>((resolve) => {
        const goOn = () => {
          out.off('drain', goOn).off('close', goOn);
          resolve();
        };
        out.on('drain', goOn).on('close', goOn);
      });
  }
  out.end();
}
