import OpenAI, { APIError, AzureOpenAI } from 'openai';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startGateway, type TestGateway } from './gateway';

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await startGateway({ attemptTimeout: 1 });
});
afterEach(async () => {
  await gateway.close();
});

const messages = [{ role: 'user' as const, content: 'Hello' }];
const heard = 'gpt-5.4-mini heard: Hello';

function azure(): AzureOpenAI {
  return new AzureOpenAI({ endpoint: gateway.url, apiKey: gateway.key, apiVersion: '2024-10-21', maxRetries: 0 });
}

/** A client with a base URL: `/openai/v1`, or none, as the chat app sends it. */
function openai(path: string): OpenAI {
  return new OpenAI({ baseURL: `${gateway.url}${path}`, apiKey: gateway.key, maxRetries: 0 });
}

async function streamedChat(client: OpenAI, model: string): Promise<string> {
  let text = '';
  for await (const chunk of await client.chat.completions.create({ model, messages, stream: true })) {
    text += chunk.choices[0]?.delta.content ?? '';
  }
  return text;
}

describe.each([
  ['AzureOpenAI (deployments, api-version)', azure, false],
  ['OpenAI with /openai/v1', () => openai('/openai/v1'), true],
  ['OpenAI with the bare URL', () => openai(''), true],
] as const)('%s', (_, client, responses) => {
  const ask = async () => {
    const chat = await client().chat.completions.create({ model: 'chat', messages });
    expect(chat.choices[0]?.message.content).toBe(heard);
    expect(await streamedChat(client(), 'chat')).toBe(heard);
    const { data } = await client().embeddings.create({ model: 'embedding', input: ['a', 'b'], dimensions: 8 });
    expect(data.map(({ embedding }) => embedding.length)).toEqual([8, 8]);
    if (!responses) return;
    expect((await client().responses.create({ model: 'chat', input: 'Hello', store: false })).output_text).toBe(heard);
    const types: string[] = [];
    for await (const { type } of await client().responses.create({
      model: 'chat',
      input: 'Hello',
      store: false,
      stream: true,
    }))
      types.push(type);
    expect([types[0], types.at(-1)]).toEqual(['response.created', 'response.completed']);
  };

  test('is served', ask);

  test.each(['429:retry-after=20', '500', '503', '401', 'refused', 'reset'])(
    'does not notice that the first account is at fault: %s',
    async (fault) => {
      gateway.fault('eastus', fault);
      await ask();
    },
  );

  test('does not notice that two accounts are throttled', async () => {
    gateway.fault('eastus', '429:retry-after=20');
    gateway.fault('eastus2', '429:retry-after-ms=3000');
    await ask();
  });

  test('is told when to come back when all are', async () => {
    for (const name of gateway.rehearsal.accounts.keys()) gateway.fault(name, '429:retry-after=20');
    gateway.fault('eastus2', '429:retry-after=7');
    const error = await client()
      .chat.completions.create({ model: 'chat', messages })
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(APIError);
    const { status, headers } = error as APIError;
    expect(status).toBe(429);
    expect(Number(headers?.get('retry-after'))).toBe(7);
    expect(Number(headers?.get('retry-after-ms'))).toBeGreaterThan(6000);
  });

  test("knows the deployment by its model's name too", async () => {
    expect(await streamedChat(client(), 'gpt-5.4-mini')).toBe(heard);
  });
});

test('an account that hangs is given up after the time-out', async () => {
  gateway.fault('eastus', 'hang');
  const { response } = await azure().chat.completions.create({ model: 'chat', messages }).withResponse();
  expect(response.headers.get('x-attempts')).toBe('2');
});

test('a stream that is cut is seen as cut', async () => {
  gateway.fault('eastus', 'cut');
  await expect(streamedChat(azure(), 'chat')).rejects.toThrow();
});

test('the accounts saw no credential of the caller', async () => {
  await azure().chat.completions.create({ model: 'chat', messages });
  await openai('').chat.completions.create({ model: 'chat', messages });
  for (const { received } of gateway.rehearsal.accounts.values()) {
    for (const { headers, path, body } of received)
      expect(JSON.stringify([headers.toRaw(), path, body])).not.toContain(gateway.key);
  }
});
