import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ResponseHead, ResponseReader } from '../../../emulator/http/responseReader';
import { HttpProtocolError } from '../../../emulator/http/syntax';
import { chunking, field, inChunks, letters, value } from './anyMessage';
import { latin1, pieces } from './pieces';

interface Read {
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly length: number | undefined;
  readonly body: string;
  /** Undefined while it is not whole. */
  readonly reusable: boolean | undefined;
}

/** Reads responses to the methods, one after the other; the next is asked for when one is whole. */
function reading(...methods: string[]) {
  const found: { head: ResponseHead; chunks: Buffer[]; reusable: boolean | undefined }[] = [];
  const reader = new ResponseReader({
    onHead: (head) => found.push({ head, chunks: [], reusable: undefined }),
    onData: (chunk) => {
      found.at(-1)?.chunks.push(chunk);
    },
    onEnd: (reusable) => {
      const last = found.at(-1);
      if (last) last.reusable = reusable;
      next();
    },
  });
  const next = () => {
    const method = methods.shift();
    if (method !== undefined) reader.expect(method);
  };
  next();
  const responses = (): Read[] =>
    found.map(({ head, chunks, reusable }) => ({
      status: head.status,
      reason: head.reason,
      headers: pairs(head.headers.toRaw()),
      length: head.length,
      body: Buffer.concat(chunks).toString('latin1'),
      reusable,
    }));
  return { reader, responses };
}

function pairs(raw: readonly string[]): [string, string][] {
  const all: [string, string][] = [];
  for (let index = 0; index < raw.length; index += 2) all.push([raw[index] as string, raw[index + 1] as string]);
  return all;
}

interface Sample {
  readonly method: string;
  readonly wire: string;
  readonly read: Read;
}

