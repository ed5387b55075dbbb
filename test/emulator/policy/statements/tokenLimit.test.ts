import { expect, test } from 'vitest';
import { tokenPeriod } from '../../../../emulator/policy/statements/tokenPeriod';
import { PolicyGateway, type PolicyOptions } from '../policyGateway';

const limit = (attributes: string, estimate = false) =>
  `<llm-token-limit counter-key="k" estimate-prompt-tokens="${estimate}" ${attributes} />`;
const spends = (tokens: number): PolicyOptions => ({
  backend: () => ({ body: JSON.stringify({ usage: { total_tokens: tokens } }) }),
});
/** A request whose prompt is estimated at so many tokens. */
const prompt = (tokens: number, more: object = {}) => ({
  body: { messages: [{ role: 'user', content: 'x'.repeat(tokens * 4) }], ...more },
});

test('what the answer counts is spent; beyond the limit the next calls get 429 for a minute', async () => {
  const gateway = new PolicyGateway({ inbound: limit('tokens-per-minute="100"') }, spends(60));
  expect((await gateway.ask(prompt(500))).status).toBe(200);
  await gateway.clock.advance(10_000);
  expect((await gateway.ask(prompt(500))).status).toBe(200);
  const refused = await gateway.ask(prompt(1));
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '50']);
  expect(JSON.parse(refused.body)).toEqual({
    statusCode: 429,
    message: 'Token limit is exceeded. Try again in 50 seconds.',
  });
  await gateway.clock.advance(50_000);
  expect((await gateway.ask(prompt(1))).status).toBe(200);
});

test('an estimated prompt that has no room does not reach the backend', async () => {
  const gateway = new PolicyGateway({ inbound: limit('tokens-per-minute="100"', true) }, spends(60));
  await gateway.ask(prompt(50));
  expect((await gateway.ask(prompt(41))).status).toBe(429);
  expect(gateway.received).toHaveLength(1);
  expect((await gateway.ask(prompt(40))).status).toBe(200);
});

test('a prompt that never has room is not told to come again', async () => {
  const gateway = new PolicyGateway({ inbound: limit('tokens-per-minute="100"', true) }, spends(60));
  const refused = await gateway.ask(prompt(101));
  expect([refused.status, refused.headers.has('retry-after')]).toEqual([429, false]);
  expect(JSON.parse(refused.body).message).toBe('Token limit is exceeded.');
});

test('requests on their way hold their estimates', async () => {
  const open: (() => void)[] = [];
  const gateway = new PolicyGateway(
    { inbound: limit('tokens-per-minute="100"', true) },
    { backend: () => new Promise((resolve) => open.push(() => resolve({ body: '{"usage": {"total_tokens": 10}}' }))) },
  );
  const first = gateway.ask(prompt(80));
  await new Promise((resolve) => setImmediate(resolve));
  expect((await gateway.ask(prompt(80))).status).toBe(429);
  open[0]?.();
  await first;
  const second = gateway.ask(prompt(80));
  await new Promise((resolve) => setImmediate(resolve));
  open[1]?.();
  expect((await second).status).toBe(200);
});

test.each([
  ['an error of the backend', {}, { backend: () => ({ status: 429, body: '{"error": {}}' }) }],
  ['an answer of the policy', { backend: '<return-response />' }, {}],
])('%s spends nothing', async (_name, sections, options) => {
  const gateway = new PolicyGateway(
    {
      inbound: limit(
        'tokens-per-minute="100" remaining-tokens-header-name="X-Left" tokens-consumed-header-name="X-Spent"',
        true,
      ),
      ...sections,
    },
    options,
  );
  const answer = await gateway.ask(prompt(80));
  expect(answer.headers.get('x-left')).toBe('100');
  expect(answer.headers.get('x-spent') ?? '0').toBe('0');
});

test('headers and variables tell what was spent and what is left', async () => {
  const gateway = new PolicyGateway(
    {
      inbound: limit(
        `tokens-per-minute="100" token-quota="1000" token-quota-period="Daily"
         remaining-tokens-header-name="X-Left" remaining-tokens-variable-name="left"
         remaining-quota-tokens-header-name="X-Quota" remaining-quota-tokens-variable-name="quota"
         tokens-consumed-header-name="X-Spent" tokens-consumed-variable-name="spent"`,
        true,
      ),
      backend: `<choose><when condition="@(true)"><forward-request /></when></choose>`,
      outbound:
        '<set-header name="X-Out"><value>@((int)context.Variables["left"] + " " + (int)context.Variables["quota"] + " " + (int)context.Variables["spent"])</value></set-header>',
    },
    spends(30),
  );
  const { headers } = await gateway.ask(prompt(20));
  expect(['x-left', 'x-quota', 'x-spent', 'x-out'].map((name) => headers.get(name))).toEqual([
    '70',
    '970',
    '30',
    '80 980 30',
  ]);
});

