import { beforeEach, describe, expect, test } from 'vitest';
import { parseFault, SimulatedAccount, VirtualClock } from '../../../emulator';
import { HeaderMap } from '../../../emulator/message';
import type { IncomingResponse, NetworkError } from '../../../emulator/network';
import type { AccountDefinition } from '../../../policies';

const definition: AccountDefinition = {
  name: 'eastus',
  shortName: 'eastus',
  location: 'eastus',
  priority: 1,
  weight: 1,
  host: 'eastus.openai.azure.com',
  url: 'https://eastus.openai.azure.com',
  deployments: [
    {
      name: 'chat',
      model: 'gpt-5.4-mini',
      version: '2026-03-17',
      sku: 'GlobalStandard',
      capacity: 1,
      requestsPerMinute: 5,
    },
    {
      name: 'embedding',
      model: 'text-embedding-3-large',
      version: '1',
      sku: 'GlobalStandard',
      capacity: 1,
      requestsPerMinute: 5,
    },
  ],
};

let clock: VirtualClock;
let account: SimulatedAccount;

beforeEach(() => {
  clock = new VirtualClock();
  account = new SimulatedAccount(definition, { clock, accepts: (token) => token === 'identity' });
});

const messages = [{ role: 'user', content: 'Hello' }];

function ask(
  path: string,
  body: unknown,
  options: { token?: string; method?: string; signal?: AbortSignal; headersTimeout?: number } = {},
) {
  const { token = 'identity', method = 'POST', ...rest } = options;
  return account.handle({
    method,
    url: `https://eastus.openai.azure.com${path}`,
    headers: HeaderMap.from({ authorization: `Bearer ${token}` }),
    body: body === undefined ? null : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    ...rest,
  });
}

async function textOf(response: IncomingResponse): Promise<string> {
  if (Buffer.isBuffer(response.body)) return response.body.toString();
  let text = '';
  for await (const chunk of response.body) text += chunk.toString();
  return text;
}

const chatPath = '/openai/deployments/chat/chat/completions?api-version=2024-10-21';

describe('answers', () => {
  test('a chat completion, the same for the same question but for its id', async () => {
    const [first, second] = [
      await ask(chatPath, { messages }),
      await ask('/openai/v1/chat/completions', { model: 'chat', messages }),
    ];
    const [one, other] = [JSON.parse(await textOf(first)), JSON.parse(await textOf(second))];
    expect(one.choices[0].message.content).toBe('gpt-5.4-mini heard: Hello');
    expect(other.choices).toEqual(one.choices);
    expect(one.usage.total_tokens).toBe(one.usage.prompt_tokens + one.usage.completion_tokens);
    expect(first.headers.get('x-ms-region')).toBe('eastus');
    expect(first.headers.get('apim-request-id')).not.toBe(second.headers.get('apim-request-id'));
  });

  test('a stream of the same text, with usage when it is asked for', async () => {
    const response = await ask(chatPath, { messages, stream: true, stream_options: { include_usage: true } });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const events = (await textOf(response))
      .trim()
      .split('\n\n')
      .map((event) => event.slice('data: '.length));
    expect(events.pop()).toBe('[DONE]');
    const chunks = events.map((event) => JSON.parse(event));
    expect(chunks.map((chunk) => chunk.choices[0]?.delta.content ?? '').join('')).toBe('gpt-5.4-mini heard: Hello');
    expect(chunks.at(-1).usage.total_tokens).toBeGreaterThan(0);
  });

  test('embeddings are unit vectors, the same for the same text', async () => {
    const body = { model: 'embedding', input: ['a', 'b', 'a'], dimensions: 256 };
    const { data } = JSON.parse(await textOf(await ask('/openai/v1/embeddings', body)));
    const [a, b, again] = data.map((one: { embedding: number[] }) => one.embedding);
    expect(a).toEqual(again);
    expect(a).not.toEqual(b);
    expect(a.slice(16, 32)).not.toEqual(a.slice(0, 16));
    expect(a.reduce((sum: number, value: number) => sum + value * value, 0)).toBeCloseTo(1, 4);
  });

  test('a stored response can be read and deleted, one that is not stored cannot', async () => {
    const kept = JSON.parse(await textOf(await ask('/openai/v1/responses', { model: 'chat', input: 'Hello' })));
    expect((await ask(`/openai/v1/responses/${kept.id}`, undefined, { method: 'GET' })).status).toBe(200);
    const items = await ask(`/openai/v1/responses/${kept.id}/input_items`, undefined, { method: 'GET' });
    expect([items.status, JSON.parse(await textOf(items)).object]).toEqual([200, 'list']);
    const cancelled = await ask(`/openai/v1/responses/${kept.id}/cancel`, undefined);
    expect([cancelled.status, JSON.parse(await textOf(cancelled)).status]).toEqual([200, 'cancelled']);
    const other = await ask(`/openai/v1/responses/${kept.id}/other`, undefined, { method: 'GET' });
    expect(other.status).toBe(404);
    expect((await ask(`/openai/v1/responses/${kept.id}`, undefined, { method: 'DELETE' })).status).toBe(200);
    expect((await ask(`/openai/v1/responses/${kept.id}`, undefined, { method: 'GET' })).status).toBe(404);
    const lost = JSON.parse(
      await textOf(await ask('/openai/v1/responses', { model: 'chat', input: 'Hello', store: false })),
    );
    expect((await ask(`/openai/v1/responses/${lost.id}`, undefined, { method: 'GET' })).status).toBe(404);
  });
});

