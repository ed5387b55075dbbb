import OpenAI, { AzureOpenAI } from 'openai';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRehearsal, type ListeningGateway, listen, parseFault, type Rehearsal } from '../../emulator';
import { definitionOf } from '../azure/definitionOf';
import { Stack } from './stack';

let stack: Stack;
let rehearsal: Rehearsal;
let gateway: ListeningGateway;

beforeAll(async () => {
  stack = await Stack.create();
  await stack.up();
  const keys = JSON.parse(await stack.output('keys')) as { [client: string]: string };
  rehearsal = createRehearsal(definitionOf(stack.cloud), { keys });
  gateway = await listen(rehearsal.gateway);
});
afterAll(async () => {
  await gateway.close();
  await rehearsal.close();
  await stack.dispose();
});

test('what the program registered serves a real client, throttled and failed over', async () => {
  const { default: apiKey = '' } = JSON.parse(await stack.output('keys')) as { [client: string]: string };
  const azure = new AzureOpenAI({ endpoint: gateway.url, apiKey, apiVersion: '2024-10-21', maxRetries: 0 });
  const messages = [{ role: 'user' as const, content: 'Hello' }];
  const ask = () => azure.chat.completions.create({ model: 'chat', messages }).withResponse();

  const first = await ask();
  expect(first.data.choices[0]?.message.content).toBe('gpt-5.4-mini heard: Hello');
  expect(first.response.headers.get('x-backend')).toBe('eastus');

  const eastus = rehearsal.accounts.get('eastus');
  if (eastus) eastus.fault = parseFault('429:retry-after=20');
  const second = await ask();
  expect(second.response.headers.get('x-attempts')).toBe('2');
  expect(['eastus2', 'northcentralus']).toContain(second.response.headers.get('x-backend'));

  const stream = await new OpenAI({
    baseURL: `${gateway.url}/openai/v1`,
    apiKey,
    maxRetries: 0,
  }).chat.completions.create({
    model: 'gpt-5.4-mini',
    messages,
    stream: true,
  });
  let text = '';
  for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? '';
  expect(text).toBe('gpt-5.4-mini heard: Hello');
});
