import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StoredResource, text } from '../azure/kind';
import { Stack } from './stack';

/** What has a name of its own in all of Azure moves: the name has to be free before it can be taken elsewhere. */
let stack: Stack;

beforeAll(async () => {
  stack = await Stack.create();
  await stack.set({ 'accounts[0].name': 'primary', 'accounts[0].location': 'eastus', monitoring: 'false' });
  await stack.up();
});
afterAll(async () => {
  await stack.dispose();
});

function one(type: string): StoredResource | undefined {
  const [found, ...others] = stack.cloud.all(`azure-native:${type}`);
  expect(others).toEqual([]);
  return found;
}

test('an account moves to another region under its name', async () => {
  const before = one('cognitiveservices:Account');
  await stack.set({ 'accounts[0].location': 'westus' });
  await stack.up();
  const after = one('cognitiveservices:Account');
  expect(text(after?.inputs ?? {}, 'location')).toBe('westus');
  expect(after?.id).toBe(before?.id);
  expect(stack.cloud.all('azure-native:cognitiveservices:Deployment')).toHaveLength(2);
  expect(stack.cloud.all('azure-native:authorization:RoleAssignment')).toHaveLength(1);
  expect(stack.cloud.softDeleted).toEqual([]);
  await stack.up('--expect-no-changes');
});

test('the whole stack moves with its location, the service under its name', async () => {
  const serviceName = await stack.output('apimService');
  await stack.set({ location: 'swedencentral' });
  await stack.up();
  const service = one('apimanagement:ApiManagementService');
  expect(text(service?.inputs ?? {}, 'serviceName')).toBe(serviceName);
  expect(text(service?.inputs ?? {}, 'location')).toBe('swedencentral');
  expect(text(one('cognitiveservices:Account')?.inputs ?? {}, 'resourceGroupName')).toBe(
    await stack.output('resourceGroup'),
  );
  expect(one('resources:ResourceGroup')).toBeDefined();
  expect(stack.cloud.softDeleted).toEqual([]);
  await stack.up('--expect-no-changes');
});

test('purging is switched off and on without touching what would be purged', async () => {
  await stack.set({ purgeOnDestroy: 'false' });
  const off = await stack.up();
  expect(off.text).toContain('- 2 deleted');
  expect(off.text).not.toContain('replaced');
  await stack.set({ purgeOnDestroy: 'true' });
  expect((await stack.run('preview')).text).not.toContain('replace');
  const on = await stack.up();
  expect(on.text).toContain('+ 2 created');
  expect(on.text).not.toContain('replaced');
});
