import { expect, test } from 'vitest';
import { rehearse } from './rehearsal';

const oneAccount = { accounts: [{ location: 'eastus' }] };

test.each([201, 302, 400, 404, 409, 413, 415, 422])(
  '%i goes to the caller unchanged, and nothing is marked',
  async (status) => {
    const rehearsal = rehearse();
    rehearsal.fault('eastus', { kind: 'status', status, headers: {} });
    const first = await rehearsal.chat();
    expect(first.status).toBe(status);
    expect(rehearsal.asked()).toEqual(['eastus']);
    expect(rehearsal.cache.stores).toBe(0);
  },
);

test.each(['429:retry-after=7', '401', '403', '408', '500', '502', '503', '504', 'refused', 'reset', 'hang'])(
  '%s: the next account answers, and the first is left alone',
  async (fault) => {
    const rehearsal = rehearse();
    rehearsal.fault('eastus', fault);
    const answer = await rehearsal.chat();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-attempts')).toBe('2');
    expect(rehearsal.asked()).toEqual(['eastus', answer.headers.get('x-backend')]);
    rehearsal.fault('eastus', 'none');
    expect((await rehearsal.chat()).headers.get('x-backend')).not.toBe('eastus');
  },
);

test.each([
  ['429:retry-after=7', 429, '429'],
  ['401', 502, '502'],
  ['403', 502, '502'],
  ['408', 408, undefined],
  ['500', 500, undefined],
  ['502', 502, undefined],
  ['503', 503, undefined],
  ['504', 504, undefined],
  ['refused', 502, '502'],
  ['reset', 502, '502'],
  ['hang', 504, '504'],
])('%s of all accounts: each is asked once, and the caller gets %i', async (fault, status, code) => {
  const rehearsal = rehearse();
  for (const name of rehearsal.names) rehearsal.fault(name, fault);
  const answer = await rehearsal.chat();
  expect(answer.status).toBe(status);
  expect(rehearsal.asked().sort()).toEqual([...rehearsal.names].sort());
  if (code !== undefined) expect(JSON.parse(answer.body).error.code).toBe(code);
});

/** Header variants seen in the wild, and the milliseconds that they mean; run on Mono 6.8 as well. */
const delays: readonly (readonly [headers: string, milliseconds: number])[] = [
  ['', 10_000],
  ['retry-after-ms=1500', 1500],
  ['retry-after-ms=2500,Retry-After=30', 2500],
  ['retry-after-ms=soon,Retry-After=30', 30_000],
  ['retry-after-ms=0,Retry-After=30', 1000],
  ['retry-after-ms=-5,Retry-After=30', 30_000],
  ['Retry-After=20', 20_000],
  ['Retry-After=0.5', 1000],
  ['Retry-After=2.5', 2500],
  ['Retry-After=0', 1000],
  ['Retry-After=-1', 10_000],
  ['Retry-After=', 10_000],
  ['Retry-After=soon', 10_000],
  ['Retry-After=86400', 60_000],
  ['Retry-After=NaN', 10_000],
  ['Retry-After=99999999999999999999', 60_000],
  ['x-ratelimit-reset-requests=7', 7000],
  ['x-ratelimit-reset-requests=7,x-ratelimit-reset-tokens=12', 12_000],
  ['x-ratelimit-reset-requests=0', 10_000],
  ['x-ratelimit-reset-tokens=-1', 10_000],
  ['x-ratelimit-reset-tokens=6s', 10_000],
  ['Retry-After=5,x-ratelimit-reset-tokens=40', 5000],
];

test.each(delays)('a 429 with "%s" means %i ms', async (headers, milliseconds) => {
  const rehearsal = rehearse(oneAccount);
  rehearsal.fault('eastus', headers === '' ? '429' : `429:${headers}`);
  const answer = await rehearsal.chat();
  expect(answer.status).toBe(429);
  expect(answer.headers.get('retry-after-ms')).toBe(String(milliseconds));
  expect(answer.headers.get('retry-after')).toBe(String(Math.ceil(milliseconds / 1000)));
});

test.each([
  [20_000, 20_000],
  [-20_000, 1000],
])('an HTTP date %i ms away means %i ms', async (away, milliseconds) => {
  const rehearsal = rehearse(oneAccount);
  const headers = { 'Retry-After': new Date(rehearsal.clock.now() + away).toUTCString() };
  rehearsal.fault('eastus', { kind: 'status', status: 429, headers });
  expect((await rehearsal.chat()).headers.get('retry-after-ms')).toBe(String(milliseconds));
});

test('a mark ends on time', async () => {
  const rehearsal = rehearse(oneAccount);
  rehearsal.fault('eastus', '429:retry-after=7');
  await rehearsal.chat();
  rehearsal.fault('eastus', 'none');
  await rehearsal.clock.advance(6999);
  const marked = await rehearsal.chat();
  expect([marked.status, marked.headers.get('retry-after-ms'), marked.headers.get('x-attempts')]).toEqual([
    429,
    '1000',
    '0',
  ]);
  expect(rehearsal.asked()).toEqual(['eastus']);
  await rehearsal.clock.advance(1);
  expect((await rehearsal.chat()).status).toBe(200);
});

