import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StoredResource, text } from '../azure/kind';
import { changes } from './changes';
import { Stack } from './stack';

let stack: Stack;
let theirs: StoredResource;

beforeAll(async () => {
  stack = await Stack.create();
  theirs = stack.cloud.seed('azure-native:cognitiveservices:Account', {
    accountName: 'theirs',
    resourceGroupName: 'their-group',
    location: 'westus',
    kind: 'OpenAI',
    sku: { name: 'S0' },
    properties: { customSubDomainName: 'theirs' },
  });
  await stack.set({ 'accounts[0].location': 'westus' });
});
afterAll(async () => {
  await stack.dispose();
});

test('an account that is not there is a mistake of the configuration', async () => {
  await stack.set({ 'accounts[0].resourceId': theirs.id.replace(/theirs$/, 'nobodys') });
  const { code, text: printed } = await stack.try('preview');
  expect(code).not.toBe(0);
  expect(printed).toContain('accounts[0].resourceId: the account cannot be read');
  expect(printed).toContain('az cognitiveservices account show --name nobodys --resource-group their-group');
  expect(printed).not.toMatch(/^\s+at .*\.[jt]s:\d+/m);
});

test('an account that exists already gets the role and a backend, and nothing else', async () => {
  await stack.set({ 'accounts[0].resourceId': theirs.id });
  await stack.up();
  const made = changes(stack);
  expect(Object.keys(made).filter((change) => /^(Account|Deployment|DiagnosticSetting) /.test(change))).toEqual([]);
  const roles = stack.cloud.all('azure-native:authorization:RoleAssignment');
  expect(roles.map(({ inputs }) => text(inputs, 'scope'))).toEqual([theirs.id]);
  expect(stack.cloud.all('azure-native:apimanagement:Backend').map(({ inputs }) => text(inputs, 'url'))).toEqual([
    'https://theirs.openai.azure.com',
  ]);
});

test('and is left as it was by destroy', async () => {
  await stack.destroy();
  expect(stack.cloud.find(theirs.id)).toEqual(theirs);
  expect(stack.cloud.ids).toEqual([theirs.id]);
  expect(stack.cloud.softDeleted).toEqual([]);
});
