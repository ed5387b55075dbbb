import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refusalOf } from '../../../emulator/http/refusal';
import { type ReceivedHead, RequestReader } from '../../../emulator/http/requestReader';
import { latin1, pieces } from './pieces';

type Read = Omit<ReceivedHead, 'headers'> & {
  readonly headers: readonly string[];
  /** Undefined where there is none, `…` while it is not whole. */
  readonly body: string | undefined;
};

/** Reads requests with bodies of at most so many bytes. */
function reading(largestBody = 1000) {
  const found: Read[] = [];
  const put = (body: string | undefined) => found.push({ ...(found.pop() as Read), body });
  const reader = new RequestReader(
    {
      onHead: (head) => found.push({ ...head, headers: head.headers.toRaw(), body: '…' }),
      onWhole: (body) => put(body?.toString('latin1')),
      onTooLarge: () => put('too large'),
    },
    largestBody,
  );
  return { reader, found };
}

/** What is said of bytes that are refused; undefined when they are not. */
function refusal(wire: string, size = wire.length): { status: number; message: string } | undefined {
  const { reader } = reading();
  try {
    for (const piece of pieces(latin1(wire), Array<number>(wire.length).fill(size))) reader.read(piece);
  } catch (error) {
    const { status, message } = refusalOf(error);
    return { status, message };
  }
  return undefined;
}

