import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, test, vi } from 'vitest';
import { HeaderMap } from '../../../emulator';
import { ServerConnection } from '../../../emulator/http/serverConnection';
import type { ServerExchange } from '../../../emulator/http/serverExchange';
import { head, ok, settled, startServer, streamed, until } from './testServer';

const date = /^Date: \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/m;
describe('a whole answer', () => {
  test('has its length, a date, and how long the connection is kept', async () => {
    const { connect } = await startServer((exchange) => ok(exchange, 'body', { 'X-Own': 'a\u00e9' }));
    const wire = connect().send(head('GET /'));
    expect((await wire.until('body')).replace(date, 'Date')).toBe(
      'HTTP/1.1 200 OK\r\nX-Own: a\u00e9\r\ncontent-length: 4\r\nDate\r\nConnection: keep-alive\r\nKeep-Alive: timeout=5\r\n\r\nbody',
    );
    expect(await wire.send(head('GET /', 'Connection: close')).rest()).toMatch(/\r\nConnection: close\r\n\r\nbody$/);
  });

  test('that has a date of its own has no other, and nothing that the server says itself is taken from it', async () => {
    const own = {
      DATE: 'today',
      Connection: 'x',
      'Keep-Alive': '1',
      'Transfer-Encoding': 'gzip',
      'Content-Length': '9',
    };
    const { connect } = await startServer((exchange) => ok(exchange, '', own));
    expect(await connect().send(head('GET /')).until('\r\n\r\n')).toBe(
      'HTTP/1.1 200 OK\r\nDATE: today\r\ncontent-length: 0\r\nConnection: keep-alive\r\nKeep-Alive: timeout=5\r\n\r\n',
    );
  });

  test.each([
    [200, null, '200 OK'],
    [200, '', '200 OK'],
    [429, 'Slow Down', '429 Slow Down'],
    [404, 'caf\u00e9\t', '404 caf\u00e9\t'],
    [799, null, '799 unknown'],
  ])('status %d with the reason %j: %s', async (status, reason, line) => {
    const { connect } = await startServer((exchange) =>
      exchange.answer({ status, reason, headers: new HeaderMap() }, Buffer.from('')),
    );
    expect(await connect().send(head('GET /')).until('\r\n')).toBe(`HTTP/1.1 ${line}\r\n`);
  });

  test.each([204, 304])('of the status %d has no body and no length', async (status) => {
    const { connect } = await startServer((exchange) =>
      exchange.answer({ status, reason: null, headers: new HeaderMap() }, Buffer.from('body')),
    );
    const wire = connect();
    for (let time = 0; time < 2; time++) {
      const text = await wire.send(head('GET /')).until('\r\n\r\n');
      expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
      expect(text).not.toMatch(/content-length|transfer-encoding/i);
    }
    expect(wire.text).toBe('');
  });

  test.each([0, 1, 16_383, 16_384, 3_000_000])(
    'of %d bytes comes as it is, and a request of them too',
    async (size) => {
      const body = Buffer.from(Uint8Array.from({ length: size }, (_, index) => index % 251)).toString('latin1');
      const { connect, asked } = await startServer((exchange) =>
        ok(exchange, (exchange.body as Buffer).toString('latin1')),
      );
      const wire = connect().send(head('POST /', `Content-Length: ${size}`, 'Connection: close') + body);
      const text = await wire.rest();
      expect(text.slice(text.indexOf('\r\n\r\n') + 4) === body).toBe(true);
      expect(asked.length).toBe(1);
    },
  );

  test('to HEAD has the length of the body that is left out', async () => {
    const { connect } = await startServer((exchange) => ok(exchange, 'body'));
    const wire = connect();
    for (let time = 0; time < 2; time++)
      expect(await wire.send(head('HEAD /')).until('\r\n\r\n')).toContain('content-length: 4\r\n');
    expect(wire.text).toBe('');
  });

  test('to HTTP/1.0 is the last, unless the caller wants more', async () => {
    const { connect } = await startServer((exchange) => ok(exchange));
    const wire = connect().send('GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n');
    expect(await wire.until('\r\n\r\nok')).toContain('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n');
    expect(await wire.send('GET / HTTP/1.0\r\n\r\n').rest()).toMatch(/Connection: close\r\n\r\nok$/);
  });
});

test('a request is answered once, and what comes too late ends nothing', async () => {
  const refused: string[] = [];
  const { connect } = await startServer(async (exchange) => {
    ok(exchange);
    const again = [async () => ok(exchange), () => streamed(exchange, (async function* () {})())];
    for (const one of again) await one().catch(({ message }) => refused.push(message));
    exchange.breakOff();
  });
  const wire = connect();
  for (let time = 0; time < 2; time++) await wire.send(head('GET /')).until('\r\n\r\nok');
  expect([wire.text, refused]).toEqual(['', Array(4).fill('The request is answered already.')]);
});

