import { expect, test } from 'vitest';
import { changeOf, named } from './change';
import { kindOf } from './kinds';
import { secret } from './secrets';

/** What Azure does with a change: type, inputs before, what is changed, and which input forces a replacement. */
const changes: readonly (readonly [type: string, before: object, change: object, replaces: readonly string[]])[] = [
  ['resources:ResourceGroup', { location: 'eastus' }, { location: 'westus' }, ['location']],
  ['resources:ResourceGroup', { tags: {} }, { tags: { owner: 'me' } }, []],
  ['cognitiveservices:Account', { location: 'eastus' }, { location: 'westus' }, ['location']],
  [
    'cognitiveservices:Account',
    { properties: { customSubDomainName: 'a', disableLocalAuth: true } },
    { properties: { customSubDomainName: 'b', disableLocalAuth: true } },
    ['properties.customSubDomainName'],
  ],
  [
    'cognitiveservices:Account',
    { properties: { disableLocalAuth: true } },
    { properties: { disableLocalAuth: false } },
    [],
  ],
  ['cognitiveservices:Deployment', { sku: { capacity: 30 } }, { sku: { capacity: 50 } }, []],
  [
    'cognitiveservices:Deployment',
    { properties: { model: { name: 'a', version: '1' } } },
    { properties: { model: { name: 'a', version: '2' } } },
    [],
  ],
  ['cognitiveservices:Deployment', { deploymentName: 'chat' }, { deploymentName: 'talk' }, ['deploymentName']],
  ['apimanagement:ApiManagementService', { sku: { name: 'BasicV2' } }, { sku: { name: 'StandardV2' } }, []],
  ['apimanagement:ApiManagementService', { location: 'eastus' }, { location: 'westus' }, ['location']],
  ['apimanagement:ApiPolicy', { value: '<policies />' }, { value: '<policies></policies>' }, []],
  ['apimanagement:Backend', { url: 'https://a' }, { url: 'https://b' }, []],
  ['authorization:RoleAssignment', { scope: '/a', principalId: 'p' }, { scope: '/b', principalId: 'p' }, ['scope']],
  ['monitor:DiagnosticSetting', { resourceUri: '/a' }, { resourceUri: '/b' }, ['resourceUri']],
];

test.each(changes)('%s: %j to %j', (type, before, change, replaces) => {
  const kind = kindOf(`azure-native:${type}`);
  expect(changeOf(kind, { ...before }, { ...before, ...change })).toEqual({
    changes: true,
    replaces,
    deleteBeforeReplace: replaces.length > 0,
  });
});

test('a secret is compared by its value', () => {
  const kind = kindOf('azure-native:apimanagement:NamedValue');
  expect(changeOf(kind, { value: secret('a') }, { value: secret('a') }).changes).toBe(false);
  expect(changeOf(kind, { value: secret('a') }, { value: secret('b') }).changes).toBe(true);
});

test('a name is given, kept, or made up from the name of the resource', () => {
  const group = kindOf('azure-native:resources:ResourceGroup');
  expect(named(group, 'g', undefined, { resourceGroupName: 'mine' })).toEqual({ resourceGroupName: 'mine' });
  expect(named(group, 'g', { resourceGroupName: 'g12345678' }, {})).toEqual({ resourceGroupName: 'g12345678' });
  expect(named(group, 'g', undefined, {}).resourceGroupName).toMatch(/^g[0-9a-f]{8}$/);
  const role = kindOf('azure-native:authorization:RoleAssignment');
  expect(named(role, 'r', undefined, {}).roleAssignmentName).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  const logger = kindOf('azure-native:apimanagement:Logger');
  expect(named(logger, 'l', undefined, {}).loggerId).toBe('l');
});
