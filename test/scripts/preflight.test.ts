import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { azureReads } from '../../scripts/preflight/azureReads';
import { type PreflightRow, preflight, type Wanted } from '../../scripts/preflight/checks';
import { ManagementStandIn, subscription, subscriptionId } from './managementStandIn';

let azure: ManagementStandIn;
let answers: { [path: string]: unknown };

beforeAll(async () => {
  azure = await ManagementStandIn.start();
});
afterAll(() => azure.stop());

beforeEach(() => {
  azure.offer('eastus');
  answers = azure.answers;
});

const wanted: Wanted = {
  accounts: [
    {
      name: 'oai-1-eastus',
      location: 'eastus',
      capacity: { key: 'openaiCapacity', value: 30 },
      deployments: [
        { name: 'chat', model: 'gpt-5.4-mini', version: '2026-03-17', sku: 'GlobalStandard', capacity: 30 },
      ],
    },
  ],
  service: { name: 'apim-1', location: 'eastus', sku: 'BasicV2' },
  purgeOnDestroy: true,
  monitoring: true,
};

function run(asked: Wanted = wanted): Promise<PreflightRow[]> {
  const credential = { getToken: async () => ({ token: 'token', expiresOnTimestamp: Date.now() + 3_600_000 }) };
  return preflight(asked, azureReads(credential, subscriptionId, { endpoint: azure.url }));
}

async function rowsThatAreNotOk(asked?: Wanted): Promise<string[]> {
  return (await run(asked))
    .filter((row) => row.verdict !== 'ok')
    .map((row) => `${row.verdict} ${row.check} ${row.subject}: ${row.detail}`);
}

test('a subscription with everything has nothing in the way', async () => {
  expect(await rowsThatAreNotOk()).toEqual([]);
  expect((await run()).map((row) => row.check)).toEqual(
    expect.arrayContaining(['resource provider', 'right', 'model', 'quota', 'soft-deleted', 'API Management']),
  );
});

test('a resource provider that is not registered', async () => {
  answers[`${subscription}/providers/Microsoft.ApiManagement`] = { registrationState: 'NotRegistered' };
  expect(await rowsThatAreNotOk()).toEqual([
    'problem resource provider Microsoft.ApiManagement: NotRegistered: run `az provider register --namespace Microsoft.ApiManagement`',
  ]);
});

test('missing rights: to assign roles is a problem, to purge a warning', async () => {
  answers[`${subscription}/providers/Microsoft.Authorization/permissions`] = {
    value: [{ actions: ['*/read', 'Microsoft.CognitiveServices/accounts/*'], notActions: [] }],
  };
  expect((await rowsThatAreNotOk()).map((row) => row.split(':')[0])).toEqual([
    'problem right assign roles',
    'warning right purge accounts',
    'warning right purge the service',
  ]);
});

test('a right that a role takes away again is missing', async () => {
  answers[`${subscription}/providers/Microsoft.Authorization/permissions`] = {
    value: [{ actions: ['*'], notActions: ['Microsoft.Authorization/*/Write'] }],
  };
  expect((await rowsThatAreNotOk())[0]).toContain('Microsoft.Authorization/roleAssignments/write is missing');
});

test('a model, a version or a SKU that the region does not offer', async () => {
  const [account] = wanted.accounts;
  const [deployment] = account?.deployments ?? [];
  const other = (changes: object): Wanted =>
    ({ ...wanted, accounts: [{ ...account, deployments: [{ ...deployment, ...changes }] }] }) as Wanted;
  expect((await rowsThatAreNotOk(other({ version: '1' })))[0]).toContain('version 1 is not offered, but 2026-03-17');
  expect((await rowsThatAreNotOk(other({ sku: 'Standard' })))[0]).toContain(
    'SKU Standard is not offered, but GlobalStandard',
  );
  expect((await rowsThatAreNotOk(other({ model: 'gpt-9' })))[0]).toContain('not offered in eastus');
});

test('accounts in one region share its quota', async () => {
  const [account] = wanted.accounts;
  const asked = { ...wanted, accounts: [account, { ...account, name: 'oai-1-second' }] } as Wanted;
  expect(await rowsThatAreNotOk(asked)).toEqual([
    'problem quota eastus GlobalStandard.gpt-5.4-mini: 60 thousand TPM asked, 40 left; run `pulumi config set openaiCapacity 20`, or ask for more quota',
  ]);
});

test("an account's own capacity is what has to shrink, each in proportion", async () => {
  const [account] = wanted.accounts;
  const [deployment] = account?.deployments ?? [];
  const own = { key: 'accounts[1].capacity', value: 130 };
  const second = { ...account, name: 'oai-1-second', capacity: own, deployments: [{ ...deployment, capacity: 130 }] };
  expect((await rowsThatAreNotOk({ ...wanted, accounts: [account, second] } as Wanted))[0]).toContain(
    "160 thousand TPM asked, 40 left; run `pulumi config set openaiCapacity 7` and `pulumi config set --path 'accounts[1].capacity' 32`, or",
  );
});

test('where no quota is left there is nothing to shrink to', async () => {
  answers[`${subscription}/providers/Microsoft.CognitiveServices/locations/eastus/usages`] = { value: [] };
  expect((await rowsThatAreNotOk())[0]).toContain('30 thousand TPM asked, 0 left; ask for quota or choose another');
});

