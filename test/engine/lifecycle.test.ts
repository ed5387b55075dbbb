import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { at, type StoredResource, text } from '../azure/kind';
import { changes } from './changes';
import { Stack } from './stack';

/** One stack from its first `up` to its `destroy` and back: each test goes on where the one before ended. */
let stack: Stack;
let serviceName: string;

beforeAll(async () => {
  stack = await Stack.create();
});
afterAll(async () => {
  await stack.dispose();
});

function all(type: string): StoredResource[] {
  return stack.cloud.all(`azure-native:${type}`);
}

/**
 * The names that stand in users' states, a line each: `OLD => NEW` where a later version of the program calls the
 * resource otherwise. A name that users may have is never taken from the list.
 */
const names = readFileSync(join(__dirname, 'resourceNames.txt'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const [former = '', now = former] = line.split(' => ');
    return { former, now };
  });

/** The URN's part that is the same for every stack: types and name. */
function nameOf(urn: string): string {
  return urn.split('::').slice(2).join('::');
}

function capacities(): unknown[] {
  return all('cognitiveservices:Deployment').map(({ inputs }) => at(inputs, 'sku.capacity'));
}

async function keys(): Promise<{ [client: string]: string }> {
  return JSON.parse(await stack.output('keys')) as { [client: string]: string };
}

/** All that nobody may read without asking for secrets: every key so far, and what opens Application Insights. */
const secrets = new Set<string>();

function noteSecrets(): void {
  for (const { outputs } of all('apimanagement:Subscription'))
    secrets.add(text(outputs, 'primaryKey')).add(text(outputs, 'secondaryKey'));
  for (const { outputs } of all('applicationinsights:Component')) secrets.add(text(outputs, 'instrumentationKey'));
}

function expectNoSecrets(count: number): void {
  noteSecrets();
  expect(secrets.size).toBe(count);
  for (const seen of [...stack.printed, ...stack.files()]) {
    for (const secret of secrets) expect(seen.includes(secret), `${secret} in ${seen.slice(0, 200)}`).toBe(false);
  }
}

test('the first up creates all, and tells where the gateway is', async () => {
  const { text: printed } = await stack.up();
  serviceName = await stack.output('apimService');
  expect(printed).toContain(`APIM_GATEWAY_URL: "https://${serviceName}.azure-api.net"`);
  expect(
    all('cognitiveservices:Account')
      .map(({ inputs }) => text(inputs, 'location'))
      .sort(),
  ).toEqual(['eastus', 'eastus2', 'northcentralus']);
  expect(capacities()).toEqual([30, 30, 30, 30, 30, 30]);
  expectNoSecrets(3);
  changes(stack);
});

test('a second up changes nothing, and finds nothing changed in Azure', async () => {
  await stack.up('--refresh', '--expect-no-changes');
  expect(changes(stack)).toEqual({});
});

test('the names of the resources are those that users have in their state', async () => {
  const state = JSON.parse(await stack.state()) as { deployment: { resources: { urn: string }[] } };
  const found = state.deployment.resources.map(({ urn }) => nameOf(urn)).filter((name) => !name.startsWith('pulumi:'));
  expect(found.sort()).toEqual(names.map(({ now }) => now).sort());
});

test('a stack of an earlier version keeps every resource', async () => {
  let state = await stack.state();
  const renamed = names.filter(({ former, now }) => former !== now);
  expect(renamed.length).toBeGreaterThan(0);
  for (const { former, now } of renamed) {
    const quoted = (name: string) => `::${name}"`;
    expect(state).toContain(quoted(now));
    state = state.replaceAll(quoted(now), quoted(former));
  }
  // The code of the purges stands in the state too, and is that of the version that wrote it.
  const formerCode = 'is deleted but was not purged';
  state = state.replaceAll('is deleted but not purged', formerCode);
  expect(state).toContain(formerCode);
  await stack.replaceState(state);
  // What the account takes from its purge is known before the purge has its new code.
  expect((await stack.run('preview')).text).not.toMatch(/replace|to (create|delete)/);
  const { text: printed } = await stack.up();
  expect(changes(stack)).toEqual({});
  expect(printed).not.toMatch(/created|deleted|replaced/);
  const upgraded = await stack.state();
  expect(upgraded).not.toContain(`::${renamed[0]?.former}"`);
  expect(upgraded).not.toContain(formerCode);
});

