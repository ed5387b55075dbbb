import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { HeaderMap } from '../../../emulator';
import type { ServerExchange } from '../../../emulator/http/serverExchange';
import { head, settled, startServer, streamed, until } from './testServer';

describe('a stream', () => {
  test('leaves bit by bit, its head first', async () => {
    const { connect, asked } = await startServer();
    const wire = connect().send(head('GET /'));
    await until(() => asked.length > 0);
    const steps: (() => void)[] = [];
    const step = () => new Promise<void>((resolve) => steps.push(resolve));
    async function* source() {
      await step();
      yield Buffer.from('first');
      await step();
      yield Buffer.alloc(0);
      yield Buffer.alloc(20_000, 'a');
    }
    const done = streamed(asked[0] as ServerExchange, source());
    expect(await wire.until('\r\n\r\n')).toMatch(/\r\ntransfer-encoding: chunked\r\n[\s\S]*Connection: keep-alive/);
    steps.shift()?.();
    expect(await wire.until('first\r\n')).toBe('5\r\nfirst\r\n');
    steps.shift()?.();
    expect(await wire.until('0\r\n\r\n')).toBe(`4e20\r\n${'a'.repeat(20_000)}\r\n0\r\n\r\n`);
    await done;
    wire.send(head('GET /'));
    await until(() => asked.length > 1);
  });

  test('to HTTP/1.0 ends with the connection', async () => {
    const { connect } = await startServer(async (exchange) => {
      await streamed(
        exchange,
        (async function* () {
          yield Buffer.from('one');
          yield Buffer.alloc(20_000, 'a');
        })(),
      );
    });
    const text = await connect().send('GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n').rest();
    expect(text).not.toMatch(/transfer-encoding|content-length/i);
    expect(text).toMatch(/\r\nConnection: close\r\n\r\nonea{20000}$/);
  });

  test.each(['HEAD', 'GET'])('to %s that has no body is not begun', async (method) => {
    const { connect } = await startServer((exchange) => {
      async function* source() {
        yield Buffer.from(`${await Promise.reject(new Error('it was begun'))}`);
      }
      const status = method === 'GET' ? 204 : 200;
      void exchange.stream({ status, reason: null, headers: new HeaderMap() }, source());
    });
    const wire = connect();
    for (let time = 0; time < 2; time++)
      expect(await wire.send(head(`${method} /`)).until('\r\n\r\n')).not.toMatch(/transfer-encoding/i);
    expect(wire.text).toBe('');
  });

  test('waits for a slow reader, who gets all of it', async () => {
    let sent = 0;
    const { connect } = await startServer((exchange) => {
      async function* source() {
        for (; sent < 200; sent++) yield Buffer.alloc(65_536, 'a');
      }
      void streamed(exchange, source());
    });
    const wire = connect().send(head('GET /', 'Connection: close'));
    wire.socket.pause();
    let before = -1;
    while (before !== sent || sent === 0) {
      before = sent;
      await settled();
    }
    expect(sent).toBeLessThan(200);
    wire.socket.resume();
    const text = await wire.rest();
    expect(text.match(/a{65536}/g)?.length).toBe(200);
    expect(text.endsWith('\r\n0\r\n\r\n')).toBe(true);
  });

  test('whose source breaks can be broken off: what was written leaves, and the connection ends', async () => {
    const { connect } = await startServer((exchange) => {
      async function* source() {
        yield Buffer.from('first');
        throw new Error('broken');
      }
      streamed(exchange, source()).catch(({ message }) => {
        expect([message, exchange.begun]).toEqual(['broken', true]);
        exchange.breakOff();
        expect(exchange.begun).toBe(false);
      });
    });
    expect(await connect().send(head('GET /')).rest()).toMatch(/\r\n\r\n5\r\nfirst\r\n$/);
  });

  test('ends when the caller goes, also when it waits for the reader', async () => {
    for (const size of [10, 1_000_000]) {
      let ended = false;
      const { connect } = await startServer((exchange) => {
        async function* source() {
          try {
            for (;;) {
              yield Buffer.alloc(size);
              await new Promise(setImmediate);
            }
          } finally {
            ended = true;
          }
        }
        void streamed(exchange, source());
      });
      const { socket } = connect().send(head('GET /'));
      await once(socket, 'data');
      socket.pause();
      await settled();
      socket.destroy();
      await until(() => ended);
    }
  });

  test('goes on no further when the next request is none', async () => {
    const { connect, asked } = await startServer();
    const wire = connect().send(head('GET /'));
    await until(() => asked.length > 0);
    const exchange = asked[0] as ServerExchange;
    async function* source() {
      yield Buffer.from('first');
      await until(() => exchange.gone);
      yield Buffer.from('second');
    }
    const done = streamed(exchange, source());
    await wire.until('first\r\n');
    expect(await wire.send('nonsense\r\n\r\n').rest()).toBe('');
    await done;
  });
});
