import * as pulumi from '@pulumi/pulumi';
import { MockMonitor } from '@pulumi/pulumi/runtime/mocks';
import { beforeAll, expect, test, vi } from 'vitest';

interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: { readonly [key: string]: unknown };
}

/** What the engine is told of a resource beside its inputs. */
interface Options {
  readonly dependencies: readonly string[];
  readonly protect: boolean;
}

const registered: Registered[] = [];
const options = new Map<string, Options>();
let outputs: { readonly [name: string]: pulumi.Output<unknown> };

const project = 'azure-openai-load-balancer';

beforeAll(async () => {
  const spy = vi.spyOn(MockMonitor.prototype, 'registerResource');
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs }) => {
        registered.push({ type, name, inputs });
        return {
          id: `/ids/${name}`,
          state: {
            name: inputs.accountName ?? inputs.serviceName ?? name,
            principalId: 'principal',
            clientId: 'client',
            gatewayUrl: 'https://gateway',
            ...inputs,
          },
        };
      },
      call: ({ token }) =>
        token === 'azure-native:authorization:getClientConfig'
          ? { subscriptionId: 'subscription', tenantId: 'tenant', clientId: 'c', objectId: 'o' }
          : { primaryKey: 'primary', secondaryKey: 'secondary' },
    },
    project,
    'dev',
    false,
  );
  pulumi.runtime.setAllConfig({ [`${project}:protect`]: 'true', [`${project}:tags`]: '{"owner":"me"}' });
  const { default: program } = (await vi.importActual('../../infra/index')) as unknown as {
    default: () => Promise<{ [name: string]: pulumi.Output<unknown> }>;
  };
  outputs = await program();
  await promiseOf(outputs.readme as pulumi.Output<unknown>);
  await new Promise((resolve) => setImmediate(resolve));
  for (const [request] of spy.mock.calls) {
    const { name, type } = { name: request.getName(), type: request.getType() };
    options.set(`${type} ${name}`, {
      dependencies: request.getDependenciesList(),
      protect: request.getProtect() === true,
    });
  }
});

function promiseOf<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => {
    output.apply(resolve);
  });
}

function ofType(type: string): Registered[] {
  return registered.filter((resource) => resource.type === `azure-native:${type}`);
}

function optionsOf(type: string, name: string): Options {
  const found = options.get(`azure-native:${type} ${name}`);
  if (!found) throw new Error(`No ${type} ${name}: there are ${[...options.keys()].join(', ')}`);
  return found;
}

test('accounts take no keys and have a subdomain of their own', () => {
  const accounts = ofType('cognitiveservices:Account');
  expect(accounts).toHaveLength(3);
  const domains = accounts.map(
    ({ inputs }) => (inputs.properties as { customSubDomainName: string }).customSubDomainName,
  );
  expect(new Set(domains).size).toBe(3);
  for (const { inputs } of accounts) {
    expect(inputs).toMatchObject({
      kind: 'OpenAI',
      sku: { name: 'S0' },
      properties: { disableLocalAuth: true },
      tags: { owner: 'me' },
    });
  }
});

test('the deployments of an account wait for one another', () => {
  const chat = optionsOf('cognitiveservices:Deployment', 'account-eastus-chat');
  const embedding = optionsOf('cognitiveservices:Deployment', 'account-eastus-embedding');
  const urn = embedding.dependencies.find((dependency) => dependency.endsWith('account-eastus-chat'));
  expect(urn).toBeDefined();
  expect(chat.dependencies.some((dependency) => dependency.endsWith('account-eastus-embedding'))).toBe(false);
});

test('what is purged depends on its purge, so that it goes first', () => {
  expect(
    optionsOf('cognitiveservices:Account', 'account-eastus').dependencies.some((urn) =>
      urn.endsWith('account-eastus-purge'),
    ),
  ).toBe(true);
  expect(
    optionsOf('apimanagement:ApiManagementService', 'gateway').dependencies.some((urn) =>
      urn.endsWith('gateway-purge'),
    ),
  ).toBe(true);
});

test('protect guards accounts and service, and nothing that would be in the way', () => {
  expect(optionsOf('cognitiveservices:Account', 'account-eastus').protect).toBe(true);
  expect(optionsOf('apimanagement:ApiManagementService', 'gateway').protect).toBe(true);
  expect(optionsOf('cognitiveservices:Deployment', 'account-eastus-chat').protect).toBe(false);
});

test("the gateway's identity may use each account and nothing else", () => {
  const roles = ofType('authorization:RoleAssignment');
  expect(roles).toHaveLength(3);
  for (const { inputs } of roles) {
    expect(inputs).toMatchObject({ principalId: 'principal', principalType: 'ServicePrincipal' });
    expect(inputs.roleDefinitionId).toMatch(/5e0bd9bd-7b93-4f28-af87-19fc36ad61bd$/);
  }
});

test('the policy waits for every named value and backend that it names', () => {
  const { dependencies } = optionsOf('apimanagement:ApiPolicy', 'api-policy');
  const names = dependencies.map((urn) => urn.split('::').at(-1));
  expect(names).toEqual(
    expect.arrayContaining([
      'backend-eastus',
      'backend-eastus2',
      'backend-northcentralus',
      'named-value-tenant-id',
      'named-value-identity-client-id',
      'named-value-client-key-default',
    ]),
  );
});

test('diagnostics have token metrics and no bodies', () => {
  expect(ofType('apimanagement:ApiDiagnostic')[0]?.inputs).toMatchObject({
    metrics: true,
    frontend: { request: { body: { bytes: 0 } }, response: { body: { bytes: 0 } } },
  });
});

test('keys are secret, the URL is not', async () => {
  expect(await pulumi.isSecret(outputs.keys as pulumi.Output<unknown>)).toBe(true);
  expect(await pulumi.isSecret(outputs.APIM_GATEWAY_URL as pulumi.Output<unknown>)).toBe(false);
});
