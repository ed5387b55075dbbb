import { spawn } from 'node:child_process';
import { getEventListeners } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request as nodeRequest, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { HeaderMap } from '../../../emulator';
import { HttpNetwork } from '../../../emulator/http/httpNetwork';
import { abandon, inChunks } from '../../../emulator/message';
import type { OutgoingRequest } from '../../../emulator/network';
import { selfSigned } from './selfSigned';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const each of open.splice(0)) await each.close();
});

async function serve(listener: Parameters<typeof createServer>[1]): Promise<{ server: Server; url: string }> {
  const server = createServer(listener as never);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({ close: () => new Promise((resolve) => server.closeAllConnections() ?? server.close(resolve)) });
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/path?q=1` };
}

function network(): HttpNetwork {
  const made = new HttpNetwork();
  open.unshift(made);
  return made;
}

const get = (url: string, more: Partial<OutgoingRequest> = {}): OutgoingRequest => ({
  method: 'GET',
  url,
  headers: HeaderMap.from({ Accept: '*/*' }),
  body: null,
  ...more,
});

/** Lets connections rest whose responses have ended, until they may carry another request. */
async function rested(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
}

async function textOf(body: AsyncIterable<Buffer> | Buffer): Promise<string> {
  if (Buffer.isBuffer(body)) return body.toString();
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

test('a small body of known length is there at once, any other is a stream', async () => {
  const { url } = await serve((request, response) => {
    if (request.method === 'POST') response.end('small');
    else {
      response.write('in ');
      response.end('parts');
    }
  });
  const small = await network().send(get(url, { method: 'POST', body: Buffer.from('x') }));
  expect([small.status, Buffer.isBuffer(small.body), await textOf(small.body)]).toEqual([200, true, 'small']);
  const streamed = await network().send(get(url));
  expect([Buffer.isBuffer(streamed.body), await textOf(streamed.body)]).toEqual([false, 'in parts']);
});

test('a large stream waits for its reader and arrives whole', async () => {
  const size = 3_000_000;
  const { url } = await serve((_request, response) => response.end(Buffer.alloc(size, 'a')));
  const answer = await network().send(get(url));
  expect((await textOf(answer.body)).length).toBe(size);
});

test('a body that breaks off fails where it is read', async () => {
  const { url } = await serve((_request, response) => {
    response.write('begin');
    setImmediate(() => response.destroy());
  });
  const answer = await network().send(get(url));
  await expect(textOf(answer.body)).rejects.toMatchObject({ kind: 'reset' });
});

test('a stream that nobody begins to read ends the exchange, also in chunks of another size', async () => {
  let closed = 0;
  const { url } = await serve((_request, response) => {
    response.on('close', () => {
      closed++;
    });
    response.write('first');
  });
  const net = network();
  for (const chunked of [false, true]) {
    const body = (await net.send(get(url))).body as AsyncIterable<Buffer>;
    abandon(chunked ? inChunks(body, 10) : body);
  }
  await vi.waitFor(() => expect(closed).toBe(2));
});

test('a reader who stops early ends the exchange', async () => {
  let tellEnd = () => {};
  const ended = new Promise<void>((resolve) => {
    tellEnd = resolve;
  });
  const { url } = await serve((_request, response) => {
    response.on('close', tellEnd);
    response.write('first');
  });
  const { body } = await network().send(get(url));
  for await (const chunk of body as AsyncIterable<Buffer>) {
    expect(chunk.toString()).toBe('first');
    break;
  }
  await ended;
});

test('a caller who has gone is told so, whether or not the backend could be reached', async () => {
  const { server, url } = await serve(() => undefined);
  await new Promise((resolve) => server.close(resolve));
  await expect(network().send(get(url, { signal: AbortSignal.abort() }))).rejects.toMatchObject({ kind: 'aborted' });
  await expect(network().send(get(url))).rejects.toMatchObject({ kind: 'refused' });
});

test('a caller who goes while the backend is silent', async () => {
  const controller = new AbortController();
  const { url } = await serve(() => controller.abort());
  await expect(network().send(get(url, { signal: controller.signal }))).rejects.toMatchObject({ kind: 'aborted' });
});

/** Answers each request head that comes in on a connection, by the number of the connection and of the request on it. */
async function answering(
  answer: (socket: Socket, connection: number, request: number, text: string) => void,
  host = '127.0.0.1',
) {
  const sockets: Socket[] = [];
  const server = createTcpServer((socket) => {
    const connection = sockets.push(socket) - 1;
    let requests = 0;
    let text = '';
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (!text.includes('\r\n\r\n')) return;
      const whole = text;
      text = '';
      answer(socket, connection, requests++, whole);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  open.push({
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(resolve);
      }),
  });
  const { port } = server.address() as AddressInfo;
  return { sockets, port, url: `http://127.0.0.1:${port}/` };
}

