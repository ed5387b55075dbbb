import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RequestReader } from '../../../emulator/http/requestReader';
import { chunking, field, inChunks, letters } from './anyMessage';
import { latin1, pieces } from './pieces';
import { type Read, reading } from './readRequests';

/** Any valid request, as it is sent and as it is to be read. */
const sample = fc
  .record({
    empty: fc.constantFrom('', '', '\r\n', '\r\n\r\n'),
    method: fc.constantFrom('GET', 'POST', 'HEAD', 'M-SEARCH', 'get', 'CONNECTED'),
    target: fc.oneof(
      fc.constantFrom('/', '*', 'http://h', 'HTTPS://h:1/a?b#c', 'urn+x.y-1://z', '//h', '/%ZZ'),
      fc.stringMatching(/^\/[\x21-\x7e\x80-\xff]{0,12}$/),
    ),
    isVersion11: fc.boolean(),
    host: fc.constantFrom('', 'h', 'h:80', '[::1]:8080', "a-b_c.d~!$&'()*+,;=%41"),
    fields: fc.array(field, { maxLength: 4 }),
    connection: fc.constantFrom(undefined, 'close', 'Keep-Alive', 'x, Close', 'keep-alive ,close', 'Upgrade'),
    expect: fc.constantFrom(undefined, '100-continue', '100-Continue'),
    framing: fc.constantFrom('counted', 'chunked', 'none'),
    body: letters,
    chunks: chunking,
  })
  .map(({ empty, method, target, isVersion11, host, fields, connection, expect, framing: wanted, body, chunks }) => {
    const framing = wanted === 'chunked' && !isVersion11 ? 'counted' : wanted;
    const headers: string[] = [];
    const lines: string[] = [];
    const add = (own: string, text: string, before = ' ', after = '') => {
      headers.push(own, text);
      lines.push(`${own}:${before}${text}${after}\r\n`);
    };
    for (const [own, before, text, after] of fields) add(own, text, before, after);
    add('HOST', host);
    if (connection) add('Connection', connection);
    if (expect) add('Expect', expect);
    let wire = framing === 'none' ? '' : body;
    if (framing === 'counted') add('content-LENGTH', String(body.length));
    else if (framing === 'chunked') {
      add('transfer-encoding', 'Chunked');
      wire = inChunks(body, chunks);
    }
    const has = (option: string) => connection?.toLowerCase().includes(option) === true;
    const read: Read = {
      method,
      target,
      headers,
      host,
      isVersion11,
      persistent: !has('close') && (isVersion11 || has('keep-alive')),
      expectsContinue: expect !== undefined && isVersion11 && framing !== 'none',
      body: framing === 'none' ? undefined : body,
    };
    return { wire: `${empty}${method} ${target} HTTP/1.${isVersion11 ? 1 : 0}\r\n${lines.join('')}\r\n${wire}`, read };
  });

const sizes = fc.oneof(fc.constant(Array<number>(5000).fill(1)), fc.array(fc.integer({ min: 1, max: 60 })));

test('requests are read one after the other, in whatever pieces they come', () => {
  fc.assert(
    fc.property(fc.array(sample, { minLength: 1, maxLength: 4 }), sizes, (samples, cuts) => {
      const { reader, found } = reading();
      for (const piece of pieces(latin1(samples.map(({ wire }) => wire).join('')), cuts)) reader.read(piece);
      expect(found).toEqual(samples.map(({ read }) => read));
      expect([reader.awaited, reader.held]).toEqual(['nothing', 0]);
    }),
    { numRuns: 300 },
  );
});

test('a reader that is stopped reads the request to its end and no further, until it goes on', () => {
  fc.assert(
    fc.property(fc.array(sample, { minLength: 1, maxLength: 4 }), sizes, (samples, cuts) => {
      const counts: number[] = [];
      let whole = 0;
      const reader: RequestReader = new RequestReader(
        {
          onHead: () => {},
          onWhole: () => {
            whole++;
            reader.stop();
          },
          onTooLarge: () => {},
        },
        1000,
      );
      for (const piece of pieces(latin1(samples.map(({ wire }) => wire).join('')), cuts)) reader.read(piece);
      for (const _ of samples) {
        counts.push(whole);
        reader.goOn();
      }
      expect(counts).toEqual(samples.map((_, index) => index + 1));
      expect([reader.awaited, reader.held]).toEqual(['nothing', 0]);
    }),
  );
});

