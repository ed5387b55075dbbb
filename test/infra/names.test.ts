import { expect, test } from 'vitest';
import { nameSuffix, parseAccountId } from '../../infra/names';

test('names are stable for a stack', () => {
  expect(nameSuffix('s', 'p', 'dev')).toBe(nameSuffix('s', 'p', 'dev'));
  expect(nameSuffix('s', 'p', 'dev')).toMatch(/^[0-9a-f]{8}$/);
});

test.each([
  ['subscription', ['other', 'p', 'dev']],
  ['project', ['s', 'other', 'dev']],
  ['stack', ['s', 'p', 'other']],
] as const)('names differ by %s', (_, [subscription, project, stack]) => {
  expect(nameSuffix(subscription, project, stack)).not.toBe(nameSuffix('s', 'p', 'dev'));
});

test('the longest account name that the settings allow fits into a subdomain of 64 characters', () => {
  expect(`oai-${nameSuffix('s', 'p', 'dev')}-${'a'.repeat(24)}`.length).toBeLessThanOrEqual(64);
});

test("an account's resource id is read, in whatever case Azure gives it", () => {
  const reference = { subscriptionId: 's', resourceGroupName: 'g', name: 'a' };
  const id = '/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a';
  expect(parseAccountId(id)).toEqual(reference);
  expect(parseAccountId(id.toLowerCase())).toEqual(reference);
});

test.each([
  ['a group', '/subscriptions/s/resourceGroups/g'],
  ['a deployment', '/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a/deployments/d'],
  ['another provider', '/subscriptions/s/resourceGroups/g/providers/Microsoft.Search/searchServices/a'],
  ['nothing', ''],
])('%s is no account', (_, id) => {
  expect(parseAccountId(id)).toBeUndefined();
});