describe('what cannot be sent', () => {
  const bad: [string, string | null, string[], string][] = [];
  for (const text of ['\r', '\n', '\r\n', 'x\r\nEvil: y', '\0', '\u007f', '\u0100', '\u010d\u010a', '\u{1f600}']) {
    const told = JSON.stringify(text);
    bad.push([`the reason ${told}`, text, [], 'has a character that cannot be sent.']);
    bad.push([`the name ${told}`, null, ['A', 'b', `X${text}Y`, 'v'], 'is no name of a header.']);
    bad.push([
      `the value ${told}`,
      null,
      ['A', 'b', 'X-Bad', `v${text}`],
      'The header X-Bad has a value that no header can have.',
    ]);
  }
  bad.push(['an empty name', null, ['', 'b'], '"" is no name of a header.']);
  bad.push(['a name with a colon', null, ['Host: evil', 'b'], '"Host: evil" is no name of a header.']);
  bad.push(['a name with a space', null, ['A ', 'b'], '"A " is no name of a header.']);
  bad.push([
    'headers in place of others',
    null,
    ['A', 'b\r\nC: d', 'E', 'f'],
    'The header A has a value that no header can have.',
  ]);

  test.each(bad)(
    '%s is refused, whole or streamed, and another answer can be given',
    async (_what, reason, raw, said) => {
      const refuse = (exchange: ServerExchange, error: unknown) => ok(exchange, (error as Error).message);
      const { connect } = await startServer((exchange) => {
        const answer = { status: 200, reason, headers: HeaderMap.fromRaw(raw) };
        if (exchange.request.target === '/stream') {
          async function* source() {}
          exchange.stream(answer, source()).catch((error) => refuse(exchange, error));
        } else {
          try {
            exchange.answer(answer, Buffer.from('never'));
          } catch (error) {
            refuse(exchange, error);
          }
        }
      });
      const wire = connect();
      for (const target of ['/', '/stream']) {
        const text = await wire.send(head(`GET ${target}`)).until(said);
        expect(text).toMatch(
          /^HTTP\/1.1 200 OK\r\ncontent-length: \d+\r\nDate: [^\r\n]+\r\nConnection[^\n]+\n[^\n]+\n\r\n.+$/s,
        );
      }
    },
  );

  test.each([0, 100, 101, 199, 1000, 200.5, Number.NaN])('the status %d is refused', async (status) => {
    const { connect } = await startServer((exchange) => {
      const answer = { status, reason: null, headers: new HeaderMap() };
      expect(() => exchange.answer(answer, Buffer.from(''))).toThrow(`${status} is no status of an answer.`);
      ok(exchange);
    });
    await connect().send(head('GET /')).until('\r\n\r\nok');
  });

  test('a stream that is not sent is given up', async () => {
    let destroyed = false;
    const source = Object.assign((async function* () {})(), {
      destroy: () => {
        destroyed = true;
      },
    });
    const { connect } = await startServer((exchange) => {
      exchange.stream({ status: 1, reason: null, headers: new HeaderMap() }, source).catch(() => ok(exchange));
    });
    await connect().send(head('GET /')).until('\r\n\r\nok');
    expect(destroyed).toBe(true);
  });
});

test('a server that is closed ends its connections and takes no more', async () => {
  const { connect: open, server, asked, port } = await startServer();
  const waiting = open();
  const wire = open().send(head('GET /'));
  await until(() => asked.length > 0);
  await server.close();
  await Promise.all([waiting.rest(), wire.rest()]);
  expect(asked[0]?.gone).toBe(true);
  const [error] = await once(connect(port, '127.0.0.1'), 'error').catch((reason) => [reason]);
  expect(error.code).toBe('ECONNREFUSED');
});

test('a connection that has ended is forgotten', async () => {
  const { connect, server } = await startServer((exchange) => ok(exchange));
  const checked = vi.spyOn(ServerConnection.prototype, 'check');
  const wire = connect();
  await wire.send(head('GET /')).until('ok');
  server.check();
  expect(checked).toHaveBeenCalled();
  wire.socket.destroy();
  await settled();
  checked.mockClear();
  server.check();
  expect(checked).not.toHaveBeenCalled();
  checked.mockRestore();
});

test('an address that is taken is told', async () => {
  const { port } = await startServer();
  const other = await startServer();
  await expect(other.server.listen(port, '127.0.0.1')).rejects.toThrow();
});

test('the caller has an address', async () => {
  const { connect, asked } = await startServer();
  connect().send(head('GET /'));
  await until(() => asked.length > 0);
  expect(asked[0]?.ipAddress).toBe('127.0.0.1');
});
