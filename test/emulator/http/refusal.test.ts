import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refusalOf } from '../../../emulator/http/refusal';
import { latin1, pieces } from './pieces';
import { reading } from './readRequests';

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

const start = 'POST / HTTP/1.1\r\nHost: h\r\n';
const chunked = `${start}Transfer-Encoding: chunked\r\n\r\n`;
const get = (line: string) => `${line}\r\nHost: h\r\n\r\n`;

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
  ['a length and chunks', `${start}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n`, 'present with Content-Le'],
  ['chunks and a length', `${start}Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n`, 'present with Content-Le'],
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
  ['a coding twice', `${start}Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n`, '"chunked, chunked"'],
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
