import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import OpenAI, { AzureOpenAI } from 'openai';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createRehearsal, type ListeningGateway, listen, parseFault, type Rehearsal } from '../../emulator';
import { definitionOf } from '../azure/definitionOf';
import { Stack } from './stack';

/** What `pulumi up` registered, served: the gateway is made from the stand-in's state and from nothing else. */
let stack: Stack;
let rehearsal: Rehearsal;
let gateway: ListeningGateway;
let apiKey: string;

beforeAll(async () => {
  // The stack's outputs name the gateway before it can listen.
  const port = await freePort();
  stack = await Stack.create({ gatewayUrl: `http://127.0.0.1:${port}` });
  await stack.up();
  const keys = JSON.parse(await stack.output('keys')) as { [client: string]: string };
  apiKey = keys.default ?? '';
  rehearsal = createRehearsal(definitionOf(stack.cloud), { keys });
  gateway = await listen(rehearsal.gateway, { port });
});
afterAll(async () => {
  await gateway.close();
  await rehearsal.close();
  await stack.dispose();
});
beforeEach(() => {
  for (const account of rehearsal.accounts.values()) account.fault = undefined;
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

const messages = [{ role: 'user' as const, content: 'Hello' }];

function ask() {
  const azure = new AzureOpenAI({ endpoint: gateway.url, apiKey, apiVersion: '2024-10-21', maxRetries: 0 });
  return azure.chat.completions.create({ model: 'chat', messages }).withResponse();
}

test('a real client is served by the account of the first priority', async () => {
  const { data, response } = await ask();
  expect(data.choices[0]?.message.content).toBe('gpt-5.4-mini heard: Hello');
  expect(response.headers.get('x-backend')).toBe('eastus');
});

test("a stream arrives whole, by the model's name and the bare API", async () => {
  const client = new OpenAI({ baseURL: `${gateway.url}/openai/v1`, apiKey, maxRetries: 0 });
  const stream = await client.chat.completions.create({ model: 'gpt-5.4-mini', messages, stream: true });
  let text = '';
  for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? '';
  expect(text).toBe('gpt-5.4-mini heard: Hello');
});

test("`npm run smoke` finds the gateway and a key in the stack's outputs, and throttles the first account", async () => {
  const script = join(__dirname, '../../scripts/smoke.ts');
  const { code, text } = await stack.execute('node', ['--require', 'tsx/cjs', script, '--burst', '60']);
  expect(text).toContain('All good.');
  expect(code).toBe(0);
  for (const check of ['chat', 'stream', 'embeddings', 'responses', 'burst']) expect(text).toContain(check);
  expect(text).toMatch(/burst.*eastus x\d+.*(eastus2|northcentralus)/);
  expect(text).not.toContain(apiKey);
});

test('a throttled account is failed over', async () => {
  const eastus = rehearsal.accounts.get('eastus');
  if (eastus) eastus.fault = parseFault('429:retry-after=20');
  const { response } = await ask();
  expect(['eastus2', 'northcentralus']).toContain(response.headers.get('x-backend'));
});

test('a key that the stack did not give is refused', async () => {
  const client = new OpenAI({ baseURL: `${gateway.url}/openai/v1`, apiKey: 'another', maxRetries: 0 });
  await expect(client.chat.completions.create({ model: 'chat', messages })).rejects.toMatchObject({ status: 401 });
});