const counted = (body: string, more = '') => `HTTP/1.1 200 OK\r\n${more}Content-Length: ${body.length}\r\n\r\n${body}`;

const closed = (socket: Socket) => new Promise((resolve) => socket.once('close', resolve));

/** Sends two requests from a process of its own, which ends as soon as nothing holds it. */
async function inProcess(url: string, env: NodeJS.ProcessEnv = {}): Promise<{ code: unknown; out: string }> {
  const at = (file: string) => JSON.stringify(join(__dirname, '../../../emulator', file));
  const script = `
    const { HttpNetwork } = require(${at('http/httpNetwork.ts')});
    const { HeaderMap } = require(${at('message.ts')});
    const network = new HttpNetwork();
    const send = () => network.send({ method: 'GET', url: ${JSON.stringify(url)}, headers: new HeaderMap(), body: null })
      .then(({ body }) => console.log(body.toString()), ({ message }) => console.log(message));
    const turn = () => new Promise(setImmediate);
    send().then(turn).then(turn).then(turn).then(send);`;
  const child = spawn(process.execPath, ['--require', 'tsx/cjs', '-e', script], { env: { ...process.env, ...env } });
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  return { code, out };
}

describe('connections', () => {
  const which = () => answering((socket, connection, request) => socket.write(counted(`${connection}.${request}`)));

  test('carry one request after the other, and no two at once', async () => {
    const { url } = await which();
    const net = network();
    const send = async () => textOf((await net.send(get(url))).body);
    expect(await send()).toBe('0.0');
    await rested();
    expect(await send()).toBe('0.1');
    expect((await Promise.all([send(), send(), send()])).sort()).toEqual(['0.2', '1.0', '2.0']);
  });

  test.each([
    ['Connection: close', counted('x', 'Connection: close\r\n')],
    ['HTTP/1.0', 'HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nx'],
    ['a body that ends with the connection', undefined],
    ['Keep-Alive for no time', counted('x', 'Keep-Alive: timeout=1, max=5\r\n')],
    ['more bytes than the response has', `${counted('x')}HTTP/1.1 200 OK\r\n\r\n`],
  ])('are not used again after %s', async (_what, answer) => {
    const seen: number[] = [];
    const { url, sockets } = await answering((socket, connection) => {
      seen.push(connection);
      if (answer === undefined) socket.end('HTTP/1.1 200 OK\r\n\r\nx');
      else socket.write(answer);
    });
    const net = network();
    for (let index = 0; index < 2; index++) expect(await textOf((await net.send(get(url))).body)).toBe('x');
    expect(seen).toEqual([0, 1]);
    await Promise.all(sockets.map((socket) => socket.destroyed || closed(socket)));
  });

  test('whose other side closes without a word are not used again, however soon the next request is', async () => {
    const { url } = await answering((socket) => socket.end(counted('x')));
    const net = network();
    const ask = async () => {
      for (let index = 0; index < 50; index++) expect(await textOf((await net.send(get(url))).body)).toBe('x');
    };
    await Promise.all(Array.from({ length: 8 }, ask));
  });

  test('that the other side has closed while nothing was asked are replaced', async () => {
    const { url, sockets } = await which();
    const net = network();
    await net.send(get(url));
    const [first] = sockets;
    if (!first) throw new Error('there was a connection');
    const gone = closed(first);
    first.end();
    await gone;
    expect(await textOf((await net.send(get(url))).body)).toBe('1.0');
  });

  test('are used no longer than the other side keeps them, a second less', async () => {
    const { url } = await answering((socket, connection) =>
      socket.write(counted(String(connection), 'Keep-Alive: timeout=5\r\n')),
    );
    const now = vi.spyOn(performance, 'now').mockReturnValue(0);
    const net = network();
    const send = async () => textOf((await net.send(get(url))).body);
    expect(await send()).toBe('0');
    await rested();
    now.mockReturnValue(3999);
    expect(await send()).toBe('0');
    await rested();
    now.mockReturnValue(3999 + 4000);
    expect(await send()).toBe('1');
  });

  test('end with close(), and what is on its way with them', async () => {
    const { url, sockets } = await answering((socket, _connection, _request, text) => {
      if (text.startsWith('GET')) socket.write(counted('x'));
      else if (text.startsWith('PUT')) void net.close();
    });
    const net = network();
    const streamed = net.send(get(url, { method: 'PUT' }));
    await expect(streamed).rejects.toMatchObject({ kind: 'reset', message: expect.stringContaining('it was closed') });
    await net.send(get(url));
    await net.close();
    await Promise.all(sockets.map((socket) => socket.destroyed || closed(socket)));
    expect(await textOf((await net.send(get(url))).body)).toBe('x');
  });

  test('that are idle do not keep the process alive', async () => {
    const { url } = await which();
    expect(await inProcess(url)).toEqual({ code: 0, out: '0.0\n0.1\n' });
  });

  test('go to an address of IPv6', async ({ skip }) => {
    const { port } = await answering(
      (socket, _connection, _request, text) => socket.write(counted(/host: (.*)\r/.exec(text)?.[1] ?? '')),
      '::1',
    ).catch(() => skip('this machine has no IPv6'));
    const { body } = await network().send(get(`http://[::1]:${port}/`));
    expect(await textOf(body)).toBe(`[::1]:${port}`);
  });
});