test('a letter of UTF-8 at the end of a value keeps both its bytes', () => {
  const { reader, found } = reading();
  reader.read(Buffer.from('GET /\u00e0 HTTP/1.1\r\nHost: h\r\nX: voil\u00e0\r\n\r\n', 'utf8'));
  expect([found[0]?.target, found[0]?.headers[3]].map((text) => latin1(text ?? '').toString('utf8'))).toEqual([
    '/\u00e0',
    'voil\u00e0',
  ]);
});

const start = 'POST / HTTP/1.1\r\nHost: h\r\n';
const chunked = `${start}Transfer-Encoding: chunked\r\n\r\n`;

describe('what a reader waits for', () => {
  test.each([
    ['', 'nothing'],
    ['\r\n', 'nothing'],
    ['\r', 'head'],
    ['P', 'head'],
    [start, 'head'],
    [`${start}\r\n`, 'nothing'],
    [`${start}Content-Length: 1\r\n\r\n`, 'body'],
    [`${start}Content-Length: 0\r\n\r\n`, 'nothing'],
    [`${start}Content-Length: 1001\r\n\r\na`, 'rest'],
    [`${chunked}3e8\r\n`, 'body'],
    [`${chunked}0\r\nA: b\r\n`, 'body'],
    [`${chunked}3e9\r\n${'a'.repeat(1001)}`, 'rest'],
    [`${chunked}3e9\r\n${'a'.repeat(1001)}\r\n0\r\n\r\n`, 'nothing'],
    [`${start}\r\nG`, 'head'],
  ] as const)('%j: %s', (wire, awaited) => {
    const { reader } = reading();
    if (wire !== '') reader.read(latin1(wire));
    expect(reader.awaited).toBe(awaited);
  });
});

describe('bodies that are too large', () => {
  test.each([
    ['a length', `${start}Content-Length: 1001\r\n\r\n`, 'b'.repeat(1001)],
    ['one chunk', `${chunked}3e9\r\n${'b'.repeat(1001)}`, '\r\n0\r\n\r\n'],
    ['many chunks', `${chunked}${'1\r\nb\r\n'.repeat(1001)}`, '5\r\nbbbbb\r\n0\r\n\r\n'],
  ])('%s: told at once, once, and the next request is read', (_what, wire, rest) => {
    for (const size of [100_000, 7, 1]) {
      const { reader, found } = reading();
      for (const piece of pieces(latin1(wire), Array<number>(10_000).fill(size))) reader.read(piece);
      expect(found.map(({ body }) => body)).toEqual(['too large']);
      for (const piece of pieces(latin1(`${rest}${start}Content-Length: 2\r\n\r\nok`), Array<number>(2000).fill(size)))
        reader.read(piece);
      expect(found.map(({ body }) => body)).toEqual(['too large', 'ok']);
    }
  });

  test('one of just that size, in whatever pieces, is whole', () => {
    const body = Array.from({ length: 1000 }, (_, index) => String.fromCharCode(index % 256)).join('');
    for (const size of [1, 3, 400, 999, 1000]) {
      const { reader, found } = reading();
      reader.read(latin1(`${start}Content-Length: 1000\r\n\r\n`));
      for (const piece of pieces(latin1(body), Array<number>(1000).fill(size))) reader.read(piece);
      expect(found[0]?.body).toBe(body);
    }
  });

  test('what was taken in for one body is no part of the next', () => {
    const { reader, found } = reading();
    const bodies = ['abc', 'd', '', 'efghi'];
    for (const body of bodies) {
      reader.read(latin1(`${start}Content-Length: ${body.length}\r\n\r\n${body.slice(0, 1)}`));
      if (body.length > 1) reader.read(latin1(body.slice(1)));
    }
    expect(found.map(({ body }) => body)).toEqual(bodies);
  });
});