test('no account is called when all are marked, and the soonest one counts', async () => {
  const rehearsal = rehearse();
  rehearsal.fault('eastus', '429:retry-after=30');
  rehearsal.fault('eastus2', '429:retry-after=12');
  rehearsal.fault('northcentralus', '429:retry-after=20');
  await rehearsal.chat();
  const before = rehearsal.asked().length;
  await rehearsal.clock.advance(2000);
  const answer = await rehearsal.chat();
  expect([answer.status, answer.headers.get('retry-after-ms'), answer.headers.get('retry-after')]).toEqual([
    429,
    '10000',
    '10',
  ]);
  expect(rehearsal.asked()).toHaveLength(before);
});

test('a healthy pool costs one look-up and no store', async () => {
  const rehearsal = rehearse();
  for (let count = 1; count <= 3; count++) {
    await rehearsal.chat();
    expect([rehearsal.cache.lookups, rehearsal.cache.stores]).toEqual([count, 0]);
  }
});

test('marks are per deployment: a throttled chat leaves embeddings alone', async () => {
  const rehearsal = rehearse(oneAccount);
  rehearsal.fault('eastus', '429:retry-after=30');
  await rehearsal.chat();
  rehearsal.fault('eastus', 'none');
  expect((await rehearsal.chat()).status).toBe(429);
  expect((await rehearsal.post('/openai/v1/embeddings', { model: 'embedding', input: 'x' })).status).toBe(200);
});

test('none of the marks that requests make at the same time is lost', async () => {
  const rehearsal = rehearse();
  for (const name of rehearsal.names) rehearsal.fault(name, '429:retry-after=30');
  await Promise.all(Array.from({ length: 50 }, () => rehearsal.chat()));
  const before = rehearsal.asked().length;
  expect((await rehearsal.chat()).headers.get('x-attempts')).toBe('0');
  expect(rehearsal.asked()).toHaveLength(before);
});

test('a request does not rely on its own marks, which are stored late', async () => {
  const rehearsal = rehearse({}, { cacheDelayMs: 1000 });
  for (const name of rehearsal.names) rehearsal.fault(name, '503');
  await rehearsal.chat();
  expect(rehearsal.asked().sort()).toEqual([...rehearsal.names].sort());
});

test('a changed configuration begins without the marks of the old one', async () => {
  const rehearsal = rehearse(oneAccount);
  rehearsal.fault('eastus', '429:retry-after=60');
  await rehearsal.chat();
  rehearsal.fault('eastus', 'none');
  rehearsal.configure({ accounts: [{ location: 'eastus', weight: 2 }] });
  expect((await rehearsal.chat()).status).toBe(200);
});

test('equals are chosen by weight', async () => {
  const rehearsal = rehearse({
    openaiCapacity: 100_000,
    accounts: [
      { location: 'eastus', weight: 3 },
      { location: 'westus', weight: 1 },
    ],
  });
  for (let count = 0; count < 400; count++) await rehearsal.chat();
  const share = rehearsal.asked().filter((name) => name === 'eastus').length / 400;
  expect(share).toBeGreaterThan(0.65);
  expect(share).toBeLessThan(0.85);
});

test('maxAttempts bounds the attempts, and an account that is still free is named as soon as can be', async () => {
  const rehearsal = rehearse({ maxAttempts: 1 });
  rehearsal.fault('eastus', '429:retry-after=30');
  const answer = await rehearsal.chat();
  expect([answer.status, answer.headers.get('retry-after-ms')]).toEqual([429, '1000']);
  expect(rehearsal.asked()).toEqual(['eastus']);
});

test("no caller's credential reaches an account", async () => {
  const rehearsal = rehearse();
  await rehearsal.chat({ 'api-key': rehearsal.key });
  await rehearsal.chat({ authorization: `Bearer ${rehearsal.key}` });
  await rehearsal.chat({ authorization: `bearer ${rehearsal.token()}` });
  for (const account of rehearsal.accounts.values()) {
    for (const { headers, path } of account.received) {
      expect(headers.has('api-key')).toBe(false);
      expect(headers.get('authorization')).toMatch(/^Bearer /);
      expect(`${headers.get('authorization')} ${path}`).not.toContain(rehearsal.key);
    }
  }
});

test.each([
  ['nothing', {}],
  ['a wrong key as Bearer', { authorization: 'Bearer wrong' }],
  ['an empty Bearer', { authorization: 'Bearer ' }],
  ['another scheme', { authorization: 'Basic bG9jYWw6a2V5' }],
])('%s: 401 in the shape that clients read, and no account is called', async (_what, headers) => {
  const rehearsal = rehearse();
  const answer = await rehearsal.chat(headers);
  expect(answer.status).toBe(401);
  expect(JSON.parse(answer.body).error.code).toBe('401');
  expect(rehearsal.asked()).toEqual([]);
});

test("the predecessor's mistake: 500 at the first 429, with APIM's message", async () => {
  const rehearsal = rehearse({}, { policyFile: 'test/fixtures/predecessor.xml' });
  expect((await rehearsal.chat()).status).toBe(200);
  rehearsal.fault('eastus', '429');
  const answer = await rehearsal.chat();
  expect(answer.status).toBe(500);
  expect(JSON.parse(answer.body)).toMatchObject({ statusCode: 500, message: 'Internal server error' });
  expect(rehearsal.lastTrace()).toContain("Unable to cast object of type 'System.String' to type 'System.Int32'.");
});
