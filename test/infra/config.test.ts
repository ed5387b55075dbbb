import { expect, test } from 'vitest';
import { rawConfig } from '../../infra/config';

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

test('text that is JSON by accident only is still data for the settings to judge', () => {
  expect(rawConfig('p', { 'p:a': '1.0', 'p:b': 'null', 'p:c': '{broken', 'p:d': '' })).toEqual({
    a: 1,
    b: null,
    c: '{broken',
    d: '',
  });
});
