import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import {
  createRehearsal,
  type Gateway,
  HeaderMap,
  type ListeningGateway,
  listen,
  MessageBody,
  type Rehearsal,
  type RequestLog,
} from '../../../emulator';
import { ResponseMessage } from '../../../emulator/context';
import { defaultSettings, gatewayDefinition } from '../../../policies';

let rehearsal: Rehearsal;
let gateway: ListeningGateway;
let logged: RequestLog[];
const open: ListeningGateway[] = [];

beforeEach(async () => {
  logged = [];
  rehearsal = createRehearsal(gatewayDefinition(defaultSettings()));
  gateway = await listen(rehearsal.gateway, { maxBodyBytes: 1000, log: (entry) => logged.push(entry) });
  open.push(gateway);
});
afterAll(() => Promise.all(open.map((one) => one.close())));

/** A connection on which a test speaks HTTP by hand. */
class Connection {
  readonly socket: Socket;
  readonly closed: Promise<unknown>;
  #text = '';

  constructor() {
    this.socket = connect(gateway.port, '127.0.0.1');
    this.socket.setEncoding('utf8').on('data', (text: string) => {
      this.#text += text;
    });
    this.closed = once(this.socket, 'close');
  }

  send(text: string): this {
    this.socket.write(text);
    return this;
  }

