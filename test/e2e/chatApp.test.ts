import OpenAI, { AzureOpenAI } from 'openai';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startGateway, type TestGateway } from './gateway';

/**
 * What azure-search-openai-demo has sent to a custom URL over the years. It knows the gateway's bare URL and nothing
 * else, proves itself with a token of Microsoft Entra ID or a key, and the clients retry by themselves.
 */
let gateway: TestGateway;
beforeEach(async () => {
  gateway = await startGateway();
});
afterEach(async () => {
  await gateway.close();
});

const messages = [
  { role: 'system' as const, content: 'Answer from the sources.' },
  { role: 'user' as const, content: 'Hello' },
];
const heard = 'gpt-5.4-mini heard: Hello';
const texts = Array.from({ length: 16 }, (_, index) => `section ${index}`);

const token = () =>
  gateway.rehearsal.entra.mint({
    audience: 'https://cognitiveservices.azure.com',
    applicationId: '22222222-2222-2222-2222-222222222222',
  });

/** A client that asks for a token before each request, or has a key. */
const bare = (proof: string) =>
  new OpenAI({ baseURL: gateway.url, apiKey: proof === 'key' ? gateway.key : async () => token() });

interface Era {
  /** The sum of the embeddings' dimensions. */
  embed(): Promise<number>;
  ask(): Promise<string>;
}

async function embedded(client: OpenAI, model: string): Promise<number> {
  const { data } = await client.embeddings.create({ model, input: texts, dimensions: 8 });
  return data.reduce((sum, { embedding }) => sum + embedding.length, 0);
}

async function chatted(client: OpenAI, model: string): Promise<string> {
  let text = '';
  const request = { model, messages, temperature: 0.3, n: 1, stream: true } as const;
  for await (const { choices } of await client.chat.completions.create(request))
    text += choices[0]?.delta.content ?? '';
  return text;
}

const eras: { readonly [name: string]: (proof: string) => Era } = {
  'deployments and api-version (2024)': (proof) => {
    const client = new AzureOpenAI({
      endpoint: gateway.url,
      apiVersion: '2024-06-01',
      ...(proof === 'key' ? { apiKey: gateway.key } : { azureADTokenProvider: async () => token() }),
    });
    return { embed: () => embedded(client, 'embedding'), ask: () => chatted(client, 'chat') };
  },
  'the bare URL, chat completions (2025)': (proof) => ({
    embed: () => embedded(bare(proof), 'embedding'),
    ask: () => chatted(bare(proof), 'gpt-5.4-mini'),
  }),
  'the bare URL, responses (2026)': (proof) => ({
    embed: () => embedded(bare(proof), 'text-embedding-3-large'),
    ask: async () => {
      let text = '';
      const events = await bare(proof).responses.create({
        model: 'gpt-5.4-mini',
        input: messages,
        max_output_tokens: 1024,
        reasoning: { effort: 'low' },
        store: false,
        stream: true,
      });
      for await (const event of events) if (event.type === 'response.output_text.delta') text += event.delta;
      return text;
    },
  }),
};

describe.each(Object.entries(eras))('%s', (_name, era) => {
  test.each(['token', 'key'])('is served, with a %s', async (proof) => {
    expect(await era(proof).embed()).toBe(128);
    expect(await era(proof).ask()).toBe(heard);
  });

  test.each([
    ['one account is throttled', ['eastus']],
    ['two accounts are throttled', ['eastus', 'northcentralus']],
  ])('does not notice that %s', async (_, throttled) => {
    for (const account of throttled) gateway.fault(account, '429:retry-after=20');
    expect(await era('token').embed()).toBe(128);
    expect(await era('token').ask()).toBe(heard);
  });
});

// The client waits for the second that it is told, by a timer of its own.
test('every era comes back by itself when all accounts were throttled for a moment', async () => {
  gateway.fault('*', '429:retry-after-ms=1000');
  const answers = Promise.all(Object.values(eras).flatMap((era) => [era('token').embed(), era('token').ask()]));
  while (gateway.account('eastus').received.length < 2) await new Promise((resolve) => setImmediate(resolve));
  gateway.fault('*', 'none');
  await gateway.clock.advance(60_000);
  expect(await answers).toEqual([128, heard, 128, heard, 128, heard]);
});