describe('addresses', () => {
  const echo = () =>
    answering((socket, _connection, _request, text) => socket.write(counted(text.split(' ')[1] ?? '')));

  test.each([
    ['', '/'],
    ['?a=/b', '/?a=/b'],
    ['/a?b=c#d', '/a?b=c'],
    ['#d', '/'],
    ['/a//b?c=//d', '/a//b?c=//d'],
  ])('with %j after the host ask for %s', async (end, target) => {
    const { port } = await echo();
    const { body } = await network().send(get(`http://127.0.0.1:${port}${end}`));
    expect(await textOf(body)).toBe(target);
  });

  test.each(['ftp://host/', 'host/path', '', 'http://', 'http://h:99999/', 'http://user:secret@h:x/'])(
    '%j is refused without a word of a password',
    async (url) => {
      const error = await network()
        .send(get(url))
        .catch((reason) => reason);
      expect(error).toMatchObject({
        kind: 'unknown-host',
        message: expect.stringContaining('is no address of a backend'),
      });
      expect(error.message).not.toContain('secret');
    },
  );

  test('of hosts that there are not', async () => {
    await expect(network().send(get('http://user:secret@nowhere.invalid/'))).rejects.toMatchObject({
      kind: 'unknown-host',
      message: 'There is no host http://nowhere.invalid.',
    });
  });
});

