import { expect, test } from 'vitest';
import { configError, rawConfig } from '../../infra/config';
import { nameSuffix, parseAccountId } from '../../infra/names';

test("the configuration is data: this project's keys, JSON where it is JSON", () => {
  expect(
    rawConfig('p', {
      'p:openaiCapacity': '50',
      'p:accounts': '[{"location":"eastus"}]',
      'p:location': 'eastus',
      'azure-native:location': 'x',
    }),
  ).toEqual({
    openaiCapacity: 50,
    accounts: [{ location: 'eastus' }],
    location: 'eastus',
  });
});

test('an error names every place and every remedy', () => {
  const error = configError([
    { key: 'a', message: 'is wrong', remedy: 'pulumi config set a 1' },
    { key: 'b[0]', message: 'is wrong too', remedy: 'pulumi config rm b' },
  ]);
  expect(error.message).toContain('2 mistakes');
  expect(error.message).toContain('a: is wrong\n    pulumi config set a 1');
  expect(error.message).toContain('b[0]: is wrong too\n    pulumi config rm b');
});

test('names are stable for a stack and differ between stacks', () => {
  expect(nameSuffix('s', 'p', 'dev')).toBe(nameSuffix('s', 'p', 'dev'));
  expect(nameSuffix('s', 'p', 'dev')).not.toBe(nameSuffix('s', 'p', 'prod'));
  expect(nameSuffix('s', 'p', 'dev')).toMatch(/^[0-9a-f]{8}$/);
});

test("an account's resource id is read, anything else is not", () => {
  expect(parseAccountId('/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a')).toEqual({
    subscriptionId: 's',
    resourceGroupName: 'g',
    name: 'a',
  });
  expect(parseAccountId('/subscriptions/s/resourceGroups/g')).toBeUndefined();
});
