import * as pulumi from '@pulumi/pulumi';
import { MockMonitor } from '@pulumi/pulumi/runtime/mocks';
import { beforeAll, expect, test, vi } from 'vitest';
import { promiseOf, type Registrations, runWithMocks } from './mockEngine';

type Outputs = { readonly [name: string]: pulumi.Output<unknown> };

async function run(config: { readonly [key: string]: string } = {}): Promise<Registrations<Outputs>> {
  const program = (await vi.importActual('../../infra/index')) as { default: () => Promise<Outputs> };
  return runWithMocks(program.default, config);
}

/** What the default configuration registers. */
let engine: Registrations<Outputs>;

beforeAll(async () => {
  engine = await run();
});

test('the default configuration: three accounts, two deployments each, one gateway, and logs', () => {
  const { all } = engine;
  const counts = new Map<string, number>();
  for (const { type } of all) counts.set(type, (counts.get(type) ?? 0) + 1);
  expect(Object.fromEntries(counts)).toMatchObject({
    'cognitiveservices:Account': 3,
    'cognitiveservices:Deployment': 6,
    'authorization:RoleAssignment': 3,
    'managedidentity:UserAssignedIdentity': 1,
    'apimanagement:ApiManagementService': 1,
    'apimanagement:Backend': 3,
    'monitor:DiagnosticSetting': 3,
    'pulumi-nodejs:dynamic:Resource': 4,
  });
});

test('every account has a subdomain of its own', () => {
  const domains = engine
    .ofType('cognitiveservices:Account')
    .map(({ inputs }) => (inputs.properties as { customSubDomainName: string }).customSubDomainName);
  expect(new Set(domains).size).toBe(3);
  for (const domain of domains) expect(domain).toMatch(/^oai-[0-9a-f]{8}-[a-z0-9]+$/);
});

test('tags are on every resource that has a place of its own, protection on accounts and service alone', async () => {
  const { all } = await run({ tags: '{"owner":"me"}', protect: 'true' });
  const located = all.filter(({ type, inputs }) => 'location' in inputs && type !== 'pulumi-nodejs:dynamic:Resource');
  expect(new Set(located.map(({ type }) => type))).toEqual(
    new Set([
      'resources:ResourceGroup',
      'managedidentity:UserAssignedIdentity',
      'operationalinsights:Workspace',
      'applicationinsights:Component',
      'cognitiveservices:Account',
      'apimanagement:ApiManagementService',
    ]),
  );
  for (const { inputs } of located) expect(inputs.tags).toEqual({ owner: 'me' });
  const guarded = all.filter((resource) => resource.protect);
  expect(guarded.map(({ name }) => name).sort()).toEqual([
    'account-eastus',
    'account-eastus2',
    'account-northcentralus',
    'gateway',
  ]);
});

test("aliases for older versions of Azure's API are left out, others are not", () => {
  const { all } = engine;
  expect(all.flatMap(({ formerTypes }) => formerTypes).filter((type) => /\/v\d{8}/.test(type))).toEqual([]);
  expect(engine.one('applicationinsights:Component').formerTypes).toContain('azure-native:insights:Component');
  expect(engine.one('apimanagement:ApiOperation', 'operation-root-models').formerNames).toEqual(['root-models']);
});

test('without monitoring nothing of it is there', async () => {
  const { all } = await run({ monitoring: 'false' });
  const types = ['operationalinsights:', 'applicationinsights:', 'monitor:', 'apimanagement:Logger'];
  expect(all.filter(({ type }) => types.some((prefix) => type.startsWith(prefix)))).toEqual([]);
});

test('keys are secret outputs, the rest can be read by everyone', async () => {
  const { result } = engine;
  const outputs = await Promise.all(
    Object.entries(result).map(async ([name, output]) => [name, await pulumi.isSecret(pulumi.output(output))]),
  );
  expect(Object.fromEntries(outputs)).toEqual({
    APIM_GATEWAY_URL: false,
    keys: true,
    resourceGroup: false,
    apimService: false,
    accounts: false,
    readme: false,
  });
  expect(await promiseOf(pulumi.output(result.keys))).toEqual({ default: 'primary' });
  expect(await promiseOf(pulumi.output(result.readme))).toContain('curl https://gateway/openai/v1/chat/completions');
});

test('a mistake in the configuration ends the program before the first resource', async () => {
  const register = vi.spyOn(MockMonitor.prototype, 'registerResource');
  const error = await run({ maxAttempts: '99', logRetentionDays: '1' }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(pulumi.RunError);
  expect((error as Error).message).toContain('maxAttempts: 99 is not');
  expect((error as Error).message).toContain('logRetentionDays: 1 is not');
  expect(register).not.toHaveBeenCalled();
});