test('an answer that comes in pieces is known before outbound', async () => {
  const gateway = new PolicyGateway(
    {
      inbound: limit('tokens-per-minute="100" tokens-consumed-variable-name="spent"'),
      outbound:
        '<set-header name="X-Spent"><value>@(((int)context.Variables["spent"]).ToString())</value></set-header>',
    },
    {
      backend: () => ({
        body: (async function* () {
          yield Buffer.from('{"usage": {"total_');
          yield Buffer.from('tokens": 30}}');
        })(),
      }),
    },
  );
  expect((await gateway.ask(prompt(20))).headers.get('x-spent')).toBe('30');
});

test('names of the retry interval can be chosen', async () => {
  const gateway = new PolicyGateway(
    {
      inbound: limit('tokens-per-minute="10" retry-after-header-name="X-Wait" retry-after-variable-name="wait"'),
      onError:
        '<set-header name="X-Variable"><value>@(((int)context.Variables["wait"]).ToString())</value></set-header>',
    },
    spends(30),
  );
  await gateway.ask(prompt(1));
  const { headers } = await gateway.ask(prompt(1));
  expect(['x-wait', 'x-variable', 'retry-after'].map((name) => headers.get(name))).toEqual(['60', '60', undefined]);
});

test('a quota that is used up gets 403 until its period ends', async () => {
  const gateway = new PolicyGateway(
    { inbound: limit('token-quota="50" token-quota-period="Hourly"').replaceAll('llm-', 'azure-openai-') },
    spends(60),
  );
  await gateway.clock.advance(3_000_000);
  await gateway.ask(prompt(1));
  const refused = await gateway.ask(prompt(1));
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([403, '600']);
  expect(JSON.parse(refused.body).message).toBe('Token quota is exceeded. Try again in 600 seconds.');
  await gateway.clock.advance(600_000);
  expect((await gateway.ask(prompt(1))).status).toBe(200);
});

test.each([
  ['a prompt larger than the quota', 'token-quota="50" token-quota-period="Hourly"', 51],
  ['a prompt larger than the limit of a minute', 'tokens-per-minute="50"', 51],
])('%s never fits, so no time is named', async (_, attributes, tokens) => {
  const gateway = new PolicyGateway({ inbound: limit(attributes, true) }, spends(1));
  const refused = await gateway.ask(prompt(tokens));
  expect([refused.status === 200, refused.headers.has('retry-after')]).toEqual([false, false]);
});

test('a stream reaches the caller while it is made', async () => {
  const gateway = new PolicyGateway(
    { inbound: limit('tokens-per-minute="100"'), backend: '<forward-request buffer-response="false" />' },
    {
      backend: () => ({
        headers: { 'content-type': 'text/event-stream; charset=utf-8' },
        body: (async function* () {
          yield Buffer.from('data: {"choices":[]}\n\n');
          await new Promise(() => {});
        })(),
      }),
    },
  );
  const { response } = await gateway.start(prompt(1, { stream: true }));
  const chunks = response.body?.take();
  if (chunks === undefined || Buffer.isBuffer(chunks)) throw new Error('The answer is no stream.');
  expect(String((await chunks[Symbol.asyncIterator]().next()).value)).toContain('choices');
});

test('a stream is estimated, prompt and completion, once it is through', async () => {
  const gateway = new PolicyGateway(
    {
      inbound: limit('tokens-per-minute="100"'),
      backend: '<forward-request buffer-response="false" />',
    },
    {
      backend: () => ({
        headers: { 'content-type': 'text/event-stream' },
        body: (async function* () {
          yield Buffer.from(`data: {"choices":[{"delta":{"content":"${'x'.repeat(40)}"}}]}\n\ndata: [DONE]\n\n`);
        })(),
      }),
    },
  );
  const stream = prompt(50, { stream: true });
  expect((await gateway.ask(stream)).body).toContain('[DONE]');
  expect((await gateway.ask(prompt(41, { stream: true }))).status).toBe(429);
  expect((await gateway.ask(prompt(40, { stream: true }))).status).toBe(200);
});

test.each([
  ['Hourly', '2026-03-04T05:00:00Z', '2026-03-04T06:00:00Z'],
  ['Daily', '2026-03-04T00:00:00Z', '2026-03-05T00:00:00Z'],
  ['Weekly', '2026-03-02T00:00:00Z', '2026-03-09T00:00:00Z'],
  ['Monthly', '2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z'],
  ['Yearly', '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z'],
])('%s', (unit, start, end) => {
  expect(tokenPeriod(unit, Date.parse('2026-03-04T05:06:07Z'))).toEqual({
    start: Date.parse(start),
    end: Date.parse(end),
  });
});

test('without any limit it is refused when it is loaded', () => {
  expect(() => new PolicyGateway({ inbound: limit('') })).toThrow(/needs tokens-per-minute, or token-quota/);
});
