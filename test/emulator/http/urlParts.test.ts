import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { HeaderMap } from '../../../emulator';
import { HttpNetwork } from '../../../emulator/http/httpNetwork';
import { type IncomingResponse, type Network, type OutgoingRequest, RoutedNetwork } from '../../../emulator/network';

const server = createServer((request, response) => response.end(`${request.headers.host} ${request.url}`));
const listening = new Promise<number>((resolve) => {
  server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
});
const networks: HttpNetwork[] = [];
afterAll(async () => {
  for (const each of networks) await each.close();
  server.close();
});

function network(): HttpNetwork {
  const made = new HttpNetwork();
  networks.push(made);
  return made;
}

const request = (base: string, rest: string, isApart: boolean): OutgoingRequest => ({
  method: 'GET',
  url: base + rest,
  headers: new HeaderMap(),
  body: null,
  ...(isApart ? { parts: { base, rest } } : {}),
});

async function outcome(over: Network, asked: OutgoingRequest): Promise<string> {
  try {
    const { body } = await over.send(asked);
    return String(body);
  } catch (error) {
    return (error as Error).message;
  }
}

const bases = [
  'http://HOST',
  'http://HOST/a',
  'http://HOST/a?b=',
  'http://HOST?b=',
  'http://HOST/#',
  'http:HOST',
  'HOST',
];
const rests = ['/', '/x?y=z', '//x/y', '/x#y', '/#', '/x//y', '/x y', '/HOST/x'];
const asked = fc.array(fc.tuple(fc.constantFrom(...bases), fc.constantFrom(...rests)), { maxLength: 6 });

test('a URL in two parts leads where the whole one does', async () => {
  const host = `127.0.0.1:${await listening}`;
  await fc.assert(
    fc.asyncProperty(asked, async (all) => {
      const [whole, apart] = [network(), network()];
      for (const [base, rest] of all) {
        const [own, on] = [base.replace('HOST', host), rest.replace('HOST', host)];
        expect(await outcome(apart, request(own, on, true))).toBe(await outcome(whole, request(own, on, false)));
      }
    }),
  );
});

test('a base URL is reached where it is allowed, whatever was reached before', async () => {
  const places = [
    ...['http://one', 'http://one/a', 'http://two', 'http:', 'http:/', 'one', 'two', ''],
    ...['http://one/a?b=', 'http://one?b=', 'http:one', 'http://one:80', 'x//one'],
  ];
  const paths = ['/', '/a', '//one/a', '//two/a', '//three/a', '/two/a', '/http://two/a'];
  const answer = (body: string): Promise<IncomingResponse> =>
    Promise.resolve({ status: 200, reason: '', headers: new HeaderMap(), body: Buffer.from(body) });
  const routed = (allowed: readonly string[]) =>
    new RoutedNetwork(new Map([['three', () => answer('inside')]]), new Set(allowed), {
      send: ({ url }) => answer(`outside ${url}`),
    });
  const allowed = fc.constantFrom(['*'], ['http://one'], ['http://two', 'http://one'], ['http:', 'one'], []);
  const all = fc.array(fc.tuple(fc.constantFrom(...places), fc.constantFrom(...paths)), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(allowed, all, async (origins, sent) => {
      const [whole, apart] = [routed(origins), routed(origins)];
      for (const [base, rest] of sent)
        expect(await outcome(apart, request(base, rest, true))).toBe(await outcome(whole, request(base, rest, false)));
    }),
    { numRuns: 1000 },
  );
});

test('any number of base URLs is reached', async () => {
  const host = `127.0.0.1:${await listening}`;
  const over = new RoutedNetwork(new Map(), new Set(['*']), network());
  for (let index = 0; index < 600; index++)
    expect(await outcome(over, request(`http://${host}/${index}`, '/x', true))).toBe(`${host} /${index}/x`);
});
