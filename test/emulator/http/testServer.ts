import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach } from 'vitest';
import { HeaderMap } from '../../../emulator';
import { HttpServer, type ServerOptions } from '../../../emulator/http/server';
import type { ServerExchange } from '../../../emulator/http/serverExchange';

/** A server of a test, which is closed after it. */
export interface TestServer {
  readonly server: HttpServer;
  readonly port: number;
  /** Requests that were handed out, and are not answered unless the test does so. */
  readonly asked: ServerExchange[];
  /** Targets of requests that nobody waits for any more. */
  readonly givenUp: string[];
  /** Lets so many milliseconds pass, in which the server looks twice at what takes too long. */
  pass(milliseconds: number): void;
  connect(): Wire;
}

const open: { close(): Promise<void> }[] = [];
const wires: Wire[] = [];
afterEach(async () => {
  for (const wire of wires.splice(0)) wire.socket.destroy();
  await Promise.all(open.splice(0).map((one) => one.close()));
});

/** Starts a server; without `onRequest` requests wait in `asked`. */
export async function startServer(
  onRequest?: (exchange: ServerExchange) => void,
  options: ServerOptions = {},
): Promise<TestServer> {
  const asked: ServerExchange[] = [];
  const givenUp: string[] = [];
  let time = 1;
  const server = new HttpServer(
    {
      onRequest: (exchange) => {
        asked.push(exchange);
        onRequest?.(exchange);
      },
      onGivenUp: ({ request }) => {
        givenUp.push(request.target);
      },
    },
    { now: () => time, ...options },
  );
  open.push(server);
  const { port } = await server.listen(0, '127.0.0.1');
  return {
    server,
    port,
    asked,
    givenUp,
    pass: (milliseconds) => {
      server.check();
      time += milliseconds;
      server.check();
    },
    connect: () => {
      const wire = new Wire(port);
      wires.push(wire);
      return wire;
    },
  };
}

/** A connection on which a test speaks HTTP by hand, one byte a letter. */
export class Wire {
  readonly socket: Socket;
  /** All that came. */
  text = '';
  /** Whether the other side has ended the connection. */
  ended = false;

  constructor(port: number) {
    this.socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    this.socket.setEncoding('latin1');
    this.socket.on('data', (text: string) => {
      this.text += text;
    });
    this.socket.on('end', () => {
      this.ended = true;
    });
    this.socket.on('error', () => {
      this.ended = true;
    });
  }

  send(text: string): this {
    this.socket.write(text, 'latin1');
    return this;
  }

  /** What came until there is this in it; it is taken out. */
  async until(end: string | RegExp): Promise<string> {
    for (;;) {
      const found = typeof end === 'string' ? this.text.indexOf(end) : (end.exec(this.text)?.index ?? -1);
      const length = typeof end === 'string' ? end.length : (end.exec(this.text)?.[0].length ?? 0);
      if (found >= 0) {
        const taken = this.text.slice(0, found + length);
        this.text = this.text.slice(found + length);
        return taken;
      }
      if (this.ended) throw new Error(`It was ended after ${JSON.stringify(this.text)}.`);
      await Promise.race([once(this.socket, 'data'), once(this.socket, 'end')]);
    }
  }

  /** All that came when the other side has ended the connection. */
  async rest(): Promise<string> {
    await until(() => this.ended);
    return this.text;
  }
}

/** Waits for something that happens on another turn of the event loop; a test that is over does not wait on. */
export async function until(condition: () => boolean): Promise<void> {
  const end = performance.now() + 10_000;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`It did not happen: ${condition}`);
    await new Promise(setImmediate);
  }
}

/** Lets what is on its way arrive, where nothing is to come of it. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
}

/** A 200 with this text. */
export function ok(exchange: ServerExchange, body = 'ok', headers: Record<string, string> = {}): void {
  exchange.answer({ status: 200, reason: null, headers: HeaderMap.from(headers) }, Buffer.from(body, 'latin1'));
}

/** A 200 with this stream. */
export function streamed(exchange: ServerExchange, source: AsyncIterable<Buffer>): Promise<void> {
  return exchange.stream({ status: 200, reason: null, headers: new HeaderMap() }, source);
}

/** A request's head. */
export const head = (line: string, ...headers: string[]) =>
  `${[`${line} HTTP/1.1`, 'Host: h', ...headers].join('\r\n')}\r\n\r\n`;
