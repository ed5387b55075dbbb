import { afterAll, beforeAll, expect, test } from 'vitest';
import { Stack } from './stack';

let stack: Stack;

beforeAll(async () => {
  stack = await Stack.create();
});
afterAll(async () => {
  await stack.dispose();
});

/** A key, a wrong value of it, and what the message has to name: the place and what to write instead. */
type Mistake = readonly [key: string, value: string, place: string, remedy: string];

/** What is wrong by itself. */
const values: readonly Mistake[] = [
  ['openaiCapacity', '0', 'openaiCapacity: 0 is not', 'pulumi config set openaiCapacity 30'],
  ['openaiCapcity', '50', 'did you mean openaiCapacity?', 'pulumi config rm openaiCapcity'],
  ['location', 'East US', 'location: "East US" is not a region', 'pulumi config set location eastus'],
  ['logRetentionDays', '7', 'logRetentionDays: 7 is not', 'pulumi config set logRetentionDays 30'],
  ['maxAttempts', '99', 'maxAttempts: 99 is not', 'pulumi config set maxAttempts 3'],
  ['accounts[0].location', 'eastus', '', ''],
  [
    'accounts[0].priority',
    'high',
    'accounts[0].priority: "high" is not',
    "pulumi config set --path 'accounts[0].priority' 1",
  ],
  ['accounts[0].prority', '1', 'did you mean accounts[0].priority?', "pulumi config rm --path 'accounts[0].prority'"],
  ['accounts[1].name', 'second', 'accounts[1].location: it is missing', "config set --path 'accounts[1].location'"],
  ['accounts[2].resourceId', 'their-account', 'accounts[2].resourceId: "their-account" is not', '/subscriptions/'],
  ['deployments[0].name', 'chat', 'deployments[0].model: it is missing', "config set --path 'deployments[0].model'"],
  ['deployments[0].sku', 'Global', 'deployments[0].sku: "Global" is none of', 'GlobalStandard'],
  ['clients[0].name', 'My App', 'clients[0].name: "My App" is not a name', "config set --path 'clients[0].name'"],
  ['apim.sku', 'Consumption', 'has no built-in cache', "pulumi config set --path 'apim.sku' BasicV2"],
  ['apim.publisherEmail', 'me', 'apim.publisherEmail: "me" is not an e-mail address', 'me@example.com'],
  ['callers.entraApplicationIds[0]', 'my-app', 'callers.entraApplicationIds[0]: "my-app" is not', '00000000-0000'],
];

/** What is wrong beside the rest only. */
const wholes: readonly Mistake[] = [
  ['delays.minimum', '50', 'delays.default: 10 is not between', "pulumi config set --path 'delays.default' 50"],
  ['callers.keys', 'false', 'callers: every way in is switched off', "config set --path 'callers.keys' true"],
  ['callers.bearerKeys', 'false', '', ''],
  ['callers.entra', 'false', '', ''],
  ['clients[0].name', 'app', '', ''],
  ['clients[1].name', 'app', '"app" is the name of clients[0] too', "config set --path 'clients[1].name' app-2"],
];

test.each([
  ['values that are wrong', values],
  ['settings that do not go together', wholes],
])('%s are reported all at once, each with its place and its remedy, and nothing is created', async (_, mistakes) => {
  await stack.set(Object.fromEntries(mistakes.map(([key, value]) => [key, value])));
  const { code, text } = await stack.try('up', '--yes', '--skip-preview');
  await stack.unset(...new Set(mistakes.map(([key]) => key.replace(/[.[].*/, ''))));
  expect(code).not.toBe(0);
  for (const [, , place, remedy] of mistakes) {
    expect(text).toContain(place);
    expect(text).toContain(remedy);
  }
  expect(text).not.toMatch(/^\s+at .*\.[jt]s:\d+/m);
  expect(stack.cloud.ids).toEqual([]);
});

test('a value of another type is refused by Pulumi itself, by the type in Pulumi.yaml', async () => {
  await stack.set({ openaiCapacity: 'much' });
  const { code, text } = await stack.try('preview');
  await stack.unset('openaiCapacity');
  expect(code).not.toBe(0);
  expect(text).toContain("configuration key 'openaiCapacity' must be of type 'integer'");
});
