import OpenAI from 'openai';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startGateway, type TestGateway } from './gateway';

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await startGateway({}, { pace: 1000 });
});
afterEach(async () => {
  await gateway.close();
});

const client = () => new OpenAI({ baseURL: gateway.url, apiKey: gateway.key, maxRetries: 0 });

/** Each event with the seconds after which the client had it. */
async function timed(events: AsyncIterable<unknown>, seconds: number[] = []): Promise<number[]> {
  const began = gateway.clock.now();
  for await (const _ of events) seconds.push((gateway.clock.now() - began) / 1000);
  return seconds;
}

test.each([
  [
    'chat',
    () =>
      client().chat.completions.create({ model: 'chat', messages: [{ role: 'user', content: 'Hello' }], stream: true }),
  ],
  ['responses', () => client().responses.create({ model: 'chat', input: 'Hello', stream: true })],
])('%s: the client has each event when the account sends it', async (_, ask) => {
  const seconds: number[] = [];
  const events = ask().then((stream) => timed(stream, seconds));
  let running = true;
  events.finally(() => {
    running = false;
  });
  while (running) {
    // One second for the account, then all the turns that the sockets need.
    const before = seconds.length;
    await gateway.clock.advance(1000);
    for (let turn = 0; turn < 2000 && running && seconds.length === before; turn++)
      await new Promise((resolve) => setImmediate(resolve));
  }
  await events;
  expect(seconds.length).toBeGreaterThan(4);
  expect(new Set(seconds).size).toBe(seconds.length);
});

test('the second account streams where the first is throttled', async () => {
  gateway.fault('eastus', '429:retry-after=20');
  const answer = client()
    .chat.completions.create({ model: 'chat', messages: [{ role: 'user', content: 'Hello' }], stream: true })
    .withResponse();
  const { response, data } = await gateway.inTime(answer);
  expect([response.headers.get('x-attempts'), response.headers.get('content-type')]).toEqual([
    '2',
    'text/event-stream; charset=utf-8',
  ]);
  expect((await gateway.inTime(timed(data))).length).toBeGreaterThan(4);
});
