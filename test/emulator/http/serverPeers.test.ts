import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { Client } from 'undici';
import { afterAll, expect, test } from 'vitest';
import { HeaderMap } from '../../../emulator';
import { HttpServer } from '../../../emulator/http/server';
import type { ServerExchange } from '../../../emulator/http/serverExchange';
import { head, ok, startServer } from './testServer';

/** What a request asks for in its target, and what of it the answer tells. */
interface Question {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer | undefined;
  /** Whether its body goes out in chunks. */
  readonly isChunked: boolean;
  readonly status: number;
  readonly isStreamed: boolean;
  /** Bytes that come back for each that goes out. */
  readonly times: number;
}

/** Answers with the request's own headers and body. */
function echo(exchange: ServerExchange): void {
  const { method, target, headers } = exchange.request;
  const asked = new URLSearchParams(target.slice(target.indexOf('?')));
  const own = headers.toRaw().flatMap((text, index, raw) => {
    return index % 2 === 0 && text.startsWith('x-') ? [text, raw[index + 1] as string] : [];
  });
  const head = {
    status: Number(asked.get('status')),
    reason: null,
    headers: HeaderMap.fromRaw(['X-Method', method, 'X-Target', target, ...own]),
  };
  const { body } = exchange;
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  const times = Number(asked.get('times'));
  if (asked.get('streamed') === 'true') {
    async function* source() {
      for (let time = 0; time < times; time++) yield bytes;
    }
    void exchange.stream(head, source());
  } else exchange.answer(head, Buffer.concat(Array<Buffer>(times).fill(bytes)));
}

const server = new HttpServer({ onRequest: echo, onGivenUp: () => {} });
const address = server.listen(0, '127.0.0.1');
const agent = new Agent({ keepAlive: true, maxSockets: 2 });
afterAll(async () => {
  agent.destroy();
  await server.close();
});

const question: fc.Arbitrary<Question> = fc
  .record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'),
    path: fc.stringMatching(/^\/[\w%~.\-/]{0,20}$/),
    headers: fc.array(
      fc.tuple(
        fc.stringMatching(/^x-[a-z\d-]{1,8}$/).filter((name) => !['x-method', 'x-target'].includes(name)),
        fc.stringMatching(/^(?:[\x21-\x7e\x80-\xff](?:[ -~\x80-\xff]{0,12}[\x21-\x7e\x80-\xff])?)?$/),
      ),
      { maxLength: 5 },
    ),
    body: fc.oneof(
      fc.uint8Array({ maxLength: 50 }).map((bytes) => Buffer.from(bytes)),
      fc.integer({ min: 16_000, max: 200_000 }).map((size) => Buffer.alloc(size, 'abc')),
      fc.constant(undefined),
    ),
    isChunked: fc.boolean(),
    status: fc.constantFrom(200, 201, 204, 304, 404, 500),
    isStreamed: fc.boolean(),
    times: fc.integer({ min: 0, max: 3 }),
  })
  .map((one) => ({ ...one, body: ['GET', 'HEAD'].includes(one.method) ? undefined : one.body }));

const targetOf = ({ path, status, isStreamed, times }: Question) =>
  `${path}?status=${status}&streamed=${isStreamed}&times=${times}`;

/** The answer that the question asks for: its status, its own headers in order, and its body. */
function expected(asked: Question) {
  const hasBody = asked.method !== 'HEAD' && ![204, 304].includes(asked.status);
  const bytes = asked.body ?? Buffer.alloc(0);
  return {
    status: asked.status,
    headers: ['X-Method', asked.method, 'X-Target', targetOf(asked), ...asked.headers.flat()],
    body: hasBody ? Buffer.concat(Array<Buffer>(asked.times).fill(bytes)).toString('latin1') : '',
  };
}

/** Headers that the server does not give by itself. */
const ownHeaders = (raw: readonly string[]) =>
  raw.flatMap((name, index) => (index % 2 === 0 && /^x-/i.test(name) ? [name, raw[index + 1] as string] : []));

