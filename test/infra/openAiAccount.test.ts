import { expect, test } from 'vitest';
import { OpenAiAccount, type OpenAiAccountArgs } from '../../infra/openAiAccount';
import type { AccountDefinition } from '../../policies';
import { promiseOf, runWithMocks } from './mockEngine';

const deployment = (name: string): AccountDefinition['deployments'][number] => ({
  name,
  model: `model-of-${name}`,
  version: '1',
  sku: 'GlobalStandard',
  capacity: 30,
  requestsPerMinute: 180,
});

const account: AccountDefinition = {
  name: 'oai-1-eastus',
  shortName: 'eastus',
  location: 'eastus',
  priority: 1,
  weight: 1,
  host: 'oai-1-eastus.openai.azure.com',
  url: 'https://oai-1-eastus.openai.azure.com',
  deployments: [deployment('chat'), deployment('embedding'), deployment('reasoning')],
};

function run(change: Partial<OpenAiAccountArgs> = {}) {
  return runWithMocks(
    () =>
      new OpenAiAccount('account-eastus', {
        account,
        resourceGroupName: 'group',
        subscriptionId: 'ours',
        principalId: 'principal',
        purgeOnDestroy: true,
        protect: false,
        tags: { owner: 'me' },
        ...change,
      }),
  );
}

test('the account takes no keys and has a subdomain of its own, where tokens are accepted', async () => {
  const { inputs } = (await run()).one('cognitiveservices:Account');
  expect(inputs).toEqual({
    resourceGroupName: 'group',
    accountName: 'oai-1-eastus',
    location: 'eastus',
    kind: 'OpenAI',
    sku: { name: 'S0' },
    properties: { customSubDomainName: 'oai-1-eastus', disableLocalAuth: true, publicNetworkAccess: 'Enabled' },
    tags: { owner: 'me' },
  });
});

test('each deployment waits for the one before, since Azure takes one at a time', async () => {
  const engine = await run();
  const waits = engine
    .ofType('cognitiveservices:Deployment')
    .map(({ name, dependsOn }) => [name, dependsOn.filter((other) => other.startsWith('account-eastus-'))]);
  expect(waits).toEqual([
    ['account-eastus-chat', []],
    ['account-eastus-embedding', ['account-eastus-chat']],
    ['account-eastus-reasoning', ['account-eastus-embedding']],
  ]);
});

test('a deployment has its model, its SKU and its capacity, and keeps its version', async () => {
  expect((await run()).one('cognitiveservices:Deployment', 'account-eastus-chat').inputs).toMatchObject({
    accountName: 'oai-1-eastus',
    deploymentName: 'chat',
    sku: { name: 'GlobalStandard', capacity: 30 },
    properties: {
      model: { format: 'OpenAI', name: 'model-of-chat', version: '1' },
      versionUpgradeOption: 'NoAutoUpgrade',
    },
  });
});

test("the gateway's identity may call models and nothing else, and is found although it is new", async () => {
  const engine = await run();
  expect(engine.one('authorization:RoleAssignment').inputs).toEqual({
    scope: '/ids/account-eastus',
    principalId: 'principal',
    principalType: 'ServicePrincipal',
    roleDefinitionId:
      '/subscriptions/ours/providers/Microsoft.Authorization/roleDefinitions/5e0bd9bd-7b93-4f28-af87-19fc36ad61bd',
  });
});

test('the account depends on its purge, which is so created before and deleted after', async () => {
  const engine = await run();
  expect(engine.one('cognitiveservices:Account').dependsOn).toContain('account-eastus-purge');
  expect(engine.one('pulumi-nodejs:dynamic:Resource').inputs).toMatchObject({
    kind: 'account',
    subscriptionId: 'ours',
    location: 'eastus',
    resourceGroupName: 'group',
    name: 'oai-1-eastus',
  });
});

test('without purging there is no such resource', async () => {
  const engine = await run({ purgeOnDestroy: false });
  expect(engine.ofType('pulumi-nodejs:dynamic:Resource')).toEqual([]);
  expect(engine.one('cognitiveservices:Account').dependsOn).toEqual([]);
});

test('protect guards the account, and not what can be made again', async () => {
  const engine = await run({ protect: true });
  const guarded = engine.all.filter((resource) => resource.protect).map(({ type }) => type);
  expect(guarded).toEqual(['cognitiveservices:Account']);
});

test('an account that exists gets the role, named in its own subscription, and nothing else', async () => {
  const existingResourceId =
    '/subscriptions/theirs/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/their-account';
  const engine = await run({ account: { ...account, existingResourceId } });
  expect(engine.all.map(({ type }) => type)).toEqual([
    'azure-openai-load-balancer:infra:OpenAiAccount',
    'authorization:RoleAssignment',
  ]);
  const { inputs } = engine.one('authorization:RoleAssignment');
  expect(inputs.scope).toBe(existingResourceId);
  expect(inputs.roleDefinitionId).toMatch(/^\/subscriptions\/theirs\//);
  expect(await promiseOf(engine.result.accountId)).toBe(existingResourceId);
});
