import * as pulumi from '@pulumi/pulumi';
import { beforeAll, expect, test } from 'vitest';
import { Gateway, type GatewayArgs } from '../../infra/gateway';
import { Monitoring } from '../../infra/monitoring';
import { defaultSettings, gatewayDefinition } from '../../policies';
import { promiseOf, type Registrations, runWithMocks, secret } from './mockEngine';

const definition = gatewayDefinition(
  { ...defaultSettings(), clients: [{ name: 'default' }, { name: 'web-app' }] },
  { accountName: ({ name }) => `oai-1-${name}` },
);

function run(change: Partial<GatewayArgs> | (() => Partial<GatewayArgs>) = {}) {
  return runWithMocks(
    () =>
      new Gateway('gateway', {
        definition,
        serviceName: 'apim-1',
        resourceGroupName: 'group',
        location: 'eastus',
        subscriptionId: 'subscription',
        tenantId: 'tenant',
        sku: 'BasicV2',
        units: 2,
        publisherEmail: 'me@example.com',
        publisherName: 'Me',
        identity: { id: '/ids/identity', clientId: 'client' },
        purgeOnDestroy: true,
        protect: false,
        tags: { owner: 'me' },
        ...(typeof change === 'function' ? change() : change),
      }),
  );
}

/** What a gateway registers with two clients, without monitoring. */
let engine: Registrations<Gateway>;

beforeAll(async () => {
  engine = await run();
});

test('the service runs as the identity that the accounts let in', async () => {
  expect(engine.one('apimanagement:ApiManagementService').inputs).toMatchObject({
    resourceGroupName: 'group',
    serviceName: 'apim-1',
    location: 'eastus',
    sku: { name: 'BasicV2', capacity: 2 },
    publisherEmail: 'me@example.com',
    publisherName: 'Me',
    identity: { type: 'UserAssigned', userAssignedIdentities: { '/ids/identity': {} } },
    tags: { owner: 'me' },
  });
});

test('the API is at the root and lets the policy judge who comes', async () => {
  expect(engine.one('apimanagement:Api').inputs).toMatchObject({
    path: '',
    subscriptionRequired: false,
    subscriptionKeyParameterNames: { header: 'api-key' },
  });
});

test('every operation of the definition is there, under a name that says what it is and the one it had', async () => {
  const operations = engine.ofType('apimanagement:ApiOperation');
  expect(operations.map(({ inputs }) => inputs.operationId).sort()).toEqual(
    definition.operations.map(({ id }) => id).sort(),
  );
  for (const { name, inputs, formerNames } of operations) {
    expect(name).toBe(`operation-${inputs.operationId}`);
    expect(formerNames).toEqual([inputs.operationId]);
  }
});

test('a backend for each account, with its certificate checked', async () => {
  const backends = engine.ofType('apimanagement:Backend');
  expect(backends.map(({ inputs }) => [inputs.backendId, inputs.url])).toEqual([
    ['eastus', 'https://oai-1-eastus.openai.azure.com'],
    ['eastus2', 'https://oai-1-eastus2.openai.azure.com'],
    ['northcentralus', 'https://oai-1-northcentralus.openai.azure.com'],
  ]);
  for (const { inputs } of backends)
    expect(inputs.tls).toEqual({ validateCertificateChain: true, validateCertificateName: true });
});

test('each client has a subscription of this API, and its key as an output', async () => {
  expect(engine.ofType('apimanagement:Subscription').map(({ inputs }) => [inputs.sid, inputs.scope])).toEqual([
    ['default', '/apis/azure-openai'],
    ['web-app', '/apis/azure-openai'],
  ]);
  const { keys } = engine.result;
  expect(Object.keys(keys)).toEqual(['default', 'web-app']);
  for (const key of Object.values(keys)) {
    expect(await promiseOf(key)).toBe('primary');
    expect(await pulumi.isSecret(key)).toBe(true);
  }
});

test('named values: tenant and identity in the open, keys as secrets', async () => {
  const values = engine
    .ofType('apimanagement:NamedValue')
    .map(({ inputs }) => [inputs.namedValueId, inputs.secret, inputs.value]);
  expect(values).toEqual([
    ['identity-client-id', false, 'client'],
    ['tenant-id', false, 'tenant'],
    ['client-key-default', true, secret('primary')],
    ['client-key-web-app', true, secret('primary')],
  ]);
});

test('the policy goes up byte for byte, after all that it names', async () => {
  const { inputs, dependsOn } = engine.one('apimanagement:ApiPolicy');
  expect(inputs).toMatchObject({ policyId: 'policy', format: 'rawxml', value: definition.policies[0]?.xml });
  expect(dependsOn).toEqual(
    expect.arrayContaining([
      'backend-eastus',
      'backend-eastus2',
      'backend-northcentralus',
      'named-value-tenant-id',
      'named-value-identity-client-id',
      'named-value-client-key-default',
      'named-value-client-key-web-app',
    ]),
  );
});

test('a fragment waits for the named values, and the policy for the fragment', async () => {
  const engine = await run({ definition: { ...definition, fragments: [{ id: 'shared', xml: '<fragment />' }] } });
  const fragment = engine.one('apimanagement:PolicyFragment', 'shared');
  expect(fragment.inputs).toMatchObject({ format: 'rawxml', value: '<fragment />' });
  expect(fragment.dependsOn).toContain('named-value-tenant-id');
  expect(engine.one('apimanagement:ApiPolicy').dependsOn).toContain('shared');
});

test('a named value of a client that does not exist is refused by name', async () => {
  const broken = { id: 'k', secret: true, from: { clientKey: 'nobody' } };
  await expect(run({ definition: { ...definition, namedValues: [broken] } })).rejects.toThrow(
    'The named value k wants the key of nobody, who is no client.',
  );
});

test('purge and protection of the service', async () => {
  const engine = await run({ protect: true });
  expect(engine.one('apimanagement:ApiManagementService').dependsOn).toContain('gateway-purge');
  expect(engine.one('pulumi-nodejs:dynamic:Resource', 'gateway-purge').inputs).toMatchObject({
    kind: 'service',
    name: 'apim-1',
    location: 'eastus',
  });
  expect(engine.all.filter((resource) => resource.protect).map(({ name }) => name)).toEqual(['gateway']);
  const unpurged = await run({ purgeOnDestroy: false });
  expect(unpurged.ofType('pulumi-nodejs:dynamic:Resource')).toEqual([]);
});

test('diagnostics of the API: token metrics, all errors, and neither bodies nor headers', async () => {
  const engine = await run(() => ({
    monitoring: new Monitoring('monitoring', {
      resourceGroupName: 'group',
      location: 'eastus',
      retentionInDays: 30,
      tags: {},
    }),
  }));
  const nothing = { body: { bytes: 0 }, headers: [] };
  expect(engine.one('apimanagement:ApiDiagnostic').inputs).toMatchObject({
    diagnosticId: 'applicationinsights',
    metrics: true,
    alwaysLog: 'allErrors',
    frontend: { request: nothing, response: nothing },
    backend: { request: nothing, response: nothing },
  });
  expect(engine.one('apimanagement:Logger').inputs.credentials).toEqual(
    secret({ connectionString: 'InstrumentationKey=instrumentation-key' }),
  );
});

test('without monitoring there are neither logger nor diagnostics', async () => {
  expect([...engine.ofType('apimanagement:Logger'), ...engine.ofType('apimanagement:ApiDiagnostic')]).toEqual([]);
});
