import { describe, expect, test } from 'vitest';
import { rehearse } from './rehearsal';

const messages = [{ role: 'user', content: 'Hello' }];
const gateway = rehearse({ openaiCapacity: 10_000 });

/** What the account of the highest priority received last. */
const lastReceived = () => gateway.received('eastus').at(-1);

test.each([
  // [path that is asked, model in the body, path that the account gets, model that it gets]
  [
    '/openai/deployments/chat/chat/completions?api-version=1',
    undefined,
    '/openai/deployments/chat/chat/completions?api-version=1',
    undefined,
  ],
  [
    '/openai/deployments/gpt-5.4-mini/chat/completions?api-version=1',
    undefined,
    '/openai/deployments/chat/chat/completions?api-version=1',
    undefined,
  ],
  [
    '/openai/deployments/GPT-5.4-mini/chat/completions?api-version=1&a=%20b',
    undefined,
    '/openai/deployments/chat/chat/completions?api-version=1&a=%20b',
    undefined,
  ],
  [
    '/openai/deployments/gpt%2D5.4-mini/chat/completions?api-version=1',
    undefined,
    '/openai/deployments/chat/chat/completions?api-version=1',
    undefined,
  ],
  [
    '/OpenAI/Deployments/gpt-5.4-mini/chat/completions?api-version=1',
    'embedding',
    '/openai/deployments/chat/chat/completions?api-version=1',
    'embedding',
  ],
  ['/openai/v1/chat/completions', 'chat', '/openai/v1/chat/completions', 'chat'],
  ['/openai/v1/chat/completions?a=b', 'gpt-5.4-mini', '/openai/v1/chat/completions?a=b', 'chat'],
  ['/openai/v1/chat/completions', 'CHAT', '/openai/v1/chat/completions', 'chat'],
  ['/openai/v1/responses', 'gpt-5.4-mini', '/openai/v1/responses', 'chat'],
  ['/openai/responses?api-version=preview', 'gpt-5.4-mini', '/openai/responses?api-version=preview', 'chat'],
  ['/chat/completions', 'gpt-5.4-mini', '/openai/v1/chat/completions', 'chat'],
  ['/completions', 'chat', '/openai/v1/completions', 'chat'],
  ['/embeddings?a=b', 'text-embedding-3-large', '/openai/v1/embeddings?a=b', 'embedding'],
  ['/responses', 'chat', '/openai/v1/responses', 'chat'],
  ['/openai/v1/chat/completions', 'somebody else', '/openai/v1/chat/completions', 'somebody else'],
])('POST %s with model %s: the account gets %s and %s', async (path, model, asked, named) => {
  await gateway.post(path, { ...(model === undefined ? {} : { model }), messages, input: 'a', prompt: 'b' });
  const received = lastReceived();
  expect([received?.path, JSON.parse(received?.body ?? '').model]).toEqual([asked, named]);
});

test.each([
  ['GET', '/models', '/openai/v1/models'],
  ['GET', '/models/chat', '/openai/v1/models/chat'],
  ['GET', '/responses/resp_1', '/openai/v1/responses/resp_1'],
  ['GET', '/responses/resp_1/input_items?limit=3', '/openai/v1/responses/resp_1/input_items?limit=3'],
  ['POST', '/responses/resp_1/cancel', '/openai/v1/responses/resp_1/cancel'],
  ['DELETE', '/responses/resp_1', '/openai/v1/responses/resp_1'],
  ['GET', '/openai/v1/models', '/openai/v1/models'],
  ['PUT', '/openai/anything/at%20all?x=1', '/openai/anything/at%20all?x=1'],
  ['PATCH', '/openai/v1/batches', '/openai/v1/batches'],
  ['HEAD', '/openai/v1/models', '/openai/v1/models'],
  ['DELETE', '/openai/files/1', '/openai/files/1'],
])('%s %s: the account gets %s', async (method, path, asked) => {
  await gateway.ask(method, path, undefined);
  expect(lastReceived()).toMatchObject({ method, path: asked });
});

test.each([
  ['GET', '/'],
  ['GET', '/chat/completions'],
  ['POST', '/files'],
  ['POST', '/v1/chat/completions'],
  ['OPTIONS', '/openai/v1/models'],
])('%s %s is no operation: 404, and no account is called', async (method, path) => {
  const before = gateway.asked().length;
  expect((await gateway.ask(method, path, undefined)).status).toBe(404);
  expect(gateway.asked()).toHaveLength(before);
});

describe('a body', () => {
  const sent = async (body: string, headers: { readonly [name: string]: string } = {}) => {
    const key = { 'api-key': gateway.key };
    await gateway.ask('POST', '/chat/completions', body, { 'content-type': 'application/json', ...key, ...headers });
    return lastReceived()?.body;
  };

  test.each([
    [
      'is changed where the model stands, and nowhere else',
      '{"model":"gpt-5.4-mini", "a" : "2026-01-01T00:00:00.000Z","b":1.50}',
      '{"model":"chat", "a" : "2026-01-01T00:00:00.000Z","b":1.50}',
    ],
    [
      'is changed as Python writes it',
      '{"messages": [], "model": "gpt-5.4-mini"}',
      '{"messages": [], "model": "chat"}',
    ],
    [
      'with the deployment’s own name stays to the letter',
      '{ "model" :"chat","x":[1,2 ,3]}',
      '{ "model" :"chat","x":[1,2 ,3]}',
    ],
    [
      'with a model of none of ours stays to the letter',
      '{ "model" :"other","x":[1,2 ,3]}',
      '{ "model" :"other","x":[1,2 ,3]}',
    ],
    ['that is no JSON goes to the account', '{"model": "gpt-5.4-mini"', '{"model": "gpt-5.4-mini"'],
    ['whose model is no text goes to the account', '{"model": 5}', '{"model": 5}'],
    ['that is a list goes to the account', '[{"model": "gpt-5.4-mini"}]', '[{"model": "gpt-5.4-mini"}]'],
    ['that is empty goes to the account', '', ''],
  ])('%s', async (_, body, received) => {
    expect(await sent(body)).toBe(received);
  });

  test('in which the model is written twice, or otherwise, is written anew', async () => {
    const twice = '{"model":"gpt-5.4-mini","tools":[{"model":"gpt-5.4-mini"}]}';
    expect(JSON.parse((await sent(twice)) ?? '')).toEqual({ model: 'chat', tools: [{ model: 'gpt-5.4-mini' }] });
    expect(JSON.parse((await sent('{"model"\n:\n"gpt-5.4-mini"}')) ?? '')).toEqual({ model: 'chat' });
  });

  test.each([
    ['text/plain', 'gpt-5.4-mini'],
    ['application/vnd.own+json; charset=utf-8', 'chat'],
  ])('of content type %s: the account gets the model %s', async (type, model) => {
    expect(await sent('{"model":"gpt-5.4-mini"}', { 'content-type': type })).toBe(`{"model":"${model}"}`);
  });
});