test('the outputs are read with `pulumi stack output`', async () => {
  const shown = JSON.parse((await stack.run('stack', 'output', '--json')).stdout) as { [name: string]: unknown };
  expect(shown).toMatchObject({
    APIM_GATEWAY_URL: `https://${serviceName}.azure-api.net`,
    apimService: serviceName,
    keys: '[secret]',
    resourceGroup: text(all('resources:ResourceGroup')[0]?.inputs ?? {}, 'resourceGroupName'),
  });
  const hosts = all('cognitiveservices:Account').map(({ inputs }) => `${text(inputs, 'accountName')}.openai.azure.com`);
  expect((shown.accounts as { host: string }[]).map(({ host }) => host).sort()).toEqual(hosts.sort());
  expect(shown.readme).toContain(`https://${serviceName}.azure-api.net/openai/v1/chat/completions`);
  expect(shown.readme).toContain('| 1 | eastus |');
  expect((await keys()).default).toMatch(/^[0-9a-f]{32}$/);
});

test('openaiCapacity changes the six deployments in place and nothing else', async () => {
  await stack.set({ openaiCapacity: '50' });
  await stack.up();
  expect(changes(stack)).toEqual({ 'Deployment update': 6 });
  expect(capacities()).toEqual([50, 50, 50, 50, 50, 50]);
});

test('preview --diff shows a change of the policy as text', async () => {
  await stack.set({ maxAttempts: '2' });
  const { text: printed } = await stack.run('preview', '--diff');
  expect(printed).toMatch(/- +if \(\(int\)context\.Variables\["attempts"\] >= 3\)/);
  expect(printed).toMatch(/\+ +if \(\(int\)context\.Variables\["attempts"\] >= 2\)/);
  expect(printed).not.toContain('&quot;');
  await stack.up();
  expect(changes(stack)).toEqual({ 'ApiPolicy update': 1 });
});

test('an account is added without touching the others', async () => {
  const locations = ['eastus', 'eastus2', 'northcentralus', 'swedencentral'];
  const values = locations.map((location, index) => [
    [`accounts[${index}].location`, location],
    [`accounts[${index}].priority`, index === 0 ? '1' : '2'],
  ]);
  await stack.set(Object.fromEntries(values.flat()));
  await stack.up();
  const made = changes(stack);
  expect(made).toMatchObject({
    'Account create': 1,
    'Deployment create': 2,
    'Backend create': 1,
    'ApiPolicy update': 1,
  });
  expect(Object.keys(made).filter((change) => !change.endsWith('create'))).toEqual(['ApiPolicy update']);
});

test('a changed priority changes the policy alone', async () => {
  await stack.set({ 'accounts[3].priority': '1' });
  await stack.up();
  expect(changes(stack)).toEqual({ 'ApiPolicy update': 1 });
  expect(text(all('apimanagement:ApiPolicy')[0]?.inputs ?? {}, 'value')).toContain('new int[] { 1, 2, 2, 1 }');
});

test('an account is removed and purged, the others stay', async () => {
  await stack.unset('accounts[3]');
  await stack.up();
  expect(changes(stack)).toMatchObject({ 'Account delete': 1, 'account purge': 1, 'Backend delete': 1 });
  expect(stack.cloud.softDeleted).toEqual([]);
  expect(all('cognitiveservices:Account')).toHaveLength(3);
});

test('a client is added with a key of its own', async () => {
  await stack.set({ 'clients[0].name': 'default', 'clients[1].name': 'web-app' });
  await stack.up();
  expect(changes(stack)).toEqual({ 'Subscription create': 1, 'NamedValue create': 1, 'ApiPolicy update': 1 });
  const both = await keys();
  expect(Object.keys(both).sort()).toEqual(['default', 'web-app']);
  expect(both['web-app']).not.toBe(both.default);
});

