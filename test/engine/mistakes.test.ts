import { afterAll, beforeAll, expect, test } from 'vitest';
import { Stack } from './stack';

let stack: Stack;

beforeAll(async () => {
  stack = await Stack.create();
});
afterAll(async () => {
  await stack.dispose();
});

/** Configuration, and what the message has to name: the place and what to write instead. */
const mistakes: readonly (readonly [key: string, value: string, place: string, remedy: string])[] = [
  ['openaiCapacity', '0', 'openaiCapacity: 0 is not', 'pulumi config set openaiCapacity 30'],
  [
    'accounts[0].priority',
    'high',
    'accounts[0].priority: "high" is not',
    "pulumi config set --path 'accounts[0].priority' 1",
  ],
  ['accounts[0].prority', '1', 'did you mean accounts[0].priority?', "pulumi config rm --path 'accounts[0].prority'"],
  ['apim.sku', 'Consumption', 'has no built-in cache', "pulumi config set --path 'apim.sku' BasicV2"],
  ['openaiCapcity', '50', 'did you mean openaiCapacity?', 'pulumi config rm openaiCapcity'],
  ['callers.entraApplicationIds[0]', 'my-app', 'callers.entraApplicationIds[0]: "my-app" is not', '00000000-0000'],
  ['delays.minimum', '50', 'delays.default: 10 is not between', "pulumi config set --path 'delays.default' 50"],
];

test.each(mistakes)(
  '%s = %s is reported with its place and its remedy, and nothing is created',
  async (key, value, place, remedy) => {
    if (key.startsWith('accounts')) await stack.set('accounts[0].location', 'eastus', '--path');
    await stack.set(key, value, '--path');
    const { code, text } = await stack.try('up', '--yes', '--skip-preview');
    await stack.run('config', 'rm', '--path', key.replace(/[.[].*/, ''));
    expect(code).not.toBe(0);
    expect(text).toContain(place);
    expect(text).toContain(remedy);
    expect(text).not.toMatch(/^\s+at .*\.ts:\d+/m);
    expect(stack.cloud.calls).toEqual([]);
  },
);

test('a value of another type is refused by Pulumi itself, by the type in Pulumi.yaml', async () => {
  await stack.set('openaiCapacity', 'much');
  const { code, text } = await stack.try('preview');
  await stack.run('config', 'rm', 'openaiCapacity');
  expect(code).not.toBe(0);
  expect(text).toContain("configuration key 'openaiCapacity' must be of type 'integer'");
});

test('all mistakes are reported at once', async () => {
  await stack.set('logRetentionDays', '7');
  await stack.set('maxAttempts', '99');
  const { text } = await stack.try('up', '--yes', '--skip-preview');
  await stack.run('config', 'rm', 'logRetentionDays');
  await stack.run('config', 'rm', 'maxAttempts');
  expect(text).toContain('logRetentionDays: 7 is not');
  expect(text).toContain('maxAttempts: 99 is not');
  expect(stack.cloud.calls).toEqual([]);
});