test("whatever Node's own client asks is answered", async () => {
  const { port } = await address;
  const ask = async (asked: Question) => {
    const headers: string[] = asked.headers.flat();
    if (asked.body !== undefined)
      headers.push(
        ...(asked.isChunked ? ['Transfer-Encoding', 'chunked'] : ['Content-Length', `${asked.body.length}`]),
      );
    const sent = request({
      agent,
      host: '127.0.0.1',
      port,
      method: asked.method,
      path: targetOf(asked),
      headers: ['Host', 'h', ...headers],
    });
    if (asked.body && asked.isChunked) sent.write(asked.body.subarray(0, 3));
    sent.end(asked.isChunked ? asked.body?.subarray(3) : asked.body);
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    const body = (await buffer(answer)).toString('latin1');
    return { status: answer.statusCode, headers: ownHeaders(answer.rawHeaders), body };
  };
  await fc.assert(
    fc.asyncProperty(fc.array(question, { minLength: 1, maxLength: 3 }), async (all) => {
      expect(await Promise.all(all.map(ask))).toEqual(all.map(expected));
    }),
    { numRuns: 150 },
  );
});

test('whatever undici asks is answered, also many at once on one connection', async () => {
  const { port } = await address;
  const client = new Client(`http://127.0.0.1:${port}`, { pipelining: 4 });
  const ask = async (asked: Question) => {
    async function* parts() {
      yield (asked.body as Buffer).subarray(0, 3);
      yield (asked.body as Buffer).subarray(3);
    }
    const answer = await client.request({
      method: asked.method,
      path: targetOf(asked),
      headers: asked.headers.flat(),
      body: asked.body && asked.isChunked ? Readable.from(parts()) : (asked.body ?? null),
      responseHeaders: 'raw',
    });
    const body = Buffer.from(await answer.body.arrayBuffer()).toString('latin1');
    const raw = (answer.headers as unknown as Buffer[]).map((part) => part.toString('latin1'));
    return { status: answer.statusCode, headers: ownHeaders(raw), body };
  };
  await fc.assert(
    fc.asyncProperty(fc.array(question, { minLength: 1, maxLength: 6 }), async (all) => {
      expect(await Promise.all(all.map(ask))).toEqual(all.map(expected));
    }),
    { numRuns: 100 },
  );
  await client.close();
});

test('any bytes get answers, or a reason, and the end of the connection', async () => {
  const { connect } = await startServer((exchange) => ok(exchange, exchange.request.target));
  const chunked = head('POST /c', 'Transfer-Encoding: chunked');
  const whole = [head('GET /a'), `${head('POST /b', 'Content-Length: 3')}abc`, `${chunked}3\r\nabc\r\n0\r\n\r\n`];
  const piece = fc.oneof(
    fc.constantFrom('\r\n', '\n', ' ', ':', '\0', 'Content-Length: 9', 'Transfer-Encoding: chunked', 'HTTP/1.0', '%'),
    fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)), maxLength: 6 }),
  );
  const edit = fc.tuple(fc.nat(), fc.nat(6), piece);
  const bytes = fc
    .tuple(fc.array(fc.constantFrom(...whole), { minLength: 1, maxLength: 4 }), fc.array(edit, { maxLength: 5 }))
    .map(([texts, edits]) =>
      edits.reduce((all, [at, cut, put]) => {
        const place = at % (all.length + 1);
        return all.slice(0, place) + put + all.slice(place + cut);
      }, texts.join('')),
    );
  const answers =
    /^(?:HTTP\/1\.1 100 Continue\r\n\r\n|HTTP\/1\.1 200 OK\r\ncontent-length: \d+\r\nDate: [^\r\n]+\r\nConnection: (?:close|keep-alive\r\nKeep-Alive: timeout=5)\r\n\r\n(?:\/|\*|\w+:\/\/)[\x21-\x7e\x80-\xff]*?)*(?:HTTP\/1\.1 (?:400|408|417|501|505) [\s\S]*Connection: close\r\n\r\n\{"statusCode":\d+,"message":"[\s\S]*"\})?$/;
  await fc.assert(
    fc.asyncProperty(bytes, async (text) => {
      const wire = connect();
      wire.send(text);
      wire.socket.end();
      expect(await wire.rest()).toMatch(answers);
    }),
    { numRuns: 500 },
  );
  await connect().send(head('GET /next')).until('/next');
});