test("a rotated key reaches the policy's named value with the next up", async () => {
  noteSecrets();
  const before = (await keys())['web-app'];
  stack.cloud.rotateKey('web-app');
  await stack.up();
  expect(changes(stack)).toEqual({ 'NamedValue update': 1 });
  const after = (await keys())['web-app'];
  expect(after).not.toBe(before);
  const named = all('apimanagement:NamedValue').find(({ inputs }) => inputs.namedValueId === 'client-key-web-app');
  expect(text(named?.inputs ?? {}, 'value')).toBe(after);
});

test('tags reach what has a place of its own, in place', async () => {
  await stack.set({ 'tags.owner': 'me', protect: 'true' });
  await stack.up();
  const made = changes(stack);
  expect(made).toEqual({
    'ResourceGroup update': 1,
    'UserAssignedIdentity update': 1,
    'Workspace update': 1,
    'Component update': 1,
    'Account update': 3,
    'ApiManagementService update': 1,
  });
});

test('a protected stack is not destroyed, and says what protects it', async () => {
  // As people run it: the preview finds what is protected, and nothing is deleted.
  const { code, text: printed } = await stack.try('destroy', '--yes');
  expect(code).not.toBe(0);
  expect(printed).toMatch(/account-eastus" cannot be deleted\s+because it is protected/);
  expect(changes(stack)).toEqual({});
});

test('no secret stood on the terminal or on the disk in all that time', () => {
  expectNoSecrets(6);
});

test('unprotected again, a client goes: its key when no policy names it any more', async () => {
  await stack.set({ protect: 'false' });
  await stack.unset('clients[1]');
  await stack.up();
  expect(changes(stack)).toEqual({ 'ApiPolicy update': 1, 'NamedValue delete': 1, 'Subscription delete': 1 });
  expect(Object.keys(await keys())).toEqual(['default']);
});

test('a destroy that may not purge says which right is missing', async () => {
  stack.cloud.options = { ...stack.cloud.options, mayPurge: false };
  const { code, text: printed } = await stack.try('destroy', '--yes', '--skip-preview');
  expect(code).not.toBe(0);
  expect(printed).toContain('Microsoft.CognitiveServices/locations/resourceGroups/deletedAccounts/delete');
  expect(printed).toContain('az cognitiveservices account purge');
  expect(all('cognitiveservices:Account')).toEqual([]);
});

test('with the right, destroy leaves nothing, not even a soft-deleted name', async () => {
  changes(stack);
  stack.cloud.options = { ...stack.cloud.options, mayPurge: true };
  await stack.destroy();
  expect(changes(stack)).toMatchObject({ 'account purge': 3, 'service purge': 1 });
  expect(stack.cloud.softDeleted).toEqual([]);
  expect(stack.cloud.ids).toEqual([]);
});

test('an up that fails half-way is resumed by the next, under the same names', async () => {
  stack.cloud.failAt = 6;
  const failed = await stack.try('up', '--yes', '--skip-preview');
  expect(failed.code).not.toBe(0);
  expect(failed.text).toContain('Encountered internal server error.');
  expect(stack.cloud.ids.length).toBeGreaterThan(0);

  const region = 'eastus2/text-embedding-3-large/GlobalStandard';
  stack.cloud.options = { ...stack.cloud.options, quota: { [region]: 49 } };
  const refused = await stack.try('up', '--yes', '--skip-preview');
  expect(refused.code).not.toBe(0);
  expect(refused.text).toContain('bigger than the current available capacity 49');

  stack.cloud.options = { ...stack.cloud.options, quota: {} };
  await stack.up();
  expect(capacities()).toEqual([50, 50, 50, 50, 50, 50]);
  expect(await stack.output('apimService')).toBe(serviceName);
  await stack.up('--expect-no-changes');
});
