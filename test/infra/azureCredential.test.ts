import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { azureCredential, openIdToken } from '../../infra/azureCredential';

beforeEach(() => {
  for (const name of Object.keys(process.env)) if (/^(ARM|ACTIONS)_/.test(name)) vi.stubEnv(name, undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

function environment(values: { readonly [name: string]: string }): void {
  for (const [name, value] of Object.entries(values)) vi.stubEnv(name, value);
}

const application = { ARM_TENANT_ID: '11111111-2222-3333-4444-555555555555', ARM_CLIENT_ID: 'client' };

test.each([
  ['a client secret', { ...application, ARM_USE_OIDC: 'true', ARM_CLIENT_SECRET: 'secret' }, 'ClientSecretCredential'],
  ['OpenID Connect', { ...application, ARM_USE_OIDC: 'true' }, 'ClientAssertionCredential'],
  ['an application that cannot prove itself', application, 'DefaultAzureCredential'],
  ['nothing', {}, 'DefaultAzureCredential'],
])('%s in the environment', (_, values, credential) => {
  environment(values);
  expect(azureCredential().constructor.name).toBe(credential);
});

test('a token in the environment is taken as it is', async () => {
  environment({ ARM_OIDC_TOKEN: 'given' });
  expect(await openIdToken()).toBe('given');
});

test.each([
  ['ARM_OIDC_REQUEST', 'https://tokens.example/', 'https://tokens.example/?audience=api://AzureADTokenExchange'],
  [
    'ACTIONS_ID_TOKEN_REQUEST',
    'https://tokens.example/?v=1',
    'https://tokens.example/?v=1&audience=api://AzureADTokenExchange',
  ],
])("a job's token endpoint (%s) is asked for Azure's audience", async (prefix, url, asked) => {
  const endpoint = vi.fn(async () => Response.json({ value: 'fresh' }));
  vi.stubGlobal('fetch', endpoint);
  environment({ [`${prefix}_URL`]: url, [`${prefix}_TOKEN`]: 'job' });
  expect(await openIdToken()).toBe('fresh');
  expect(endpoint).toHaveBeenCalledExactlyOnceWith(asked, { headers: { authorization: 'Bearer job' } });
});

test('a job without the right to tokens is told which', async () => {
  await expect(openIdToken()).rejects.toThrow('give the job `permissions: id-token: write`');
});

test("the endpoint's refusal is told", async () => {
  vi.stubGlobal('fetch', async () => new Response('no', { status: 403 }));
  environment({ ARM_OIDC_REQUEST_URL: 'https://tokens.example', ARM_OIDC_REQUEST_TOKEN: 'job' });
  await expect(openIdToken()).rejects.toThrow('answered 403');
});