test.each(['/openai/v1/responses', '/openai/responses?api-version=2025-03-01-preview'])(
  '%s: Responses',
  async (path) => {
    const answer = await ask(path, { model: 'chat', input: 'Hello' });
    expect(JSON.parse(await textOf(answer)).output[0].content[0].text).toBe('gpt-5.4-mini heard: Hello');
  },
);

test.each([
  ['x'.repeat(60), 'x'.repeat(60)],
  ['x'.repeat(61), `${'x'.repeat(57)}...`],
  ['first\nlast', 'last'],
])('the answer says what it heard, at most 60 characters of its last line: %s', async (prompt, heard) => {
  const { choices } = JSON.parse(await textOf(await ask(chatPath, { messages: [{ role: 'user', content: prompt }] })));
  expect(choices[0].message.content).toBe(`gpt-5.4-mini heard: ${heard}`);
});

test.each([
  ['/openai/v1/models', ''],
  ['/openai/models', '?api-version=2024-10-21'],
])('models are the deployments, by their names: %s', async (path, query) => {
  const list = JSON.parse(await textOf(await ask(`${path}${query}`, undefined, { method: 'GET' })));
  expect(list.data.map(({ id }: { id: string }) => id)).toEqual(['chat', 'embedding']);
  const one = await ask(`${path}/chat${query}`, undefined, { method: 'GET' });
  expect(JSON.parse(await textOf(one))).toEqual(list.data[0]);
  expect((await ask(`${path}/other${query}`, undefined, { method: 'GET' })).status).toBe(404);
});

describe('refusals', () => {
  test.each([
    ['no identity', chatPath, { messages }, { token: 'stranger' }, 401, '401'],
    [
      'an unknown deployment',
      '/openai/deployments/other/chat/completions?api-version=1',
      { messages },
      {},
      404,
      'DeploymentNotFound',
    ],
    ['no api-version', '/openai/deployments/chat/chat/completions', { messages }, {}, 404, '404'],
    ['models without an api-version', '/openai/models', {}, {}, 404, '404'],
    ['an unknown path', '/openai/v1/nothing', {}, {}, 404, '404'],
    [
      'Responses before they came',
      '/openai/responses?api-version=2024-10-21',
      { model: 'chat', input: 'a' },
      {},
      404,
      '404',
    ],
    [
      'embeddings of a chat model',
      '/openai/v1/embeddings',
      { model: 'chat', input: 'a' },
      {},
      400,
      'OperationNotSupported',
    ],
  ])('%s', async (_, path, body, options, status, code) => {
    const response = await ask(path, body, options);
    expect(response.status).toBe(status);
    expect(JSON.parse(await textOf(response)).error.code).toBe(code);
  });

  test.each([
    [chatPath, '{', 'We could not parse the JSON body of your request.'],
    [chatPath, {}, "Missing required parameter: 'messages'."],
    [
      '/openai/v1/responses',
      { model: 'chat', input: 'a', max_output_tokens: 0 },
      "Invalid 'max_output_tokens': integer below minimum value. Expected a value >= 1, but got 0 instead.",
    ],
    ['/openai/v1/responses', { model: 'chat' }, "Missing required parameter: 'input'."],
  ])('%s with %j', async (path, body, message) => {
    const response = await ask(path, body);
    expect([response.status, JSON.parse(await textOf(response)).error.message]).toEqual([400, message]);
    // What was refused costs no tokens.
    const after = await ask(chatPath, { messages });
    expect(after.headers.get('x-ratelimit-remaining-tokens')).toBe('982');
  });
});

