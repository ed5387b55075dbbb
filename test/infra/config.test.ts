import { expect, test } from 'vitest';
import { configError, rawConfig } from '../../infra/config';

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

test('text that is JSON by accident only is still data for the settings to judge', () => {
  expect(rawConfig('p', { 'p:a': '1.0', 'p:b': 'null', 'p:c': '{broken', 'p:d': '' })).toEqual({
    a: 1,
    b: null,
    c: '{broken',
    d: '',
  });
});

test('one mistake is called one', () => {
  expect(configError([{ key: 'a', message: 'is wrong', remedy: 'fix' }]).message).toContain('has a mistake; nothing');
});
