import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HeaderMap } from '../../../emulator';
import { type RequestHead, requestHead } from '../../../emulator/http/requestHead';

const head = (raw: readonly string[], more: Partial<RequestHead> = {}): string =>
  requestHead({
    method: 'GET',
    target: '/a?b=c',
    host: 'h:81',
    headers: HeaderMap.fromRaw(raw),
    body: undefined,
    ...more,
  });

const start = (line: string) => `${line} HTTP/1.1\r\nhost: h:81\r\nconnection: keep-alive\r\n`;

test('a request without a body', () => {
  expect(head(['Accept', '*/*', 'X-Two', 'a', 'x-two', 'b', 'X-Empty', ''])).toBe(
    `${start('GET /a?b=c')}Accept: */*\r\nX-Two: a\r\nx-two: b\r\nX-Empty: \r\n\r\n`,
  );
});

test.each([
  ['POST', 12, 'content-length: 12\r\n'],
  ['GET', 12, 'content-length: 12\r\n'],
  ['POST', 'chunked', 'transfer-encoding: chunked\r\n'],
  ['POST', undefined, 'content-length: 0\r\n'],
  ['PUT', undefined, 'content-length: 0\r\n'],
  ['PATCH', undefined, 'content-length: 0\r\n'],
  ['DELETE', undefined, ''],
  ['HEAD', undefined, ''],
] as const)('%s with a body of %s says how long it is', (method, body, framing) => {
  expect(head(['A', 'b'], { method, body })).toBe(`${start(`${method} /a?b=c`)}A: b\r\n${framing}\r\n`);
});

test('what belongs to the connection that it came on, and what the body decides, is left out', () => {
  const own = [
    'Connection',
    'Keep-Alive',
    'Proxy-Connection',
    'Proxy-Authenticate',
    'Proxy-Authorization',
    'TE',
    'Trailer',
    'Transfer-Encoding',
    'Upgrade',
    'Host',
    'Content-Length',
    'Expect',
  ];
  expect(head(own.flatMap((name) => [name, '1', name.toLowerCase(), '2']))).toBe(`${start('GET /a?b=c')}\r\n`);
});

// RFC 9110, 7.6.1 asks it of an intermediary, but a caller could so take away what the policy has set, such as api-key.
test('a header that Connection names goes on all the same', () => {
  expect(head(['Connection', 'X-Own', 'X-Own', '1'])).toBe(`${start('GET /a?b=c')}X-Own: 1\r\n\r\n`);
});

test('bytes beyond ASCII go as they are', () => {
  expect(head(['X', 'caf\u00e9\t\u0080'], { target: '/\u00e9' })).toBe(
    `${start('GET /\u00e9')}X: caf\u00e9\t\u0080\r\n\r\n`,
  );
});

const breaks = ['\r', '\n', '\r\n', '\0', '\u007f', '\u0100', '\u010d\u010a', '\u{1f600}'];

test.each(breaks)('%j is refused wherever it stands, and said where', (bad) => {
  expect(() => head([], { method: `GE${bad}T` })).toThrow(`${JSON.stringify(`GE${bad}T`)} is no method of a request.`);
  expect(() => head([], { target: `/a${bad}b` })).toThrow(`${JSON.stringify(`/a${bad}b`)} is no path of a request.`);
  expect(() => head(['A', '1', `X${bad}Y`, 'v'])).toThrow(`${JSON.stringify(`X${bad}Y`)} is no name of a header.`);
  expect(() => head(['A', '1', 'X-Bad', `v${bad}`])).toThrow('The header X-Bad has a value that no header can have.');
});

test.each([
  ['a value', ['X', 'a\r\nEvil: b'], 'The header X has a value'],
  ['a value that ends the head', ['X', 'a\r\n\r\nGET /evil HTTP/1.1'], 'The header X has a value'],
  ['a name', ['X: a\r\nEvil', 'b'], 'is no name of a header'],
  ['a name with a colon, that would be another one', ['Host: evil', 'b'], '"Host: evil" is no name of a header.'],
  ['an empty name', ['', 'b'], '"" is no name of a header.'],
  ['a name with a space', ['Content-Length ', '4'], '"Content-Length " is no name of a header.'],
] as const)('%s does not become a header of its own', (_what, raw, message) => {
  expect(() => head(raw)).toThrow(message);
});

test.each(['', 'GET /x', 'CONNECT'])('the method %j is refused', (method) => {
  expect(() => head([], { method })).toThrow(`${JSON.stringify(method)} is no method of a request.`);
});

test.each(['', '/a b', '/\t'])('the path %j is refused', (target) => {
  expect(() => head([], { target })).toThrow(`${JSON.stringify(target)} is no path of a request.`);
});

test('whatever the headers are, a head has one line for each, or is refused', () => {
  const text = fc.string({ unit: fc.constantFrom('\r', '\n', ':', ' ', 'a', 'X', '\u00ff', '\u0100', '\0') });
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { maxLength: 4 }), (pairs) => {
      let made: string;
      try {
        made = head(pairs.flat());
      } catch {
        return;
      }
      expect(made.split('\r\n').slice(3, -2)).toEqual(pairs.map(([name, value]) => `${name}: ${value}`));
      expect(made).not.toMatch(/[^\r]\n|\r[^\n]/);
    }),
  );
});

test('what was written before changes nothing: other values, long ones, and those that no header can have', () => {
  const longs = [100, 4080, 4100, 9000].map((length) => 'v'.repeat(length));
  const name = fc.constantFrom('A', 'a', 'B', 'Te', 'Host', 'X:', `N${'n'.repeat(5000)}`);
  const value = fc.constantFrom('', '1', '2', '1\r\nB: 2', '1\n', '\u0100', ' 1', ...longs);
  fc.assert(
    fc.property(fc.array(fc.array(fc.tuple(name, value), { maxLength: 3 }), { maxLength: 8 }), (heads) => {
      for (const pairs of heads) {
        const sent = pairs.filter(([of]) => !['te', 'host'].includes(of.toLowerCase()));
        if (sent.some(([of, one]) => of === 'X:' || /[\r\n\u0100]/.test(one))) {
          expect(() => head(pairs.flat())).toThrow(/is no name of a header|has a value that no header can have/);
        } else {
          const lines = sent.map(([of, one]) => `${of}: ${one}\r\n`).join('');
          expect(head(pairs.flat())).toBe(`${start('GET /a?b=c')}${lines}\r\n`);
        }
      }
    }),
  );
});

test('any number of names is written, and checked', () => {
  for (let index = 0; index < 600; index++) {
    for (const value of ['1', '2']) {
      expect(head([`N-${index}`, value])).toBe(`${start('GET /a?b=c')}N-${index}: ${value}\r\n\r\n`);
    }
    expect(() => head([`N-${index}`, '1\r\n'])).toThrow('has a value');
    expect(() => head([`N ${index}`, '1'])).toThrow('is no name');
  }
});