const name = fc.stringMatching(/^x-[!#$%&'*+.^_`|~\dA-Za-z-]{1,8}$/);
const value = fc.oneof(
  fc.constant(''),
  fc.stringMatching(/^[\x21-\x7e\x80-\xff](?:[\t -~\x80-\xff]{0,12}[\x21-\x7e\x80-\xff])?$/),
);
const blank = fc.constantFrom('', ' ', '\t', ' \t ');
const field = fc.tuple(name, blank, value, blank);
const letters = fc.string({ unit: fc.constantFrom('a', '\r', '\n', '0', ':', '\u00ff', '\0'), maxLength: 40 });

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
    cuts: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 8 }),
    extension: fc.constantFrom('', ';a', ' ; a="b c"', ';\u00e9'),
    zeros: fc.constantFrom('', '00'),
    trailers: fc.array(field, { maxLength: 2 }),
  })
  .map(({ empty, method, target, isVersion11, host, fields, connection, expect, framing: wanted, body, ...chunks }) => {
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
      const { cuts, extension, zeros, trailers } = chunks;
      add('transfer-encoding', 'Chunked');
      wire = '';
      for (const piece of pieces(latin1(body), cuts))
        if (piece.length > 0)
          wire += `${zeros}${piece.length.toString(16)}${extension}\r\n${piece.toString('latin1')}\r\n`;
      wire += `0${extension}\r\n${trailers.map(([own, before, text]) => `${own}:${before}${text}\r\n`).join('')}\r\n`;
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

const get = (line: string) => `${line}\r\nHost: h\r\n\r\n`;

describe('what is no request', () => {
  test.each([
    ['no HTTP', 'HELLO\r\n\r\n', 'the line "HELLO" is no request line'],
    ['TLS', '\u0016\u0003\u0001\u0002\u0000\u0001', 'the line "\\u0016\\u0003\\u0001\\u0002\\u0000\\u0001" is no'],
    ['a space at the start', get(' GET / HTTP/1.1'), 'is no request line'],
    ['no method', get('/ HTTP/1.1'), 'is no request line'],
    ['a method that is none', get('GE(T / HTTP/1.1'), 'is no path and no URL'],
    ['two spaces', get('GET  / HTTP/1.1'), 'the target " /" is no path and no URL'],
    ['a space in the target', get('GET /a b HTTP/1.1'), 'the target "/a b" is no path and no URL'],
    ['a tab in the target', get('GET /a\tb HTTP/1.1'), 'is no path and no URL'],
    ['a NUL in the target', get('GET /a\0b HTTP/1.1'), 'is no path and no URL'],
    ['a target that is none', get('GET a HTTP/1.1'), 'the target "a" is no path and no URL'],
    ['no version', get('GET /'), 'the line "GET /" is no request line'],
    ['a version in small letters', get('GET / http/1.1'), 'is no request line'],
    ['a version of one digit', get('GET / HTTP/1'), 'is no request line'],
    ['a space after the version', get('GET / HTTP/1.1 '), 'is no request line'],
    ['lines that end with a line feed', 'GET / HTTP/1.1\nHost: h\n\n', 'a line ends with a line feed alone'],
    ['a line feed in the head', `${start}X: a\nb: c\r\n\r\n`, 'the line "X: a\\nb: c" is no header'],
    ['a carriage return in a value', `${start}X: a\rY: b\r\n\r\n`, 'the line "X: a\\rY: b" is no header'],
    ['a carriage return in the line', get('GET /\r HTTP/1.1'), 'is no path and no URL'],
    ['a NUL in a value', `${start}X: a\0\r\n\r\n`, 'the line "X: a\\u0000" is no header'],
    ['a folded header', `${start}X: a\r\n b\r\n\r\n`, 'the line " b" is no header'],
    ['a fold before the first header', 'GET / HTTP/1.1\r\n Host: h\r\n\r\n', 'the line " Host: h" is no header'],
    ['a space before the colon', `${start}Content-Length : 3\r\n\r\nabc`, 'the line "Content-Length : 3" is no header'],
    ['a header without a colon', `${start}X\r\n\r\n`, 'the line "X" is no header'],
    ['a header without a name', `${start}: x\r\n\r\n`, 'the line ": x" is no header'],
    ['a long line', `${start}${'x'.repeat(100)}\r\n\r\n`, `the line "${'x'.repeat(60)}..." is no header`],
    ['no Host', 'GET / HTTP/1.1\r\n\r\n', 'there is no Host'],
    ['two Hosts', `${start}host: h\r\n\r\n`, 'Host is there more than once'],
    ...['a b', 'a/b', 'user@h', 'a"b', 'h\u00e9', '\u00ff'].map((host) => [
      `the Host ${host}`,
      `GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
      `the Host "${host}" is none`,
    ]),
    [
      'a length and chunks',
      `${start}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n`,
      'present with Content-Le',
    ],
    [
      'chunks and a length',
      `${start}Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n`,
      'present with Content-Le',
    ],
    ['two lengths', `${start}Content-Length: 3\r\nContent-Length: 4\r\n\r\n`, 'Content-Length is there more than once'],
    ['a length twice', `${start}Content-Length: 3\r\ncontent-length: 3\r\n\r\n`, 'Content-Length is there more than'],
    ...['', '-1', '+1', '1.0', '0x10', '1 2', '3, 3', '1e3', '1234567890123456'].map((length) => [
      `the length ${JSON.stringify(length)}`,
      `${start}Content-Length: ${length}\r\n\r\n`,
      `the Content-Length "${length}" is none`,
    ]),
    ...['', 'gzip', 'gzip, chunked', 'chunked, chunked', 'identity', 'xchunked', 'chunked;a', '\u000bchunked'].map(
      (coding) => [
        `the coding ${JSON.stringify(coding)}`,
        `${start}Transfer-Encoding: ${coding}\r\n\r\n`,
        coding.startsWith('\u000b') ? 'is no header' : `the Transfer-Encoding "${coding}" is not known here`,
      ],
    ),
    [
      'a coding twice',
      `${start}Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n`,
      '"chunked, chunked"',
    ],
    ['chunks in HTTP/1.0', `${start.replace('1.1', '1.0')}Transfer-Encoding: chunked\r\n\r\n`, 'present in HTTP/1.0'],
    ...['', ' 5', 'g', '-1', '0x5', '5 5', '5;\u0001', '1234567890123'].map((size) => [
      `the chunk size ${JSON.stringify(size)}`,
      `${chunked}${size}\r\n`,
      `the line "${size}" is no length of a chunk`,
    ]),
    ['a chunk that is longer than it says', `${chunked}3\r\nabcd\r\n`, 'a chunk is longer than it says'],
    ['a chunk that ends with a line feed', `${chunked}3\r\nabc\n0\r\n\r\n`, 'a chunk is longer than it says'],
    ['a chunk size that ends with a line feed', `${chunked}3\nabc`, 'a line ends with a line feed alone'],
    ['a line of a chunk that never ends', `${chunked}3;${'a'.repeat(17_000)}`, 'a line between the chunks is longer'],
    ['a trailer that is none', `${chunked}0\r\nno trailer\r\n`, 'the trailers are no headers'],
    ['trailers without end', `${chunked}0\r\n${`A: ${'b'.repeat(100)}\r\n`.repeat(200)}`, 'the trailers are larger'],
    ['a second request that is none', `${start}\r\nnonsense\r\n\r\n`, 'the line "nonsense" is no request line'],
  ] as [string, string, string][])('%s: refused, whole or byte by byte', (_what, wire, reason) => {
    const told = refusal(wire);
    expect(told?.status).toBe(400);
    expect(told?.message).toMatch(/^The request is not valid HTTP: \w.*\.$/s);
    expect(told?.message).toContain(reason);
    expect(refusal(wire, 1)?.status).toBe(400);
  });

  test.each([
    ['headers without end', `${start}X: ${'a'.repeat(17_000)}`, 431, 'The headers are larger than 16384 bytes.'],
    ['headers that are too large', `${start}X: ${'a'.repeat(17_000)}\r\n\r\n`, 431, 'larger than 16384 bytes.'],
    ['a target without end', `GET /${'a'.repeat(17_000)}`, 431, 'larger than 16384 bytes.'],
    ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 505, 'The version of HTTP is 2.0'],
    ['another version', get('GET / HTTP/1.2'), 505, 'The version of HTTP is 1.2: only 1.0 and 1.1 are spoken here.'],
    ['HTTP/0.9 with a version', get('GET / HTTP/0.9'), 505, 'The version of HTTP is 0.9'],
    ['a tunnel', get('CONNECT h:443 HTTP/1.1'), 501, 'no tunnels are made here'],
    ['a tunnel to a path', get('CONNECT / HTTP/1.1'), 501, 'no tunnels are made here'],
    ['an expectation', `${start}Expect: 200-ok\r\n\r\n`, 417, '"200-ok" is nothing that can be expected here.'],
    ['two expectations', `${start}Expect: 100-continue\r\nExpect: b\r\n\r\n`, 417, '"100-continue, b" is nothing'],
  ])('%s: refused with a status of its own', (_what, wire, status, message) => {
    for (const size of [wire.length, 1]) {
      const told = refusal(wire, size);
      expect(told?.status).toBe(status);
      expect(told?.message).toContain(message);
    }
  });

  test.each([
    ['bytes that cannot begin a line', '\u0016'],
    ['a line feed alone', '\n'],
    ['a line with a line feed alone', 'GET / HTTP/1.1\n'],
  ])('%s: refused before the head is whole', (_what, wire) => {
    expect(refusal(wire)?.status).toBe(400);
  });

  test('any bytes are read or refused, and never read as something else when they come in other pieces', () => {
    const parts = fc.constantFrom(
      ...['GET ', 'POST ', '/', ' HTTP/1.1', ' HTTP/1.0', '\r\n', '\r\n\r\n', '\n', '\r', 'Host: h\r\n', ':', ' '],
      ...['Content-Length: 3\r\n', 'Transfer-Encoding: chunked\r\n', '3', '0', 'abc', '\0', '\u00ff', start, chunked],
      ...['0\r\n\r\n', 'Connection: close\r\n', 'Expect: 100-continue\r\n', `${start}\r\n`],
    );
    const wire = fc.oneof(
      fc.array(parts, { maxLength: 20 }).map((all) => all.join('')),
      fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)) }),
    );
    const outcome = (text: string, cuts: readonly number[]) => {
      const { reader, found } = reading(5);
      let refused: number | undefined;
      try {
        for (const piece of pieces(latin1(text), cuts)) reader.read(piece);
      } catch (error) {
        refused = refusalOf(error).status;
      }
      return { found, refused };
    };
    fc.assert(
      fc.property(wire, fc.array(fc.integer({ min: 1, max: 9 })), (text, cuts) => {
        const whole = outcome(text, []);
        const inPieces = outcome(text, cuts);
        expect(inPieces.found).toEqual(whole.found);
        expect(inPieces.refused).toBe(whole.refused);
      }),
      { numRuns: 2000 },
    );
  });
});