describe('a request body in a stream', () => {
  test('arrives whole, in chunks, and its connection is used again', async () => {
    const { url } = await serve(async (request, response) => {
      const text = await textOf(request);
      response.end(`${request.headers['transfer-encoding']} ${text.length} ${request.socket.remotePort}`);
    });
    const net = network();
    const send = async (body: OutgoingRequest['body']) =>
      (await textOf((await net.send(get(url, { method: 'POST', body }))).body)).split(' ');
    async function* chunks() {
      for (let index = 0; index < 50; index++) yield Buffer.alloc(index * 1000, 'a');
    }
    const [coding, length, port] = await send(chunks());
    expect([coding, length]).toEqual(['chunked', '1225000']);
    await rested();
    expect(await send(Buffer.alloc(300_000))).toEqual(['undefined', '300000', port]);
  });

  test('that breaks off ends the request', async () => {
    const { url, sockets } = await answering(() => undefined);
    async function* broken() {
      yield Buffer.from('a');
      throw new Error('out of paper');
    }
    await expect(network().send(get(url, { method: 'POST', body: broken() }))).rejects.toMatchObject({
      kind: 'reset',
      message: expect.stringContaining('out of paper'),
    });
    await Promise.all(sockets.map((socket) => socket.destroyed || closed(socket)));
  });

  /** A body that never goes on, and tells when nobody wants it any more. */
  function endless() {
    let tell = () => {};
    const abandoned = new Promise<void>((resolve) => {
      tell = resolve;
    });
    let first = true;
    const body: AsyncIterableIterator<Buffer> = {
      [Symbol.asyncIterator]: () => body,
      next: () => {
        if (!first) return new Promise(() => undefined);
        first = false;
        return Promise.resolve({ value: Buffer.from('a'), done: false });
      },
      return: () => {
        tell();
        return Promise.resolve({ value: undefined, done: true });
      },
    };
    return { body, abandoned };
  }

  test('whose answer comes before its end is given up with its connection', async () => {
    const { url, sockets } = await answering((socket) => socket.write(counted('no')));
    const { body, abandoned } = endless();
    expect(await textOf((await network().send(get(url, { method: 'POST', body }))).body)).toBe('no');
    await abandoned;
    await Promise.all(sockets.map((socket) => socket.destroyed || closed(socket)));
  });

  test('of a request that is never sent is given up', async () => {
    const gone = endless();
    const bad = endless();
    const net = network();
    const one = net.send(get('http://127.0.0.1:9/', { body: gone.body, signal: AbortSignal.abort() }));
    await expect(one).rejects.toMatchObject({ kind: 'aborted' });
    const two = net.send(get('http://127.0.0.1:9/', { body: bad.body, method: 'A B' }));
    await expect(two).rejects.toThrow('"A B" is no method of a request.');
    await Promise.all([gone.abandoned, bad.abandoned]);
  });
});