test('the quota is the one that the offer names, which is not that of the model for provisioned capacity', async () => {
  answers[`${subscription}/providers/Microsoft.CognitiveServices/locations/eastus/models`] = {
    value: [
      {
        kind: 'OpenAI',
        model: {
          name: 'gpt-5.4-mini',
          version: '2026-03-17',
          skus: [{ name: 'GlobalProvisionedManaged', usageName: 'OpenAI.GlobalProvisionedManaged' }],
        },
      },
    ],
  };
  answers[`${subscription}/providers/Microsoft.CognitiveServices/locations/eastus/usages`] = {
    value: [{ name: { value: 'OpenAI.GlobalProvisionedManaged' }, currentValue: 0, limit: 29 }],
  };
  const [account] = wanted.accounts;
  const [deployment] = account?.deployments ?? [];
  const provisioned = { ...account, deployments: [{ ...deployment, sku: 'GlobalProvisionedManaged' }] };
  expect(await rowsThatAreNotOk({ ...wanted, accounts: [provisioned] } as Wanted)).toEqual([
    'problem quota eastus GlobalProvisionedManaged: 30 thousand TPM asked, 29 left; run `pulumi config set openaiCapacity 29`, or ask for more quota',
  ]);
});

test('what monitoring needs is not asked for where it is switched off', async () => {
  answers[`${subscription}/providers/Microsoft.Insights`] = { registrationState: 'NotRegistered' };
  expect(await rowsThatAreNotOk()).toHaveLength(1);
  expect(await rowsThatAreNotOk({ ...wanted, monitoring: false })).toEqual([]);
});

test('rights on a second page count', async () => {
  const path = `${subscription}/providers/Microsoft.Authorization/permissions`;
  answers[path] = { value: [], nextLink: `${azure.url}${path}/next?api-version=2022-04-01` };
  answers[`${path}/next`] = { value: [{ actions: ['*'], notActions: [] }] };
  expect(await rowsThatAreNotOk()).toEqual([]);
});

test('a soft-deleted account of another name may hold quota, where the location is wanted', async () => {
  const held = (location: string) => ({
    id: `${subscription}/providers/Microsoft.CognitiveServices/locations/x/resourceGroups/old/deletedAccounts/a`,
    name: `other-${location.length}`,
    location,
  });
  answers[`${subscription}/providers/Microsoft.CognitiveServices/deletedAccounts`] = {
    value: [held('East US'), held('westus')],
  };
  expect(await rowsThatAreNotOk()).toEqual([
    'warning soft-deleted other-7: may hold quota in eastus: run `az cognitiveservices account purge --name other-7 --resource-group old --location eastus`',
  ]);
});

test.each([
  ['is not asked for twice', 'eastus', 0],
  ['is asked for again in another location', 'westus', 1],
])('what the stack has deployed already %s', async (_, location, problems) => {
  const id = `${subscription}/resourceGroups/group/providers/Microsoft.CognitiveServices/accounts/oai-1-eastus`;
  answers[`${subscription}/providers/Microsoft.CognitiveServices/accounts`] = {
    value: [{ id, name: 'oai-1-eastus', location }],
  };
  answers[`${id}/deployments`] = {
    value: [
      { name: 'chat', sku: { name: 'GlobalStandard', capacity: 60 }, properties: { model: { name: 'gpt-5.4-mini' } } },
    ],
  };
  const [account] = wanted.accounts;
  const [deployment] = account?.deployments ?? [];
  expect(
    await rowsThatAreNotOk({
      ...wanted,
      accounts: [{ ...account, deployments: [{ ...deployment, capacity: 100 }] }],
    } as Wanted),
  ).toHaveLength(problems);
});

test('soft-deleted accounts and services that hold a name, with the command that purges them', async () => {
  answers[`${subscription}/providers/Microsoft.CognitiveServices/deletedAccounts`] = {
    value: [
      {
        id: `${subscription}/providers/Microsoft.CognitiveServices/locations/eastus/resourceGroups/old/deletedAccounts/oai-1-eastus`,
        name: 'oai-1-eastus',
        location: 'eastus',
      },
    ],
  };
  answers[`${subscription}/providers/Microsoft.ApiManagement/deletedservices`] = {
    value: [{ name: 'apim-1', location: 'East US' }],
  };
  expect(await rowsThatAreNotOk()).toEqual([
    'problem soft-deleted oai-1-eastus: holds a wanted name: run `az cognitiveservices account purge --name oai-1-eastus --resource-group old --location eastus`',
    "problem soft-deleted apim-1: holds the service's name: run `az apim deletedservice purge --service-name apim-1 --location eastus`",
  ]);
});

test("another service's name is nobody's business", async () => {
  answers[`${subscription}/providers/Microsoft.ApiManagement/deletedservices`] = {
    value: [{ name: 'apim-2', location: 'eastus' }],
  };
  expect(await rowsThatAreNotOk()).toEqual([]);
});

test('an offer for accounts of another kind is none', async () => {
  answers[`${subscription}/providers/Microsoft.CognitiveServices/locations/eastus/models`] = {
    value: [
      {
        kind: 'AIServices',
        model: { name: 'gpt-5.4-mini', version: '2026-03-17', skus: [{ name: 'GlobalStandard' }] },
      },
    ],
  };
  expect((await rowsThatAreNotOk())[0]).toContain('problem model eastus gpt-5.4-mini: not offered in eastus');
});

test('an API Management SKU that the region does not have', async () => {
  expect((await rowsThatAreNotOk({ ...wanted, service: { ...wanted.service, sku: 'PremiumV2' } }))[0]).toContain(
    "not offered in eastus: run `pulumi config set --path 'apim.sku' SKU` with another one",
  );
});

test('an endpoint that does not answer is a row, not a crash', async () => {
  delete answers[`${subscription}/providers/Microsoft.ApiManagement/skus`];
  expect((await rowsThatAreNotOk())[0]).toContain('problem API Management : could not be read');
});
