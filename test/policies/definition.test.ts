import { expect, test } from 'vitest';
import { defaultSettings, gatewayDefinition, readSettings } from '../../policies';

test('capacity is per account, shared out to its deployments', () => {
  const { settings } = readSettings({
    openaiCapacity: 50,
    accounts: [{ location: 'eastus', capacity: 100 }, { location: 'westus' }],
    deployments: [{ name: 'chat', model: 'gpt-5.4-mini', version: '2026-03-17', capacityShare: 0.5 }],
  });
  const { accounts } = gatewayDefinition(settings ?? defaultSettings());
  expect(accounts.map(({ deployments }) => deployments[0]?.capacity)).toEqual([50, 25]);
});

test('every backend that the policy may choose exists', () => {
  const definition = gatewayDefinition(defaultSettings());
  const named = /var ids = new \[\] \{ (.*) \};/.exec(definition.policies[0]?.xml ?? '')?.[1];
  expect(named).toBe(definition.backends.map(({ id }) => `"${id}"`).join(', '));
});

test('every named value that the policy uses exists', () => {
  const definition = gatewayDefinition(defaultSettings());
  const used = new Set([...(definition.policies[0]?.xml ?? '').matchAll(/\{\{([^}]+)\}\}/g)].map(([, name]) => name));
  expect([...used].sort()).toEqual(definition.namedValues.map(({ id }) => id).sort());
});

test('no two operations share a method and a template', () => {
  const { operations } = gatewayDefinition(defaultSettings());
  const keys = operations.map(({ method, urlTemplate }) => `${method} ${urlTemplate}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
});

test('the same settings give the same bytes', () => {
  expect(gatewayDefinition(defaultSettings())).toEqual(gatewayDefinition(defaultSettings()));
});

test('fifty accounts fit into a policy document', () => {
  const { settings } = readSettings({
    accounts: Array.from({ length: 50 }, (_, index) => ({
      name: `account-${index}`,
      location: 'eastus',
      priority: 1 + (index % 3),
    })),
  });
  const xml = gatewayDefinition(settings ?? defaultSettings()).policies[0]?.xml ?? '';
  expect(Buffer.byteLength(xml)).toBeLessThan(256 * 1024);
});

/** Whether a URL template of API Management takes a path: `{name}` is one segment, `*` the rest. */
function takes(template: string, path: string): boolean {
  const pattern = template
    .replace(/[.+?^$()|[\]\\]/g, '\\$&')
    .replace(/\{[^}]+\}/g, '[^/]+')
    .replace(/\*$/, '.*');
  return new RegExp(`^${pattern}$`).test(path);
}

test.each([
  ['POST', '/openai/deployments/chat/chat/completions'],
  ['POST', '/openai/deployments/embedding/embeddings'],
  ['POST', '/openai/deployments/chat/completions'],
  ['POST', '/openai/deployments/image/images/generations'],
  ['POST', '/openai/v1/chat/completions'],
  ['POST', '/openai/v1/responses'],
  ['GET', '/openai/v1/responses/resp_1/input_items'],
  ['GET', '/openai/v1/models'],
  ['DELETE', '/openai/v1/files/file-1'],
  ['POST', '/chat/completions'],
  ['POST', '/completions'],
  ['POST', '/embeddings'],
  ['POST', '/responses'],
  ['POST', '/responses/resp_1/cancel'],
  ['GET', '/responses/resp_1'],
  ['DELETE', '/responses/resp_1'],
  ['GET', '/models'],
  ['GET', '/models/chat'],
])('%s %s has an operation', (method, path) => {
  const { operations } = gatewayDefinition(defaultSettings());
  expect(operations.some((operation) => operation.method === method && takes(operation.urlTemplate, path))).toBe(true);
});

test('an account that exists keeps its endpoint, and a rehearsal may have a real server', () => {
  const resourceId = '/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/mine';
  const { settings } = readSettings({
    accounts: [{ location: 'eastus', resourceId, endpoint: 'http://127.0.0.1:9000/' }, { location: 'westus' }],
  });
  const { accounts, backends } = gatewayDefinition(settings ?? defaultSettings(), {
    accountName: ({ name }) => `oai-${name}`,
  });
  expect(accounts[0]).toMatchObject({ existingResourceId: resourceId, host: '127.0.0.1:9000' });
  expect(accounts[1]).toMatchObject({ name: 'oai-westus', host: 'oai-westus.openai.azure.com' });
  expect(backends).toEqual([
    { id: 'eastus', account: 'oai-eastus', url: 'http://127.0.0.1:9000' },
    { id: 'westus', account: 'oai-westus', url: 'https://oai-westus.openai.azure.com' },
  ]);
});
