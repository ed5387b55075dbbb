import { expect, test } from 'vitest';
import { rehearse } from './rehearsal';

const oneAccount = { accounts: [{ location: 'eastus' }] };
const delays = { default: 10, minimum: 2, maximum: 45, identity: 300 };

test.each([
  ['429', 10_000],
  ['429:retry-after=7', 7000],
  ['429:retry-after-ms=2500', 2500],
  ['429:retry-after-ms=2000.2', 2001],
  ['429:retry-after=1', 2000],
  ['429:retry-after=46', 45_000],
  ['429:retry-after-ms=45001', 45_000],
  ['500', 10_000],
  ['503:retry-after=30', 30_000],
  ['408:x-ratelimit-reset-requests=20', 20_000],
  ['401:retry-after=1', 300_000],
  ['403', 300_000],
  ['refused', 10_000],
  ['reset', 10_000],
  ['hang', 10_000],
])('after %s an account is left alone for %i ms, to the millisecond', async (fault, milliseconds) => {
  const rehearsal = rehearse({ ...oneAccount, delays });
  rehearsal.fault('eastus', fault);
  await rehearsal.chat();
  expect(rehearsal.lastTrace()).toMatch(
    new RegExp(`^load-balancer: eastus: \\w+, left alone for ${milliseconds} ms$`, 'm'),
  );
  rehearsal.fault('eastus', 'none');
  // Whoever hangs is waited for in steps, so the time of the mark is read from the answer of the next request.
  if (fault === 'hang') {
    expect((await rehearsal.chat()).status).toBe(429);
    await rehearsal.clock.advance(milliseconds);
  } else {
    await rehearsal.clock.advance(milliseconds - 1);
    expect((await rehearsal.chat()).headers.get('x-attempts')).toBe('0');
    await rehearsal.clock.advance(1);
  }
  expect((await rehearsal.chat()).status).toBe(200);
});

test('who is told to come back is told a time within the limits, however long the marks are', async () => {
  const rehearsal = rehearse({ ...oneAccount, delays });
  rehearsal.fault('eastus', '401');
  await rehearsal.chat();
  const answer = await rehearsal.chat();
  expect([answer.status, answer.headers.get('retry-after'), answer.headers.get('retry-after-ms')]).toEqual([
    429,
    '45',
    '45000',
  ]);
  await rehearsal.clock.advance(299_500);
  expect((await rehearsal.chat()).headers.get('retry-after-ms')).toBe('2000');
});

test('an account is free again when its own mark ends, whatever the others’ do', async () => {
  const rehearsal = rehearse();
  rehearsal.fault('eastus', '429:retry-after=5');
  rehearsal.fault('eastus2', '429:retry-after=30');
  rehearsal.fault('northcentralus', '429:retry-after=50');
  await rehearsal.chat();
  for (const name of rehearsal.names) rehearsal.fault(name, 'none');
  const served = async () => (await rehearsal.chat()).headers.get('x-backend');
  expect(await served()).toBeUndefined();
  await rehearsal.clock.advance(5000);
  expect(await served()).toBe('eastus');
  rehearsal.fault('eastus', '429:retry-after=60');
  await rehearsal.chat();
  await rehearsal.clock.advance(25_000);
  expect(await served()).toBe('eastus2');
});

test('an account that is throttled again is marked again, from then on', async () => {
  const rehearsal = rehearse(oneAccount);
  rehearsal.fault('eastus', '429:retry-after=5');
  await rehearsal.chat();
  await rehearsal.clock.advance(5000);
  await rehearsal.chat();
  expect(rehearsal.asked()).toHaveLength(2);
  await rehearsal.clock.advance(4999);
  await rehearsal.chat();
  expect(rehearsal.asked()).toHaveLength(2);
});

test('marks that requests make at the same time all count, each with its own time', async () => {
  const rehearsal = rehearse();
  rehearsal.fault('eastus', '429:retry-after=20');
  rehearsal.fault('eastus2', '429:retry-after=30');
  rehearsal.fault('northcentralus', '429:retry-after=40');
  await Promise.all(Array.from({ length: 40 }, () => rehearsal.chat()));
  for (const name of rehearsal.names) rehearsal.fault(name, 'none');
  const told = async () => (await rehearsal.chat()).headers.get('retry-after-ms');
  expect(await told()).toBe('20000');
  await rehearsal.clock.advance(19_999);
  expect(await told()).toBe('1000');
  await rehearsal.clock.advance(1);
  expect((await rehearsal.chat()).headers.get('x-backend')).toBe('eastus');
});

test('marks of one deployment are no marks of another, also in the path of the older API', async () => {
  const rehearsal = rehearse(oneAccount);
  rehearsal.fault('eastus', '429:retry-after=30');
  const chat = (deployment: string) =>
    rehearsal.post(`/openai/deployments/${deployment}/chat/completions?api-version=2024-10-21`, { messages: [] });
  await chat('chat');
  rehearsal.fault('eastus', 'none');
  // Another name of the same deployment, and a deployment that only the account knows.
  expect([(await chat('gpt-5.4-mini')).status, (await chat('CHAT')).status]).toEqual([429, 429]);
  expect((await chat('own')).status).toBe(404);
  const embedded = await rehearsal.post('/embeddings', { model: 'embedding', input: 'x' });
  expect(embedded.status).toBe(200);
});

test('an account that failed once is not asked while a healthy one of lower priority is there', async () => {
  const rehearsal = rehearse();
  rehearsal.fault('eastus', '503');
  await rehearsal.chat();
  rehearsal.fault('eastus', 'none');
  for (let count = 0; count < 5; count++) {
    const answer = await rehearsal.chat();
    expect([answer.headers.get('x-attempts'), answer.headers.get('x-backend')]).toEqual([
      '1',
      expect.stringMatching(/^(eastus2|northcentralus)$/),
    ]);
  }
});
