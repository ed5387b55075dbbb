import OpenAI, { APIError, AzureOpenAI, BadRequestError } from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startGateway, type TestGateway } from './gateway';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
beforeEach(async () => {
  gateway.fault('*', 'none');
  // No mark of an earlier test lasts as long.
  await gateway.clock.advance(3_600_000);
});
afterAll(async () => {
  await gateway.close();
});

const messages = [{ role: 'user' as const, content: 'Hello' }];
const heard = 'gpt-5.4-mini heard: Hello';

function azure(): AzureOpenAI {
  const apiVersion = '2025-04-01-preview';
  return new AzureOpenAI({ endpoint: gateway.url, apiKey: gateway.key, apiVersion, maxRetries: 0 });
}

/** A client with a base URL: `/openai/v1`, or none, as the chat app sends it. */
function openai(path: string): OpenAI {
  return new OpenAI({ baseURL: `${gateway.url}${path}`, apiKey: gateway.key, maxRetries: 0 });
}

async function streamedChat(client: OpenAI, model = 'chat'): Promise<string> {
  let text = '';
  for await (const chunk of await client.chat.completions.create({ model, messages, stream: true })) {
    text += chunk.choices[0]?.delta.content ?? '';
  }
  return text;
}

async function streamedResponse(client: OpenAI): Promise<string> {
  let text = '';
  const types: string[] = [];
  const request = { model: 'chat', input: 'Hello', store: false, stream: true } as const;
  for await (const event of await client.responses.create(request)) {
    types.push(event.type);
    if (event.type === 'response.output_text.delta') text += event.delta;
  }
  expect([types[0], types.at(-1)]).toEqual(['response.created', 'response.completed']);
  return text;
}

/** Every call that clients make, as text of what came back. */
const calls: { readonly [name: string]: (client: OpenAI) => Promise<string> } = {
  chat: async (client) =>
    (await client.chat.completions.create({ model: 'chat', messages })).choices[0]?.message.content ?? '',
  'streamed chat': streamedChat,
  embeddings: async (client) => {
    const { data } = await client.embeddings.create({ model: 'embedding', input: ['a', 'b'], dimensions: 8 });
    return data.map(({ embedding }) => embedding.length).join();
  },
  responses: async (client) =>
    (await client.responses.create({ model: 'chat', input: 'Hello', store: false })).output_text,
  'streamed responses': streamedResponse,
};
const answers = Object.keys(calls).map((name) => [name, name === 'embeddings' ? '8,8' : heard]);

/** What every call gives, in turn. */
async function everyCall(client: OpenAI): Promise<string[][]> {
  const given: string[][] = [];
  for (const [name, call] of Object.entries(calls)) given.push([name, await call(client)]);
  return given;
}

describe.each([
  ['AzureOpenAI (deployments, api-version)', azure],
  ['OpenAI with /openai/v1', () => openai('/openai/v1')],
  ['OpenAI with the bare URL', () => openai('')],
] as const)('%s', (_, client) => {
  test('is served', async () => {
    expect(await everyCall(client())).toEqual(answers);
  });

  test.each(['429:retry-after=20', '401', '403', '408', '500', '502', '503', '504', 'refused', 'reset', 'hang'])(
    'does not notice that the first account is at fault: %s',
    async (fault) => {
      gateway.fault('eastus', fault);
      const asked = gateway.account('eastus').received.length;
      expect(await gateway.inTime(everyCall(client()))).toEqual(answers);
      if (/^\d/.test(fault)) expect(gateway.account('eastus').received.length).toBeGreaterThan(asked);
    },
  );

  test('does not notice that two accounts are throttled', async () => {
    gateway.fault('eastus', '429:retry-after=20');
    gateway.fault('eastus2', '429:retry-after-ms=3000');
    expect(await everyCall(client())).toEqual(answers);
  });

  test.each(Object.keys(calls))('is told when to come back when all are: %s', async (name) => {
    gateway.fault('*', '429:retry-after=20');
    gateway.fault('eastus2', '429:retry-after=7');
    const error = await calls[name]?.(client()).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(APIError);
    const { status, code, headers } = error as APIError;
    expect([status, code, headers?.get('retry-after'), headers?.get('retry-after-ms')]).toEqual([
      429,
      '429',
      '7',
      '7000',
    ]);
  });

  test('is told what was wrong with its request, by the account itself', async () => {
    const call = client().embeddings.create({ model: 'chat', input: 'a' });
    await expect(call).rejects.toThrow(BadRequestError);
    await expect(call).rejects.toThrow('The embeddings operation does not work with the specified model.');
  });

  test("knows the deployment by its model's name too", async () => {
    expect(await streamedChat(client(), 'gpt-5.4-mini')).toBe(heard);
  });
});

test('an account that hangs is given up after the time-out', async () => {
  gateway.fault('eastus', 'hang');
  const began = gateway.clock.now();
  const answer = azure().chat.completions.create({ model: 'chat', messages }).withResponse();
  const { response } = await gateway.inTime(answer);
  expect(response.headers.get('x-attempts')).toBe('2');
  expect((gateway.clock.now() - began) / 1000).toBeCloseTo(120, -1);
});

test('an account that is slow is waited for', async () => {
  gateway.fault('*', 'slow:90000');
  const { response } = await gateway.inTime(
    openai('').chat.completions.create({ model: 'chat', messages }).withResponse(),
  );
  expect(response.headers.get('x-attempts')).toBe('1');
});

test('a stream that is cut is seen as cut', async () => {
  gateway.fault('eastus', 'cut');
  await expect(streamedChat(azure())).rejects.toThrow();
});

test('the accounts saw no credential of the caller', async () => {
  await everyCall(azure());
  await everyCall(openai(''));
  for (const { received } of gateway.rehearsal.accounts.values()) {
    for (const { headers, path, body } of received)
      expect(JSON.stringify([headers.toRaw(), path, body])).not.toContain(gateway.key);
  }
});
