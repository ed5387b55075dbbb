import { afterAll, beforeAll, expect, test } from 'vitest';
import { adminHandler, createRehearsal, type ListeningGateway, listen, type Rehearsal } from '../../emulator';
import { definitionFor } from '../definitionFor';

let rehearsal: Rehearsal;
let listening: ListeningGateway;

beforeAll(async () => {
  rehearsal = createRehearsal(definitionFor({ monitoring: true }));
  listening = await listen(rehearsal.gateway, { before: adminHandler(rehearsal) });
});

afterAll(async () => {
  await listening.close();
  await rehearsal.close();
});

const chat = (body: object) =>
  fetch(`${listening.url}/openai/v1/chat/completions`, {
    method: 'POST',
    headers: { 'api-key': 'local-key', 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'chat', messages: [{ role: 'user', content: 'Hello' }], ...body }),
  });

test('the metrics of a stream are there once it is through', async () => {
  const plain = (await (await chat({})).json()) as { usage: { total_tokens: number } };
  const streamed = await chat({ stream: true, stream_options: { include_usage: true } });
  expect(await streamed.text()).toContain('[DONE]');
  const { metrics } = (await (await fetch(`${listening.url}/_rehearsal/metrics`)).json()) as {
    metrics: { name: string; sum: number }[];
  };
  const totals = metrics.filter(({ name }) => name === 'Total Tokens');
  expect(totals.reduce((sum, one) => sum + one.sum, 0)).toBe(2 * plain.usage.total_tokens);
});

test('an order that there is not is refused with those that there are', async () => {
  const answer = await fetch(`${listening.url}/_rehearsal/nothing`);
  expect([answer.status, await answer.json()]).toEqual([
    404,
    { error: 'There is no GET nothing here: GET token, GET metrics, POST fault.' },
  ]);
});
