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
