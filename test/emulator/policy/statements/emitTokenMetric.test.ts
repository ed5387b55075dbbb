import { expect, test } from 'vitest';
import { PolicyGateway } from '../policyGateway';

const emit = `<llm-emit-token-metric namespace="ns"><dimension name="API ID" /><dimension name="Who" value="@(context.Subscription.Name)" /></llm-emit-token-metric>`;
const headers = { 'api-key': 'key-one' };
const dimensions = { 'API ID': 'the-api', Who: 'one' };

test.each([
  ['Chat Completions', { usage: { prompt_tokens: 3, completion_tokens: 4, total_tokens: 7 } }],
  ['Responses', { usage: { input_tokens: 3, output_tokens: 4, total_tokens: 7 } }],
  [
    'an answer with details of its count',
    {
      usage: {
        prompt_tokens: 3,
        prompt_tokens_details: { cached_tokens: 1 },
        completion_tokens: 4,
        completion_tokens_details: { reasoning_tokens: 2 },
        total_tokens: 7,
      },
      service_tier: 'default',
    },
  ],
  [
    'an answer that speaks of usage',
    {
      usage: { prompt_tokens: 3, completion_tokens: 4, total_tokens: 7 },
      choices: [{ message: { content: '"usage": {"total_tokens": 99}' } }],
    },
  ],
  [
    'an answer with another member of that name',
    {
      usage: { prompt_tokens: 3, completion_tokens: 4, total_tokens: 7 },
      choices: [{ message: { annotations: { usage: { total_tokens: 99 } } } }],
    },
  ],
])('tokens of %s are sent with their dimensions', async (_api, answer) => {
  const gateway = new PolicyGateway({ inbound: emit }, { backend: () => ({ body: JSON.stringify(answer) }) });
  await gateway.ask({ body: {}, headers });
  await gateway.ask({ body: {}, headers });
  expect(gateway.metrics.totals()).toEqual([
    { namespace: 'ns', name: 'Total Tokens', dimensions, count: 2, sum: 14 },
    { namespace: 'ns', name: 'Prompt Tokens', dimensions, count: 2, sum: 6 },
    { namespace: 'ns', name: 'Completion Tokens', dimensions, count: 2, sum: 8 },
  ]);
});

test('embeddings have no completion tokens', async () => {
  const gateway = new PolicyGateway(
    { inbound: emit },
    { backend: () => ({ body: '{"usage": {"prompt_tokens": 5, "total_tokens": 5}}' }) },
  );
  await gateway.ask({ body: {}, headers });
  expect(gateway.metrics.totals().map(({ sum }) => sum)).toEqual([5, 5, 0]);
});

async function* chunks(...events: unknown[]) {
  // In the middle of an event, as the network cuts.
  const text = events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('');
  yield Buffer.from(text.slice(0, 25));
  yield Buffer.from(`${text.slice(25)}data: [DONE]\n\n`);
}

const streaming = (...events: unknown[]) =>
  new PolicyGateway(
    { inbound: emit, backend: '<forward-request buffer-response="false" />' },
    { backend: () => ({ headers: { 'content-type': 'text/event-stream' }, body: chunks(...events) }) },
  );

test('a stream is counted when it is through, and stays what it was', async () => {
  const gateway = streaming(
    { choices: [{ delta: { content: 'Hello' } }] },
    { choices: [], usage: { prompt_tokens: 2, completion_tokens: 1, total_tokens: 3 } },
  );
  const answer = await gateway.ask({ body: {}, headers });
  expect(answer.body).toMatch(/^data: \{"choices".*\[DONE\]\n\n$/s);
  expect(gateway.metrics.totals().map(({ sum }) => sum)).toEqual([3, 2, 1]);
});

test('the last event of a Responses stream has the count', async () => {
  const gateway = streaming(
    { type: 'response.created', response: { usage: null } },
    { type: 'response.completed', response: { usage: { input_tokens: 2, output_tokens: 1, total_tokens: 3 } } },
  );
  await gateway.ask({ body: {}, headers });
  expect(gateway.metrics.totals().map(({ sum }) => sum)).toEqual([3, 2, 1]);
});

test('an answer without a count gives no metric', async () => {
  const gateway = streaming({ choices: [{ delta: { content: 'Hello' } }] });
  await gateway.ask({ body: {}, headers });
  expect(gateway.metrics.totals()).toEqual([]);
});

test('no answer of the backend, no metric', async () => {
  const gateway = new PolicyGateway({ inbound: `${emit}<return-response />` });
  await gateway.ask({ headers });
  expect(gateway.metrics.totals()).toEqual([]);
});

test('the backend of the dimension is the one that answered', async () => {
  const gateway = new PolicyGateway(
    {
      inbound: '<llm-emit-token-metric><dimension name="Backend ID" /></llm-emit-token-metric>',
      backend:
        '<retry condition="@(false)" count="1" interval="0"><set-backend-service backend-id="other" /><forward-request /></retry>',
    },
    {
      backend: () => ({ body: '{"usage": {"prompt_tokens": 5, "total_tokens": 5}}' }),
      backends: { other: 'https://other.example' },
    },
  );
  await gateway.ask();
  expect(gateway.metrics.totals()[0]).toMatchObject({ sum: 5, dimensions: { 'Backend ID': 'other' } });
});

test('a dimension without a value has to be a default one', () => {
  const inbound = '<llm-emit-token-metric><dimension name="Client IP" /></llm-emit-token-metric>';
  expect(() => new PolicyGateway({ inbound })).toThrow(/the dimension needs a value: only API ID, /);
});
