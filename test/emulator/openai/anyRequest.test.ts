import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SimulatedAccount, VirtualClock } from '../../../emulator';
import { HeaderMap } from '../../../emulator/message';
import { defaultSettings, gatewayDefinition } from '../../../policies';

const [definition] = gatewayDefinition({ ...defaultSettings(), openaiCapacity: 1000 }).accounts;
if (!definition) throw new Error('The default settings have no account.');
const account = new SimulatedAccount(definition, { clock: new VirtualClock(), accepts: () => true });

/** Asks, and reads the whole answer. */
async function ask(method: string, path: string, body: string): Promise<{ status: number; body: string }> {
  const answer = await account.handle({
    method,
    url: `https://eastus.openai.azure.com${path}`,
    headers: HeaderMap.from({ authorization: 'Bearer identity' }),
    body: Buffer.from(body),
  });
  const chunks: Buffer[] = [];
  if (Buffer.isBuffer(answer.body)) chunks.push(answer.body);
  else for await (const chunk of answer.body) chunks.push(chunk);
  return { status: answer.status, body: Buffer.concat(chunks).toString('utf8') };
}

const paths = [
  '/openai/v1/chat/completions',
  '/openai/v1/completions',
  '/openai/v1/embeddings',
  '/openai/v1/responses',
  '/openai/v1/responses/resp_1/input_items',
  '/openai/v1/models/chat',
  '/openai/deployments/chat/chat/completions?api-version=1',
  '/openai/deployments/%E0%A4%A/chat/completions?api-version=1',
  '/openai/responses?api-version=preview',
  '/openai//',
  '/',
];

/** JSON of the kind that clients send by mistake: each member may be anything. */
const awkward = fc.oneof(
  fc.constantFrom(
    null,
    true,
    0,
    -1,
    1e308,
    1.5,
    '',
    'chat',
    [],
    [null],
    [[]],
    {},
    [{ content: null }],
    [{ content: [null] }],
  ),
  fc.jsonValue({ maxDepth: 2 }),
);
const body = fc.oneof(
  fc.string(),
  awkward.map((value) => JSON.stringify(value)),
  fc
    .record(
      {
        model: fc.constantFrom<unknown>('chat', 'embedding', 'gpt', null, 1, {}),
        messages: awkward,
        input: awkward,
        prompt: awkward,
        stream: awkward,
        stream_options: awkward,
        dimensions: awkward,
        encoding_format: fc.constantFrom('base64', 'float', null),
        max_completion_tokens: awkward,
        instructions: awkward,
      },
      { requiredKeys: [] },
    )
    .map((value) => JSON.stringify(value)),
);

test('whatever is sent, there is an answer, and it is JSON or a stream', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('GET', 'POST', 'DELETE'), fc.constantFrom(...paths), body, async (...request) => {
      const answer = await ask(...request);
      expect([200, 400, 404, 429]).toContain(answer.status);
      if (!answer.body.includes('data: ')) expect(() => JSON.parse(answer.body)).not.toThrow();
      if (answer.status !== 200) expect(JSON.parse(answer.body).error.message).toMatch(/\w/);
    }),
    { numRuns: 600 },
  );
});