/** Any valid response, as it is sent and as it is to be read. */
const sample: fc.Arbitrary<Sample> = fc
  .record({
    interim: fc.array(
      fc.constantFrom('HTTP/1.1 100 Continue\r\n\r\n', 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'),
    ),
    minor: fc.constantFrom('0', '1'),
    status: fc.integer({ min: 200, max: 599 }),
    reason: fc.option(value),
    fields: fc.array(field, { maxLength: 4 }),
    connection: fc.constantFrom(undefined, 'close', 'Keep-Alive', 'x, Close', 'keep-alive ,close'),
    framing: fc.constantFrom('counted', 'chunked', 'close', 'head', 'none'),
    body: letters,
    chunks: chunking,
  })
  .map(({ interim, minor, status: any, reason, fields, connection, framing, body, chunks }) => {
    const none = framing === 'none';
    const status = none ? (any % 2 === 0 ? 204 : 304) : any === 204 || any === 304 ? 200 : any;
    const headers = fields.map(([own, , text]) => [own, text] as const);
    const lines = fields.map(([own, before, text, after]) => `${own}:${before}${text}${after}\r\n`);
    const add = (own: string, text: string) => {
      headers.push([own, text]);
      lines.push(`${own}: ${text}\r\n`);
    };
    if (connection) add('Connection', connection);
    let wire = body;
    if (framing === 'chunked') {
      add('transfer-encoding', 'Chunked');
      wire = inChunks(body, chunks);
    } else if (framing !== 'close') add('Content-LENGTH', String(body.length));
    const empty = none || framing === 'head';
    const has = (option: string) => connection?.toLowerCase().includes(option) === true;
    const kept = !has('close') && (minor === '1' || has('keep-alive'));
    return {
      method: framing === 'head' ? 'HEAD' : 'GET',
      wire: `${interim.join('')}HTTP/1.${minor} ${status}${reason === null ? '' : ` ${reason}`}\r\n${lines.join('')}\r\n${empty ? '' : wire}`,
      read: {
        status,
        reason: reason ?? '',
        headers,
        length: empty ? 0 : framing === 'counted' ? body.length : undefined,
        body: empty ? '' : body,
        reusable: kept && framing !== 'close' && !(framing === 'chunked' && minor === '0'),
      },
    };
  });

test('responses are read one after the other, in whatever pieces they come', () => {
  const sizes = fc.oneof(fc.constant(Array<number>(5000).fill(1)), fc.array(fc.integer({ min: 1, max: 30 })));
  fc.assert(
    fc.property(fc.array(sample, { minLength: 1, maxLength: 4 }), sizes, (all, cuts) => {
      const until = all.findIndex(({ wire, read }) => read.length === undefined && !/chunked\r/i.test(wire));
      const samples = until < 0 ? all : all.slice(0, until + 1);
      const { reader, responses } = reading(...samples.map(({ method }) => method));
      for (const piece of pieces(latin1(samples.map(({ wire }) => wire).join('')), cuts)) reader.read(piece);
      reader.close();
      expect(responses()).toEqual(samples.map(({ read }) => read));
    }),
    { numRuns: 300 },
  );
});

test('a letter of UTF-8 at the end of a value keeps both its bytes', () => {
  const { reader, responses } = reading('GET');
  reader.read(Buffer.from('HTTP/1.1 200 OK\r\nX: voil\u00e0\r\nContent-Length: 0\r\n\r\n', 'utf8'));
  const [, text] = responses()[0]?.headers[0] ?? [];
  expect(latin1(text ?? '').toString('utf8')).toBe('voil\u00e0');
});

const ok = 'HTTP/1.1 200 OK\r\n';
const chunked = `${ok}Transfer-Encoding: chunked\r\n\r\n`;
const noHttp = 'what came is no HTTP/1.1';
const noHeader = 'the response has a header that is none';
const bareFeed = 'a line ends with a line feed alone';

test.each([
  [
    'chunks and a length',
    `${ok}Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n`,
    'has a Content-Length beside',
  ],
  ['two lengths', `${ok}Content-Length: 3\r\ncontent-length: 4\r\n\r\n`, 'has the Content-Length "3, 4"'],
  ['the same length twice', `${ok}Content-Length: 3\r\nContent-Length: 3\r\n\r\n`, 'has the Content-Length "3, 3"'],
  ['lengths in a list', `${ok}Content-Length: 3, 3\r\n\r\n`, 'has the Content-Length "3, 3"'],
  ...['', '-1', '+1', '1.0', '0x10', '1 2', '1234567890123456'].map((length) => [
    `the length ${JSON.stringify(length)}`,
    `${ok}Content-Length: ${length}\r\n\r\n`,
    `has the Content-Length "${length}"`,
  ]),
  ...['gzip', 'gzip, chunked', 'chunked, chunked', 'identity', 'xchunked', ''].map((coding) => [
    `the coding ${JSON.stringify(coding)}`,
    `${ok}Transfer-Encoding: ${coding}\r\n\r\n`,
    `has the Transfer-Encoding "${coding}"`,
  ]),
  ...['', ' 5', 'g', '-1', '0x5', '5 5', '5;\u0001', '1234567890123'].map((size) => [
    `the chunk size ${JSON.stringify(size)}`,
    `${chunked}${size}\r\n`,
    'is no length of a chunk',
  ]),
  ['a chunk that is longer than it says', `${chunked}3\r\nabcd\r\n`, 'a chunk is longer than it says'],
  ['a chunk that ends with a line feed', `${chunked}3\r\nabc\n0\r\n\r\n`, 'a chunk is longer than it says'],
  ['a chunk size that ends with a line feed', `${chunked}3\nabc`, bareFeed],
  ['a line of a chunk that never ends', `${chunked}3;${'a'.repeat(17_000)}`, 'a line between the chunks is longer'],
  ['a trailer that is none', `${chunked}0\r\nno trailer\r\n`, 'the trailers are no headers'],
  ['a trailer that ends with a line feed', `${chunked}0\r\nA: b\n`, bareFeed],
  ['trailers without end', `${chunked}0\r\n${`A: ${'b'.repeat(100)}\r\n`.repeat(200)}`, 'the trailers are larger than'],
  ['lines that end with a line feed', 'HTTP/1.1 200 OK\nContent-Length: 0\n\n', bareFeed],
  ['a header that ends with a line feed', `${ok}A: b\nC: d\r\n\r\n`, noHeader],
  ['a carriage return in a value', `${ok}A: b\rC: d\r\n\r\n`, noHeader],
  ['a folded header', `${ok}A: b\r\n c\r\n\r\n`, noHeader],
  ['a header without a colon', `${ok}A\r\n\r\n`, noHeader],
  ['a header without a name', `${ok}: b\r\n\r\n`, noHeader],
  ['a space before the colon', `${ok}Content-Length : 0\r\n\r\n`, noHeader],
  ['a NUL in a value', `${ok}A: b\0c\r\n\r\n`, noHeader],
  ['a control character in a name', `${ok}A\u0001: b\r\n\r\n`, noHeader],
  ['a bad header in an interim answer', 'HTTP/1.1 103 Early Hints\r\nbad\r\n\r\n', noHeader],
  ['a control character in the reason', 'HTTP/1.1 200 O\u0001K\r\n\r\n', noHttp],
  ['a head that is too large', `${ok}A: ${'b'.repeat(17_000)}`, 'the head of the response is larger than 16384 bytes'],
  ['a whole head that is too large', `${ok}A: ${'b'.repeat(17_000)}\r\n\r\n`, 'is larger than 16384 bytes'],
  ['another protocol', 'HTTP/1.1 101 Switching Protocols\r\n\r\n', 'it switches to a protocol that was not asked for'],
  ['HTTP/2', Buffer.from('000012040000000000', 'hex').toString('latin1'), noHttp],
  ['HTTP/2 in the line', 'HTTP/2 200\r\n\r\n', noHttp],
  ['HTTP/0.9', '<html>', noHttp],
  ['a line before the response', `\r\n${ok}\r\n`, noHttp],
  ['a status of two digits', 'HTTP/1.1 20 OK\r\n\r\n', noHttp],
  ['a status of four digits', 'HTTP/1.1 2000 OK\r\n\r\n', noHttp],
  ['a status under 100', 'HTTP/1.1 099 OK\r\n\r\n', noHttp],
  ['bytes after the response', `${ok}Content-Length: 1\r\n\r\nab`, 'bytes came that belong to no response'],
  [
    'bytes after a 204',
    'HTTP/1.1 204 No Content\r\nContent-Length: 1\r\n\r\na',
    'bytes came that belong to no response',
  ],
] as [string, string, string][])('%s: refused, whole or byte by byte', (_what, wire, message) => {
  for (const size of [wire.length, 1]) {
    const { reader } = reading('GET');
    const read = () => {
      for (const piece of pieces(latin1(wire), Array<number>(wire.length).fill(size))) reader.read(piece);
    };
    expect(read).toThrow(HttpProtocolError);
  }
  expect(() => reading('GET').reader.read(latin1(wire))).toThrow(message);
});

test('bytes that come before anything was asked are refused', () => {
  expect(() => reading().reader.read(latin1(ok))).toThrow('bytes came that belong to no response');
  expect(() => reading().reader.close()).not.toThrow();
});

test.each([
  ['before it began', '', 'it ended before the response'],
  ['in the head', `${ok}Content-`, 'it ended before the response'],
  ['after an interim answer', 'HTTP/1.1 100 Continue\r\n\r\n', 'it ended before the response'],
  ['in a counted body', `${ok}Content-Length: 3\r\n\r\nab`, 'it ended before the body did'],
  ['before a counted body', `${ok}Content-Length: 3\r\n\r\n`, 'it ended before the body did'],
  ['before a chunk size', chunked, 'it ended before the body did'],
  ['in a chunk size', `${chunked}3\r`, 'it ended before the body did'],
  ['in a chunk', `${chunked}3\r\nab`, 'it ended before the body did'],
  ['after a chunk', `${chunked}3\r\nabc`, 'it ended before the body did'],
  ['in the trailers', `${chunked}0\r\nA: b\r\n`, 'it ended before the body did'],
])('the connection ends %s', (_where, wire, message) => {
  const { reader } = reading('GET');
  reader.read(latin1(wire));
  expect(() => reader.close()).toThrow(new HttpProtocolError(message));
});

test('any bytes are read or refused as no HTTP', () => {
  const parts = fc.constantFrom(
    ...['HTTP/1.1 ', '200', ' OK', '\r\n', '\r\n\r\n', '\n', '\r', 'Content-Length: 3', 'Transfer-Encoding: chunked'],
    ...[
      '3',
      '0',
      'abc',
      ':',
      ' ',
      '\0',
      '\u00ff',
      ok,
      chunked,
      'HTTP/1.1 100 Continue\r\n\r\n',
      'Connection: close\r\n',
    ],
  );
  const wire = fc.oneof(
    fc.array(parts, { maxLength: 20 }).map((all) => all.join('')),
    letters,
  );
  fc.assert(
    fc.property(
      wire,
      fc.array(fc.integer({ min: 1, max: 9 })),
      fc.constantFrom('GET', 'HEAD'),
      (text, cuts, method) => {
        const { reader } = reading(method, method);
        try {
          for (const piece of pieces(latin1(text), cuts)) reader.read(piece);
          reader.close();
        } catch (error) {
          expect(error).toBeInstanceOf(HttpProtocolError);
        }
      },
    ),
    { numRuns: 1000 },
  );
});