describe('quota', () => {
  test('requests beyond the limit are throttled until the minute is over', async () => {
    for (let count = 0; count < 5; count++) expect((await ask(chatPath, { messages })).status).toBe(200);
    await clock.advance(20_000);
    const refused = await ask(chatPath, { messages });
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('40');
    expect(refused.headers.get('retry-after-ms')).toBe('40000');
    expect(refused.headers.get('policy-id')).toBe('DeploymentRatelimit-Call');
    await clock.advance(40_000);
    expect((await ask(chatPath, { messages })).status).toBe(200);
  });

  test('tokens are counted at admission, by the prompt and the most that may be answered', async () => {
    const big = { messages, max_completion_tokens: 900 };
    const first = await ask(chatPath, big);
    expect(first.headers.get('x-ratelimit-remaining-tokens')).toBe('98');
    const second = await ask(chatPath, big);
    expect(second.status).toBe(429);
    expect(second.headers.get('policy-id')).toBe('DeploymentRatelimit-Token');
    expect((await ask(chatPath, { messages })).status).toBe(200);
  });

  test('each deployment has its own', async () => {
    for (let count = 0; count < 6; count++) await ask(chatPath, { messages });
    expect((await ask('/openai/v1/embeddings', { model: 'embedding', input: 'a', dimensions: 8 })).status).toBe(200);
  });
});

test.each([
  ['PermissionDenied', chatPath, { token: 'stranger' }, undefined],
  ['OK', chatPath, {}, undefined],
  ['Not Found', '/openai/deployments/other/chat/completions?api-version=1', {}, undefined],
  ['Resource Not Found', '/openai/v2', {}, undefined],
  ['Bad Gateway', chatPath, {}, '502'],
  ['Gateway Timeout', chatPath, {}, '504'],
  ['Error', chatPath, {}, '499'],
])('the reason %s, and the length of the body in bytes', async (reason, path, options, fault) => {
  account.fault = fault === undefined ? undefined : parseFault(fault);
  const response = await ask(path, { messages: [{ role: 'user', content: 'für' }] }, options);
  expect([response.reason, response.headers.get('content-type')]).toEqual([reason, 'application/json']);
  expect(response.headers.get('content-length')).toBe(String(Buffer.byteLength(await textOf(response))));
});

describe('faults', () => {
  test('a status with headers', async () => {
    account.fault = parseFault('429:retry-after=20,x-ratelimit-reset-tokens=-1');
    const response = await ask(chatPath, { messages });
    expect([
      response.status,
      response.headers.get('retry-after'),
      response.headers.get('x-ratelimit-reset-tokens'),
    ]).toEqual([429, '20', '-1']);
  });

  test('a header may hold a date, with its comma', () => {
    const date = 'Wed, 25 Nov 2026 13:00:00 GMT';
    expect(parseFault(`503:retry-after=${date},x-other=a, b`)).toEqual({
      kind: 'status',
      status: 503,
      headers: { 'retry-after': date, 'x-other': 'a, b' },
    });
  });

  test.each(['refused', 'reset'] as const)('%s', async (kind) => {
    account.fault = parseFault(kind);
    await expect(ask(chatPath, { messages })).rejects.toMatchObject({ kind } satisfies Partial<NetworkError>);
  });

  test('a hang ends with the time-out of the caller, or when he goes', async () => {
    account.fault = parseFault('hang');
    const late = ask(chatPath, { messages }, { headersTimeout: 5_000 });
    const caught = expect(late).rejects.toMatchObject({ kind: 'timeout' });
    await clock.advance(5_000);
    await caught;
    const controller = new AbortController();
    const left = ask(chatPath, { messages }, { signal: controller.signal });
    const aborted = expect(left).rejects.toMatchObject({ kind: 'aborted' });
    controller.abort();
    await aborted;
  });

  test('a slow answer takes its time', async () => {
    account.fault = parseFault('slow:3000');
    let status = 0;
    const answer = ask(chatPath, { messages }).then((response) => {
      status = response.status;
    });
    await clock.advance(2_999);
    expect(status).toBe(0);
    await clock.advance(1);
    await answer;
    expect(status).toBe(200);
  });

  test('a cut stream breaks off after its first part', async () => {
    account.fault = parseFault('cut');
    const response = await ask(chatPath, { messages, stream: true });
    await expect(textOf(response)).rejects.toMatchObject({ kind: 'reset' });
  });

  test('none makes it well again, nonsense is refused with the forms', () => {
    expect(parseFault('none')).toBeUndefined();
    expect(() => parseFault('slow')).toThrow('slow:MILLISECONDS');
    for (const text of ['429:retry-after', '429:=1', '429:a b=1', '429:a=1\r\nb: 2', '429:a=\u65e5', '200', '600'])
      expect(() => parseFault(text)).toThrow(`"${text}" is no fault`);
    expect(parseFault('429: a = 1 , b=')).toEqual({ kind: 'status', status: 429, headers: { a: '1', b: '' } });
  });
});

test('it remembers what it received', async () => {
  await ask(chatPath, { messages });
  expect(account.received).toMatchObject([{ method: 'POST', path: chatPath, status: 200 }]);
  expect(account.received[0]?.headers.get('authorization')).toBe('Bearer identity');
});
