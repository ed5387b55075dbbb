import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HeaderMap, SimulatedAccount, VirtualClock } from '../../../emulator';
import { defaultSettings, gatewayDefinition } from '../../../policies';

const [definition] = gatewayDefinition(defaultSettings()).accounts;
if (!definition) throw new Error('the defaults have accounts');

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** An account with its quotas full, and a call to it. */
async function ask(path: string, body: string, method = 'POST', account = freshAccount()): Promise<Answer> {
  const answer = await account.handle({
    method,
    url: `https://${account.definition.host}${path}`,
    headers: HeaderMap.from({ authorization: 'Bearer t', 'content-type': 'application/json' }),
    body: Buffer.from(body),
    signal: new AbortController().signal,
  });
  const chunks: Buffer[] = [];
  if (Buffer.isBuffer(answer.body)) chunks.push(answer.body);
  else for await (const chunk of answer.body) chunks.push(chunk);
  return { status: answer.status, body: Buffer.concat(chunks).toString() };
}

function freshAccount(): SimulatedAccount {
  if (!definition) throw new Error('the defaults have accounts');
  return new SimulatedAccount(definition, { clock: new VirtualClock(), accepts: () => true });
}

const paths = [
  '/openai/v1/chat/completions',
  '/openai/v1/completions',
  '/openai/v1/embeddings',
  '/openai/v1/responses',
  '/openai/deployments/chat/chat/completions?api-version=2024-10-21',
  '/openai/deployments/embedding/embeddings?api-version=2024-10-21',
];

const field = fc.constantFrom(
  'messages',
  'input',
  'prompt',
  'max_tokens',
  'max_completion_tokens',
  'max_output_tokens',
  'dimensions',
  'encoding_format',
  'stream',
  'stream_options',
  'store',
  'instructions',
  'previous_response_id',
  'tools',
);
const body = fc
  .tuple(
    fc.constantFrom('chat', 'embedding', 'CHAT', '__proto__', 7),
    fc.dictionary(field, fc.jsonValue({ maxDepth: 3 })),
  )
  .map(([model, fields]) => JSON.stringify({ model, ...fields }));

describe('whatever a caller sends, an account answers', () => {
  test('to any body', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), fc.oneof(body, fc.json(), fc.string()), async (path, text) => {
        const { status } = await ask(path, text);
        expect([200, 400, 404, 429]).toContain(status);
      }),
      { numRuns: 400 },
    );
  });

  test('to any path', async () => {
    const segment = fc.oneof(
      fc.constantFrom(
        'openai',
        'v1',
        'deployments',
        'chat',
        'responses',
        'models',
        'constructor',
        '__proto__',
        '%',
        '..',
        '',
      ),
      fc.string({ unit: fc.constantFrom(...'aZ0-._~%/:@!$&=é') }),
    );
    const any = fc.array(segment, { maxLength: 6 }).map((segments) => `/${segments.join('/')}`);
    await fc.assert(
      fc.asyncProperty(any, fc.constantFrom('GET', 'POST', 'DELETE', 'HEAD'), async (path, method) => {
        const { status } = await ask(path, '{ "model": "chat" }', method);
        expect([200, 400, 404, 405]).toContain(status);
      }),
      { numRuns: 400 },
    );
  });
});

describe('what the service refuses is refused in its words', () => {
  test.each([
    ['null', 'We could not parse the JSON body of your request.'],
    ['[]', 'We could not parse the JSON body of your request.'],
    [
      '{ "model": "chat", "max_tokens": "1" }',
      "Invalid type for 'max_tokens': expected an integer, but got a string instead.",
    ],
    [
      '{ "model": "chat", "max_tokens": 1.5 }',
      "Invalid type for 'max_tokens': expected an integer, but got a decimal number instead.",
    ],
    [
      '{ "model": "chat", "max_completion_tokens": -5 }',
      "Invalid 'max_completion_tokens': integer below minimum value. Expected a value >= 1, but got -5 instead.",
    ],
    [
      '{ "model": "chat", "messages": null }',
      "Invalid type for 'messages': expected an array of objects, but got null instead.",
    ],
  ])('%s', async (text, message) => {
    const { status, body: answer } = await ask(paths[0] ?? '', text);
    expect(status).toBe(400);
    expect(JSON.parse(answer)).toEqual({
      error: { message, type: 'invalid_request_error', param: null, code: null },
    });
  });

  test.each([
    ['{ "model": "embedding" }', "'$.input' is invalid."],
    ['{ "model": "embedding", "input": [] }', "'$.input' is invalid."],
    [
      '{ "model": "embedding", "input": "a", "dimensions": 100000 }',
      "Invalid 'dimensions': integer above maximum value. Expected a value <= 3072, but got 100000 instead.",
    ],
    [
      JSON.stringify({ model: 'embedding', input: Array(2049).fill('a') }),
      "Invalid 'input': array too long. Expected an array with maximum length 2048, but got an array with length 2049 instead.",
    ],
  ])('embeddings: %s', async (text, message) => {
    const { status, body: answer } = await ask('/openai/v1/embeddings', text);
    expect([status, JSON.parse(answer).error.message]).toEqual([400, message]);
  });
});

test.each([
  ['a limit that is null', '/openai/v1/chat/completions', { model: 'chat', messages: [], max_tokens: null }],
  ['the tokens of one long text', '/openai/v1/embeddings', { model: 'embedding', input: Array(3000).fill(1) }],
  [
    'as many texts as there may be',
    '/openai/v1/embeddings',
    { model: 'embedding', input: Array(2048).fill('a'), dimensions: 1 },
  ],
])('%s is taken', async (_what, path, sent) => {
  expect((await ask(path, JSON.stringify(sent))).status).toBe(200);
});

test('a refused limit of tokens counts nothing', async () => {
  const account = freshAccount();
  await ask(
    '/openai/v1/chat/completions',
    '{ "model": "chat", "messages": [], "max_tokens": -1000000 }',
    'POST',
    account,
  );
  const full = JSON.stringify({ model: 'chat', messages: [], max_tokens: 30_001 });
  expect((await ask('/openai/v1/chat/completions', full, 'POST', account)).status).toBe(429);
});