  /** The next answer, whole. */
  async answer(hasBody = true): Promise<{ status: number; headers: string; body: string }> {
    for (;;) {
      const end = this.#text.indexOf('\r\n\r\n');
      const headers = this.#text.slice(0, Math.max(end, 0));
      const length = hasBody ? Number(/^content-length: (\d+)/im.exec(headers)?.[1] ?? Number.NaN) : 0;
      if (end > 0 && Number.isNaN(length)) {
        const body = /^(?:[\da-f]+\r\n([\s\S]*?)\r\n)?0\r\n\r\n/.exec(this.#text.slice(end + 4));
        if (body) return this.#take(headers, end + 4, body[0].length, body[1] ?? '');
      } else if (end > 0 && this.#text.length >= end + 4 + length)
        return this.#take(headers, end + 4, length, this.#text.slice(end + 4, end + 4 + length));
      if (this.socket.closed) throw new Error(`The connection was closed after "${this.#text}".`);
      await Promise.race([once(this.socket, 'data'), this.closed]);
    }
  }

  #take(headers: string, start: number, length: number, body: string) {
    this.#text = this.#text.slice(start + length);
    return { status: Number(headers.split(' ')[1]), headers, body };
  }
}

const question = JSON.stringify({ model: 'chat', messages: [{ role: 'user', content: 'Hello' }] });
const head = (line: string, ...headers: string[]) =>
  `${[`${line} HTTP/1.1`, 'Host: gateway', 'api-key: local-key', 'Content-Type: application/json', ...headers].join('\r\n')}\r\n\r\n`;
const post = (body = question) =>
  head('POST /openai/v1/chat/completions', `Content-Length: ${Buffer.byteLength(body)}`) + body;
const chunked = head('POST /openai/v1/chat/completions', 'Transfer-Encoding: chunked');

describe('request lines', () => {
  test.each([
    ['a path with a % that is none', 'GET /openai/%ZZ/%?a=%E0', 400],
    ['a deployment with a % that is none', 'GET /openai/deployments/%E0%A4/x?api-version=2024-10-21', 400],
    ['a path above the root', 'GET /../../etc/passwd', 404],
    ['a path that looks like a host', 'GET //evil.example/openai/v1/models', 404],
    ['a long path', `GET /openai/${'a'.repeat(15_000)}`, 404],
    ['no path', 'OPTIONS *', 404],
    ['a whole URL', 'GET http://gateway/openai/v1/models', 200],
    ['a whole URL without a path', 'GET http://gateway?a=b', 404],
    ['an unusual method', 'TRACE /', 404],
  ])('%s: an answer, and no account is blamed for it', async (_what, line, status) => {
    const connection = new Connection().send(head(line));
    const answer = await connection.answer();
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toBeTypeOf('object');
    // A mark would leave an account out from now on.
    expect((await connection.send(post()).answer()).headers).toMatch(/^x-attempts: 1$/m);
    expect(logged.map((entry) => entry.status)).toEqual([status, 200]);
  });

  test.each([
    ['[::1]', '[::1] 80'],
    ['[::1]:8080', '[::1] 8080'],
    ['name:8080', 'name 8080'],
    ['name:', 'name 80'],
    ['a:b:c', 'a:b:c 80'],
  ])('the host %s is %s for policies', async (authority, expected) => {
    const policy =
      '<policies><inbound><return-response><set-body>@(context.Request.OriginalUrl.Host + " " + context.Request.OriginalUrl.Port)</set-body></return-response></inbound></policies>';
    const told = createRehearsal(gatewayDefinition(defaultSettings()), { policy: { name: 'policy', xml: policy } });
    gateway = await listen(told.gateway);
    open.push(gateway);
    const answer = await new Connection()
      .send(head('GET /openai/v1/models').replace('Host: gateway', `Host: ${authority}`))
      .answer();
    expect(answer.body).toBe(expected);
  });
});

describe('bodies', () => {
  test('one that comes piece by piece is put together', async () => {
    const connection = new Connection();
    for (const piece of post().match(/[\s\S]{1,40}/g) ?? []) {
      connection.send(piece);
      await new Promise(setImmediate);
    }
    expect((await connection.answer()).status).toBe(200);
  });

  test('one in chunks is put together', async () => {
    const text = `5\r\n${question.slice(0, 5)}\r\n${(question.length - 5).toString(16)}\r\n${question.slice(5)}\r\n0\r\n\r\n`;
    expect((await new Connection().send(chunked + text).answer()).status).toBe(200);
  });

  test('a client that wants to be asked for it is asked', async () => {
    const connection = new Connection().send(
      head('POST /openai/v1/chat/completions', 'Expect: 100-continue', `Content-Length: ${question.length}`),
    );
    expect((await connection.answer(false)).headers).toBe('HTTP/1.1 100 Continue');
    expect((await connection.send(question).answer()).status).toBe(200);
  });

  const long = 'a'.repeat(1001);
  test.each([
    ['that is told', post(long).slice(0, -long.length), long],
    ['in chunks', `${chunked}3e9\r\n${long}\r\n`, '0\r\n\r\n'],
  ])('one that is too large, with a length %s: 413 at once, and the connection goes on', async (_what, text, rest) => {
    const connection = new Connection().send(text);
    const answer = await connection.answer();
    expect([answer.status, JSON.parse(answer.body)]).toEqual([
      413,
      { statusCode: 413, message: 'The request body is too large.' },
    ]);
    expect((await connection.send(rest + post()).answer()).status).toBe(200);
    expect(rehearsal.accounts.get('eastus')?.received.some(({ body }) => body.startsWith('aaa'))).toBe(false);
  });

  test.each([
    ['told', post(question.padEnd(1000))],
    ['in chunks', `${chunked}3e8\r\n${question.padEnd(1000)}\r\n0\r\n\r\n`],
  ])('one that is just as large as is taken is taken: %s', async (_what, text) => {
    expect((await new Connection().send(text).answer()).status).toBe(200);
  });

  test('one that is never finished reaches no account, and is logged as given up', async () => {
    const connection = new Connection().send(post().slice(0, -5));
    connection.socket.end();
    await connection.closed;
    expect(logged.map(({ status }) => status)).toEqual([499]);
    for (const { received } of rehearsal.accounts.values()) expect(received).toEqual([]);
  });

  test.each([
    ['bad sizes', `${chunked}ZZ\r\nabc\r\n0\r\n\r\n`],
    ['endless extensions', `${chunked}5;${'x'.repeat(20_000)}\r\nabcde\r\n0\r\n\r\n`],
    ['an encoding that is none', head('POST /openai/v1/chat/completions', 'Transfer-Encoding: identity')],
    ['a length below zero', head('POST /openai/v1/chat/completions', 'Content-Length: -1')],
    ['two lengths in one', `${head('POST /openai/v1/chat/completions', 'Content-Length: 5, 5')}abcde`],
    ['a length beyond numbers', head('POST /openai/v1/chat/completions', 'Content-Length: 99999999999999999999999')],
  ])('%s: 400 with the reason, and the connection is closed', async (_what, text) => {
    const connection = new Connection().send(text);
    const { status, body } = await connection.answer();
    expect([status, JSON.parse(body)]).toEqual([
      400,
      { statusCode: 400, message: expect.stringMatching(/^The request is not valid HTTP: \w/) },
    ]);
    await connection.closed;
  });
});

describe('connections', () => {
  test('requests that come at once are answered in their order', async () => {
    const ask = (content: string) => post(JSON.stringify({ model: 'chat', messages: [{ role: 'user', content }] }));
    const connection = new Connection().send(ask('one') + head('GET /openai/v1/models') + ask('two'));
    expect((await connection.answer()).body).toContain('heard: one');
    expect((await connection.answer()).body).toContain('"object":"list"');
    expect((await connection.answer()).body).toContain('heard: two');
  });

  test('HEAD has the headers of an answer and no body', async () => {
    const connection = new Connection().send(head('HEAD /openai/v1/models'));
    const { status, headers } = await connection.answer(false);
    expect(status).toBe(404);
    expect(headers).toMatch(/^content-length: [1-9]/im);
    expect((await connection.send(post()).answer()).status).toBe(200);
  });

  test('an upgrade is not made: the request is answered as any other', async () => {
    const upgrade = head('GET /openai/v1/models', 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Key: x');
    expect((await new Connection().send(upgrade).answer()).status).toBe(200);
  });

  test.each([
    ['a tunnel', head('CONNECT example.com:443')],
    ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['TLS', '\u0016\u0003\u0001\u0000\u0005\u0001\u0000'],
    ['a version that is none', head('GET /').replace('HTTP/1.1', 'HTTP/3.7')],
    ['a request without Host', 'GET /openai/v1/models HTTP/1.1\r\napi-key: local-key\r\n\r\n'],
  ])('%s: the connection is closed, and the next caller is served', async (_what, text) => {
    await new Connection().send(text).closed;
    expect((await new Connection().send(post()).answer()).status).toBe(200);
  });

  test('a client that goes away while it is answered ends the call to the account', async () => {
    const account = rehearsal.accounts.get('eastus');
    for (const one of rehearsal.accounts.values()) one.fault = { kind: 'hang' };
    const connection = new Connection().send(post());
    await once(connection.socket, 'ready');
    connection.socket.destroy();
    await connection.closed;
    await until(() => logged.length > 0);
    expect(logged.map(({ status }) => status)).toEqual([499]);
    expect(account?.received).toEqual([]);
  });
});

/** A gateway that answers everything with a stream. */
async function streaming(chunks: () => AsyncGenerator<Buffer>, statusReason = 'OK'): Promise<void> {
  const response = () =>
    new ResponseMessage({
      statusCode: 200,
      statusReason,
      headers: HeaderMap.from({}),
      body: new MessageBody(chunks()),
    });
  const handle = async () => ({ response: response(), requestId: '', trace: [], variables: new Map() });
  gateway = await listen({ handle } as unknown as Gateway);
  open.push(gateway);
}

test('a streamed answer that breaks off is not ended as a whole one is', async () => {
  await streaming(async function* () {
    yield Buffer.from('first');
    throw new Error('broken');
  });
  const connection = new Connection().send(head('GET /'));
  let text = '';
  connection.socket.on('data', (piece: string) => {
    text += piece;
  });
  await connection.closed;
  expect(text).toMatch(/\r\n\r\n5\r\nfirst\r\n$/);
});

test('a client that goes away in a streamed answer ends the stream', async () => {
  let ended = false;
  await streaming(async function* () {
    try {
      for (;;) {
        yield Buffer.from('more');
        await new Promise(setImmediate);
      }
    } finally {
      ended = true;
    }
  });
  const connection = new Connection().send(head('GET /'));
  await once(connection.socket, 'data');
  connection.socket.destroy();
  await until(() => ended);
});

test('what is no HTTP in the middle of a streamed answer ends the connection and is no part of the answer', async () => {
  let gone = false;
  await streaming(async function* () {
    yield Buffer.from('first');
    await until(() => gone);
  });
  const connection = new Connection().send(head('GET /'));
  let text = '';
  connection.socket.on('data', (piece: string) => {
    text += piece;
  });
  await until(() => text.includes('first'));
  connection.send('nonsense\r\n\r\n');
  await connection.closed;
  gone = true;
  expect(text).toMatch(/\r\n\r\n5\r\nfirst\r\n$/);
});

test('an answer that cannot be sent becomes a 500 that can, and the next caller is served', async () => {
  await streaming(async function* () {}, 'a\r\nb');
  const connection = new Connection().send(head('GET /'));
  const { status, body } = await connection.answer();
  expect([status, JSON.parse(body).message]).toEqual([500, expect.stringMatching(/^The emulator failed: .*character/)]);
  expect((await connection.send(head('GET /')).answer()).status).toBe(500);
});

test.each([
  ['head', post().slice(0, 30)],
  ['body', post().slice(0, -5)],
])('a %s that never ends is answered with 408 when its time is over', async (_what, text) => {
  gateway = await listen(rehearsal.gateway, { requestTimeoutMs: 20 });
  open.push(gateway);
  const connection = new Connection().send(text);
  const { status, body } = await connection.answer();
  expect([status, JSON.parse(body).message]).toEqual([408, 'The request did not arrive in time.']);
  await connection.closed;
});

test('whatever bytes come in, the connection ends and the next caller is served', async () => {
  const whole = [post(), `${chunked}5\r\n${question.slice(0, 5)}\r\n0\r\n\r\n`, head('GET http://a:b/%?x=%ZZ#')];
  const piece = fc.oneof(
    fc.constantFrom(
      '\r\n',
      '\n',
      ' ',
      ':',
      '\u0000',
      'Content-Length: 9',
      'Transfer-Encoding: chunked',
      '//',
      '[',
      '%',
      '?',
    ),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  const edit = fc.tuple(fc.nat(), fc.nat(6), piece);
  const bytes = fc.tuple(fc.constantFrom(...whole), fc.array(edit, { maxLength: 5 })).map(([text, edits]) =>
    edits.reduce((all, [at, cut, put]) => {
      const place = at % (all.length + 1);
      return all.slice(0, place) + put + all.slice(place + cut);
    }, text),
  );
  await fc.assert(
    fc.asyncProperty(bytes, async (text) => {
      const connection = new Connection();
      connection.socket.on('error', () => {});
      connection.socket.end(text);
      await connection.closed.catch(() => {});
    }),
    { numRuns: 150 },
  );
  for (const { status } of logged) expect([200, 400, 401, 404, 413, 429, 499]).toContain(status);
  expect([200, 429]).toContain((await new Connection().send(post()).answer()).status);
});

test('a reader that is slow gets all of a long stream, which waits for it and leaves nothing behind', async () => {
  let sent = 0;
  async function* chunks() {
    for (; sent < 200; sent++) yield Buffer.alloc(65_536, 'a');
  }
  await streaming(chunks);
  const warnings: string[] = [];
  const warn = ({ name }: Error) => warnings.push(name);
  process.on('warning', warn);
  const socket = connect(gateway.port, '127.0.0.1');
  socket.write(head('GET /', 'Connection: close'));
  await once(socket, 'readable');
  expect(sent).toBeLessThan(200);
  let bytes = 0;
  for await (const chunk of socket) bytes += (chunk as Buffer).length;
  expect(bytes).toBeGreaterThan(200 * 65_536);
  await new Promise(setImmediate);
  process.off('warning', warn);
  expect(warnings).toEqual([]);
});

/** Waits for something that happens on another turn of the event loop. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(setImmediate);
}
