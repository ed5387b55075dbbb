import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import type { ServerExchange } from '../../../emulator/http/serverExchange';
import { head, ok, settled, startServer, streamed, until } from './testServer';

describe('time', () => {
  test.each([
    ['without a request is ended', '', 60_000, ''],
    ['with empty lines alone is ended', '\r\n\r\n', 60_000, ''],
    ['in the head is told so', head('GET /').slice(0, -2), 60_000, '408'],
    ['in the body is told so', head('POST /', 'Content-Length: 3'), 300_000, '408'],
    ['in chunks is told so', `${head('POST /', 'Transfer-Encoding: chunked')}3\r\nab`, 300_000, '408'],
  ])('a connection that waits %s', async (_what, text, limit, status) => {
    const { connect, pass, asked } = await startServer();
    const wire = connect();
    await once(wire.socket, 'connect');
    if (text !== '') wire.send(text);
    await settled();
    pass(limit - 1);
    await settled();
    expect([wire.ended, wire.text]).toEqual([false, '']);
    pass(1);
    const told = await wire.rest();
    if (status === '') expect(told).toBe('');
    else
      expect(told).toMatch(
        /^HTTP\/1.1 408 Request Timeout\r\n[\s\S]*Connection: close\r\n\r\n\{"statusCode":408,"message":"The request did not arrive in time\."\}$/,
      );
    expect(asked).toEqual([]);
  });

  test('an idle connection is kept a second longer than is said, from the last answer on', async () => {
    const { connect, pass } = await startServer((exchange) => ok(exchange));
    const wire = connect();
    for (let time = 0; time < 3; time++) {
      await wire.send(head('GET /')).until('ok');
      pass(5999);
    }
    expect(wire.ended).toBe(false);
    pass(1);
    expect(await wire.rest()).toBe('');
  });

  test('what a connection has waited for before does not count', async () => {
    const { connect, pass, asked } = await startServer((exchange) => ok(exchange));
    const wire = connect();
    await once(wire.socket, 'connect');
    await settled();
    pass(50_000);
    wire.send('GET / HTTP/1.1\r\n');
    await settled();
    pass(59_999);
    await wire.send('Host: h\r\n\r\n').until('ok');
    pass(5999);
    await wire.send(head('GET /')).until('ok');
    expect(asked.length).toBe(2);
  });

  test('an answer may take as long as it likes, and so may its reader', async () => {
    const { connect, pass, asked } = await startServer();
    const wire = connect().send(head('GET /', 'Connection: close') + head('POST /2', 'Content-Length: 3'));
    await until(() => asked.length > 0);
    pass(10_000_000);
    wire.socket.pause();
    ok(asked[0] as ServerExchange, 'a'.repeat(30_000_000));
    await settled();
    pass(10_000_000);
    wire.socket.resume();
    expect((await wire.rest()).length).toBeGreaterThan(30_000_000);
  });

  test('the time of a request begins when the answer before it is given', async () => {
    const { connect, pass, asked } = await startServer();
    const wire = connect().send(`${head('GET /')}GET /2`);
    await until(() => asked.length > 0);
    await settled();
    pass(100_000);
    ok(asked[0] as ServerExchange);
    await wire.until('ok');
    pass(59_999);
    await settled();
    expect(wire.ended).toBe(false);
    pass(1);
    expect(await wire.rest()).toMatch(/^HTTP\/1.1 408 /);
  });

  test('a body that is too large and never ends is ended without a word: it was answered', async () => {
    const { connect, pass } = await startServer((exchange) => ok(exchange, String(exchange.body)), { largestBody: 3 });
    const wire = connect().send(head('POST /', 'Content-Length: 4'));
    await wire.until('too large');
    pass(300_000);
    expect(await wire.rest()).toBe('');
  });

  test('a body that was too large and came to its end does not count for what comes next', async () => {
    const { connect, pass } = await startServer((exchange) => ok(exchange, String(exchange.body)), { largestBody: 3 });
    const wire = connect().send(head('POST /', 'Content-Length: 8'));
    await wire.until('too large');
    pass(10_000);
    wire.send('12345678');
    await settled();
    pass(5999);
    await wire.send(head('GET /')).until('undefined');
  });

  test('who does not end a connection that is ended has some seconds for it', async () => {
    const { connect, pass } = await startServer((exchange) => ok(exchange));
    const wire = connect().send(head('GET /', 'Connection: close'));
    await wire.rest();
    wire.send('more');
    await settled();
    pass(4999);
    await settled();
    pass(1);
    // It is closed now, so that what comes is refused.
    while (!wire.socket.destroyed) {
      wire.send('more');
      await new Promise(setImmediate);
    }
  });

  test('these seconds begin when the connection is ended', async () => {
    const { connect, pass } = await startServer();
    const wire = connect().send('GET /');
    await settled();
    pass(60_000);
    await wire.rest();
    pass(4999);
    for (let time = 0; time < 3; time++) {
      wire.send('more');
      await settled();
    }
    expect(wire.socket.destroyed).toBe(false);
  });

  test('who does not read an answer that is broken off is left alone after some seconds', async () => {
    const { connect, pass, asked } = await startServer();
    const wire = connect().send(head('GET /'));
    wire.socket.pause();
    await until(() => asked.length > 0);
    const exchange = asked[0] as ServerExchange;
    async function* source() {
      yield Buffer.alloc(30_000_000);
    }
    const done = streamed(exchange, source());
    await settled();
    exchange.breakOff();
    await done;
    pass(5000);
    wire.socket.resume();
    expect((await wire.rest()).length).toBeLessThan(30_000_000);
  });
});
