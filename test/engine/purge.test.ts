import { afterAll, beforeAll, expect, test } from 'vitest';
import { changes } from './changes';
import { Stack } from './stack';

let stack: Stack;

beforeAll(async () => {
  stack = await Stack.create();
  await stack.set({ purgeOnDestroy: 'false', monitoring: 'false', 'accounts[0].location': 'eastus' });
});
afterAll(async () => {
  await stack.dispose();
});

function held(): string[] {
  return stack.cloud.softDeleted.map(({ kind }) => kind).sort();
}

test('with purging switched off, destroy leaves the names taken', async () => {
  await stack.up();
  await stack.destroy();
  expect(held()).toEqual(['account', 'service']);
  expect(stack.cloud.ids).toEqual([]);
});

test('the next up meets them, in the words of Azure', async () => {
  await stack.set({ purgeOnDestroy: 'true' });
  const { code, text } = await stack.try('up', '--yes', '--skip-preview');
  expect(code).not.toBe(0);
  expect(text).toMatch(/FlagMustBeSetForRestore|ServiceAlreadyExistsInSoftDeletedState/);
  expect(text).toMatch(/purge it/);
});

test('and a destroy then leaves what this stack did not create', async () => {
  changes(stack);
  await stack.destroy();
  expect(Object.keys(changes(stack)).filter((change) => change.endsWith('purge'))).toEqual([]);
  expect(held()).toEqual(['account', 'service']);
});