test('a large response to a slow reader waits in the sender', async () => {
  let sender: Socket | undefined;
  const size = 64 * 1024 * 1024;
  const { url } = await answering((socket) => {
    sender = socket;
    socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${size}\r\n\r\n`);
    socket.write(Buffer.alloc(size));
  });
  const { body } = await network().send(get(url));
  const reader = (body as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  let read = (await reader.next()).value?.length ?? 0;
  // Time enough for all of it to come, if it would.
  for (let turn = 0; turn < 2000; turn++) await new Promise((resolve) => setImmediate(resolve));
  expect(sender?.writableLength).toBeGreaterThan(size / 4);
  for (let next = await reader.next(); !next.done; next = await reader.next()) read += next.value.length;
  expect(read).toBe(size);
});

test('a backend that says nothing is given up after headersTimeout, one that has begun is not', async () => {
  const { url, sockets } = await answering((socket, connection) => {
    if (connection > 0) socket.write('HTTP/1.1 200 OK\r\n\r\nbegin');
  });
  const net = network();
  await expect(net.send(get(url, { headersTimeout: 1 }))).rejects.toEqual(
    expect.objectContaining({ kind: 'timeout', message: `${url.slice(0, -1)} did not answer in time.` }),
  );
  const set = vi.spyOn(globalThis, 'setTimeout');
  const clear = vi.spyOn(globalThis, 'clearTimeout');
  const { body } = await net.send(get(url, { headersTimeout: 60_000 }));
  const timer = set.mock.results[set.mock.calls.findIndex(([, after]) => after === 60_000)]?.value;
  expect(clear.mock.calls.some(([cleared]) => cleared === timer)).toBe(true);
  sockets[1]?.end(' end');
  expect(await textOf(body)).toBe('begin end');
});

describe('a caller who goes', () => {
  const listeners = (signal: AbortSignal) => getEventListeners(signal, 'abort').length;

  test('before there is a connection', async () => {
    const { url } = await answering(() => undefined);
    const { signal, abort } = goer();
    const sent = network().send(get(url, { signal }));
    abort();
    await expect(sent).rejects.toMatchObject({ kind: 'aborted' });
    expect(listeners(signal)).toBe(0);
  });

  test('in a stream gets no more of it, and the connection ends', async () => {
    const { url, sockets } = await answering((socket) => socket.write('HTTP/1.1 200 OK\r\n\r\nbegin'));
    const { signal, abort } = goer();
    const { body } = await network().send(get(url, { signal }));
    const text = textOf(body);
    abort();
    await expect(text).rejects.toMatchObject({ kind: 'aborted' });
    expect(listeners(signal)).toBe(0);
    await Promise.all(sockets.map((socket) => socket.destroyed || closed(socket)));
  });

  test('after the end changes nothing: the connection is used again', async () => {
    const { url } = await answering((socket, connection, request) => socket.write(counted(`${connection}.${request}`)));
    const { signal, abort } = goer();
    const net = network();
    await net.send(get(url, { signal }));
    expect(listeners(signal)).toBe(0);
    abort();
    await rested();
    expect(await textOf((await net.send(get(url))).body)).toBe('0.1');
  });

  test('leaves no listener where the backend fails', async () => {
    const { url } = await answering((socket) => socket.destroy());
    const { signal } = goer();
    await expect(network().send(get(url, { signal }))).rejects.toMatchObject({ kind: 'reset' });
    expect(listeners(signal)).toBe(0);
  });

  function goer() {
    const controller = new AbortController();
    return { signal: controller.signal, abort: () => controller.abort() };
  }
});

test.each([
  ['at once', '', 'it ended before the response'],
  ['in the head', 'HTTP/1.1 200 OK\r\nA', 'it ended before the response'],
  ['in a small body', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab', 'it ended before the body did'],
  ['with what is no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n', 'what came is no HTTP/1.1'],
])('a backend that ends %s', async (_where, text, message) => {
  const { url } = await answering((socket) => socket.end(text));
  await expect(network().send(get(url))).rejects.toEqual(
    expect.objectContaining({ kind: 'reset', message: `The connection to ${url.slice(0, -1)} broke off: ${message}` }),
  );
});

test.each([
  ['in the head', 'HTTP/1.1 200 OK\r\nA', false],
  ['in the body', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n', true],
])('a connection that is reset %s', async (_where, text, begun) => {
  const { url, sockets } = await answering((socket) => {
    if (begun) socket.write(text);
    else socket.write(text, () => socket.resetAndDestroy());
  });
  const sent = network().send(get(url));
  if (!begun) await expect(sent).rejects.toMatchObject({ kind: 'reset' });
  else {
    const { body } = await sent;
    sockets[0]?.resetAndDestroy();
    await expect(textOf(body)).rejects.toMatchObject({ kind: 'reset', message: expect.stringContaining('ECONNRESET') });
  }
});

test('a certificate that nobody trusts is refused', async () => {
  const server = createTlsServer(selfSigned());
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({ close: () => new Promise((resolve) => server.close(resolve)) });
  const origin = `https://localhost:${(server.address() as AddressInfo).port}`;
  await expect(network().send(get(`${origin}/`))).rejects.toEqual(
    expect.objectContaining({
      kind: 'reset',
      message: expect.stringContaining(`The connection to ${origin} broke off: self-signed certificate`),
    }),
  );
});

test('a certificate that is trusted serves, one request after the other on a connection', async () => {
  const own = selfSigned();
  const folder = await mkdtemp(join(tmpdir(), 'certificate-'));
  open.push({ close: () => rm(folder, { recursive: true }) });
  const file = join(folder, 'cert.pem');
  await writeFile(file, own.cert);
  let connections = 0;
  const server = createTlsServer({ ...own, ALPNProtocols: ['h2', 'http/1.1'] }, (socket) => {
    const connection = connections++;
    socket.on('error', () => undefined);
    socket.on('data', () => socket.write(counted(`${connection} ${socket.alpnProtocol} ${socket.servername}`)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({ close: () => new Promise((resolve) => server.close(resolve)) });
  const url = `https://localhost:${(server.address() as AddressInfo).port}/`;
  const line = '0 http/1.1 localhost\n';
  expect(await inProcess(url, { NODE_EXTRA_CA_CERTS: file })).toEqual({ code: 0, out: line + line });
});

test("what comes is what node:http's own client has", async () => {
  let wire = Buffer.alloc(0);
  let method = 'GET';
  const { url } = await answering((socket) => socket.end(wire));
  const text = fc.stringMatching(/^(?:[\x21-\x7e\x80-\xff](?:[ -~\x80-\xff]{0,8}[\x21-\x7e\x80-\xff])?)?$/);
  const field = fc.tuple(fc.stringMatching(/^X-[A-Za-z\d]{1,4}$/), text);
  const response = fc.record({
    status: fc.constantFrom(200, 201, 204, 302, 304, 404, 429, 500),
    reason: text,
    fields: fc.array(field, { maxLength: 4 }),
    framing: fc.constantFrom('counted', 'chunked', 'close'),
    body: fc.uint8Array({ maxLength: 60 }),
    asked: fc.constantFrom('GET', 'HEAD'),
    interim: fc.boolean(),
  });
  const theirs = () =>
    new Promise((resolve, reject) => {
      const request = nodeRequest(url, { method, agent: false }, (got) => {
        const chunks: Buffer[] = [];
        got.on('data', (chunk) => chunks.push(chunk));
        got.on('end', () =>
          resolve([got.statusCode, got.statusMessage, got.rawHeaders, Buffer.concat(chunks).toString('latin1')]),
        );
        got.on('error', reject);
      });
      request.on('error', reject);
      request.end();
    });
  const net = network();
  const ours = async () => {
    const { status, reason, headers, body } = await net.send(get(url, { method }));
    const chunks: Buffer[] = [];
    if (Buffer.isBuffer(body)) chunks.push(body);
    else for await (const chunk of body) chunks.push(chunk);
    return [status, reason, headers.toRaw(), Buffer.concat(chunks).toString('latin1')];
  };
  await fc.assert(
    fc.asyncProperty(response, async ({ status, reason, fields, framing, body, asked, interim }) => {
      const bytes = Buffer.from(body);
      const empty = asked === 'HEAD' || status === 204 || status === 304;
      const size = {
        counted: `Content-Length: ${bytes.length}\r\n`,
        chunked: 'Transfer-Encoding: chunked\r\n',
        close: '',
      };
      const head = `HTTP/1.1 ${status} ${reason}\r\n${fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')}`;
      const parts = [`${interim ? 'HTTP/1.1 103 Early\r\nLink: a\r\n\r\n' : ''}${head}${size[framing]}\r\n`];
      if (!empty && framing === 'chunked') {
        if (bytes.length > 0) parts.push(`${bytes.length.toString(16)};x=y\r\n`, bytes.toString('latin1'), '\r\n');
        parts.push('0\r\nX-Trailer: a\r\n\r\n');
      } else if (!empty) parts.push(bytes.toString('latin1'));
      wire = Buffer.from(parts.join(''), 'latin1');
      method = asked;
      expect(await ours()).toEqual(await theirs());
    }),
    { numRuns: 60 },
  );
});
