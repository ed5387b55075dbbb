import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Cloud } from './cloud';
import type { Json } from './kind';

/** What Azure refuses, the stand-in refuses: without that the engine tests would prove nothing. */
let folder: string;
let cloud: Cloud;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cloud-'));
  cloud = new Cloud({ file: join(folder, 'azure.json') });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const group = { resourceGroupName: 'group' };
const account = {
  ...group,
  accountName: 'oai',
  location: 'eastus',
  kind: 'OpenAI',
  sku: { name: 'S0' },
  properties: { customSubDomainName: 'oai' },
};
const deployment = {
  ...group,
  accountName: 'oai',
  deploymentName: 'chat',
  sku: { name: 'GlobalStandard', capacity: 30 },
  properties: { model: { format: 'OpenAI', name: 'gpt-5.4-mini', version: '2026-03-17' } },
};
const service = {
  ...group,
  serviceName: 'apim',
  location: 'eastus',
  publisherEmail: 'a@b',
  publisherName: 'n',
  sku: { name: 'BasicV2' },
};
const child = { ...group, serviceName: 'apim' };

function create(type: string, inputs: Json) {
  return cloud.create(`azure-native:${type}`, inputs);
}

describe('accounts and deployments', () => {
  test.each([
    ['a missing subdomain', { properties: {} }, 'customSubDomainName'],
    ['an unknown SKU', { sku: { name: 'S9' } }, "The SKU 'S9'"],
    ['an unknown location', { location: 'moon' }, "The location 'moon'"],
  ])('%s', async (_, change, message) => {
    await expect(create('cognitiveservices:Account', { ...account, ...change })).rejects.toThrow(message);
  });

  test('a subdomain that is taken', async () => {
    await create('cognitiveservices:Account', account);
    await expect(create('cognitiveservices:Account', { ...account, accountName: 'other' })).rejects.toThrow(
      "The subdomain name 'oai'",
    );
  });

  test('a name that a soft-deleted account holds, until it is purged', async () => {
    const { id } = await create('cognitiveservices:Account', account);
    await cloud.delete('azure-native:cognitiveservices:Account', id);
    await expect(create('cognitiveservices:Account', account)).rejects.toThrow('soft-deleted');
    expect(cloud.purge('account', 'oai')).toBe(202);
    await expect(create('cognitiveservices:Account', account)).rejects.toThrow('soft-deleted');
    expect(cloud.look('account', 'oai')).toBeDefined();
    expect(cloud.look('account', 'oai')).toBeUndefined();
    expect((await create('cognitiveservices:Account', account)).id).toBe(id);
  });

  test('two deployments at once on one account', async () => {
    await create('cognitiveservices:Account', account);
    const both = await Promise.allSettled([
      create('cognitiveservices:Deployment', deployment),
      create('cognitiveservices:Deployment', { ...deployment, deploymentName: 'second' }),
    ]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });

  test.each([
    ['an unknown model', { properties: { model: { format: 'OpenAI', name: 'gpt-9', version: '1' } } }, 'gpt-9'],
    ['a SKU that the model does not have', { sku: { name: 'Standard', capacity: 1 } }, "The specified SKU 'Standard'"],
    ['more than the regional quota', { sku: { name: 'GlobalStandard', capacity: 1001 } }, 'available capacity 1000'],
  ])('%s', async (_, change, message) => {
    await create('cognitiveservices:Account', account);
    await expect(create('cognitiveservices:Deployment', { ...deployment, ...change })).rejects.toThrow(message);
  });

  test('quota that a soft-deleted account still holds', async () => {
    const { id } = await create('cognitiveservices:Account', account);
    await create('cognitiveservices:Deployment', { ...deployment, sku: { name: 'GlobalStandard', capacity: 900 } });
    await cloud.delete('azure-native:cognitiveservices:Account', id);
    await create('cognitiveservices:Account', {
      ...account,
      accountName: 'new',
      properties: { customSubDomainName: 'new' },
    });
    const second = { ...deployment, accountName: 'new', sku: { name: 'GlobalStandard', capacity: 200 } };
    await expect(create('cognitiveservices:Deployment', second)).rejects.toThrow('available capacity 100');
    cloud.purge('account', 'oai');
    cloud.look('account', 'oai');
    await create('cognitiveservices:Deployment', second);
  });
});

describe('the service', () => {
  beforeEach(async () => {
    await create('apimanagement:ApiManagementService', service);
    await create('apimanagement:Api', { ...child, apiId: 'api', displayName: 'api', path: '', protocols: ['https'] });
  });

  const policy = (xml: string) =>
    create('apimanagement:ApiPolicy', { ...child, apiId: 'api', policyId: 'policy', format: 'rawxml', value: xml });
  const inbound = (statements: string) => `<policies><inbound>${statements}</inbound></policies>`;

  test.each([
    ['that is not well-formed', '<policies><inbound></policies>', '</policies> closes <inbound>'],
    ['that does not compile', inbound('<set-variable name="v" value="@(1 + )" />'), 'CS1525'],
    ['with a statement that there is not', inbound('<set-headr name="x" />'), 'no statement <set-headr>'],
    [
      'that names a backend that nobody created',
      inbound('<set-backend-service backend-id="eastus" />'),
      "Backend with id 'eastus'",
    ],
    [
      'that uses a named value that nobody created',
      inbound('<set-variable name="v" value="{{key}}" />'),
      'no named value "key"',
    ],
    [
      'that includes a fragment that nobody created',
      inbound('<include-fragment fragment-id="f" />'),
      "Policy fragment 'f'",
    ],
  ])('a policy document %s', async (_, xml, message) => {
    await expect(policy(xml)).rejects.toThrow(message);
  });

  test('a named value that goes while a policy uses it', async () => {
    const value = { ...child, namedValueId: 'key', displayName: 'key', value: 'secret' };
    const { id } = await create('apimanagement:NamedValue', value);
    const document = await policy(inbound('<set-variable name="v" value="{{key}}" />'));
    const remove = () => cloud.delete('azure-native:apimanagement:NamedValue', id);
    await expect(remove()).rejects.toThrow("'key' is used by a policy");
    await cloud.delete('azure-native:apimanagement:ApiPolicy', document.id);
    await remove();
    expect(cloud.find(id)).toBeUndefined();
  });

  test('a policy document of another name than "policy"', async () => {
    await expect(
      create('apimanagement:ApiPolicy', { ...child, apiId: 'api', policyId: 'mine', value: inbound('') }),
    ).rejects.toThrow("'mine'");
  });

  test('two APIs with one path, two operations with one template', async () => {
    await expect(
      create('apimanagement:Api', { ...child, apiId: 'b', displayName: 'b', path: '', protocols: ['https'] }),
    ).rejects.toThrow('same path');
    const operation = {
      ...child,
      apiId: 'api',
      operationId: 'a',
      displayName: 'a',
      method: 'GET',
      urlTemplate: '/{id}',
      templateParameters: [{ name: 'id' }],
    };
    await create('apimanagement:ApiOperation', operation);
    await expect(create('apimanagement:ApiOperation', { ...operation, operationId: 'b' })).rejects.toThrow(
      'already exists',
    );
    await expect(
      create('apimanagement:ApiOperation', { ...operation, operationId: 'c', urlTemplate: '/{x}' }),
    ).rejects.toThrow("'x' is missing");
  });

  test('a name that a soft-deleted service holds', async () => {
    await cloud.delete(
      'azure-native:apimanagement:ApiManagementService',
      cloud.all('azure-native:apimanagement:ApiManagementService')[0]?.id ?? '',
    );
    await expect(create('apimanagement:ApiManagementService', service)).rejects.toThrow('was soft-deleted');
  });
});

test('a role assignment that exists already', async () => {
  const role = { scope: '/s', principalId: 'p', roleDefinitionId: 'r', principalType: 'ServicePrincipal' };
  await create('authorization:RoleAssignment', { ...role, roleAssignmentName: '1' });
  await expect(create('authorization:RoleAssignment', { ...role, roleAssignmentName: '2' })).rejects.toThrow(
    'already exists',
  );
});

test('its state outlives it, and the n-th call can be told to fail', async () => {
  await create('cognitiveservices:Account', account);
  const again = new Cloud({ file: join(folder, 'azure.json') });
  expect(again.all('azure-native:cognitiveservices:Account')).toHaveLength(1);
  again.failAt = 1;
  await expect(again.create('azure-native:cognitiveservices:Deployment', deployment)).rejects.toThrow(
    'internal server error',
  );
  await again.create('azure-native:cognitiveservices:Deployment', deployment);
});
