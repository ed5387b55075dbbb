import type { TokenCredential } from '@azure/identity';

/**
 * The credential that Azure's own provider for Pulumi would use: the `ARM_*` variables (client secret, or OpenID
 * Connect in CI), else whoever is signed in (`az login`, managed identity, …).
 *
 * The body requires what it needs itself: Pulumi serialises this function into the state of the purge resources, and a
 * function that captures a module would change with every version of it.
 */
export function azureCredential(): TokenCredential {
  const identity: typeof import('@azure/identity') = require('@azure/identity');
  const { ARM_TENANT_ID: tenant, ARM_CLIENT_ID: client, ARM_CLIENT_SECRET: secret } = process.env;
  if (tenant && client && secret) return new identity.ClientSecretCredential(tenant, client, secret);
  if (tenant && client && process.env.ARM_USE_OIDC === 'true') {
    return new identity.ClientAssertionCredential(tenant, client, () => openIdToken());
  }
  return new identity.DefaultAzureCredential();
}

/**
 * The token that a CI job proves itself with: the one in ARM_OIDC_TOKEN, or a fresh one from the job's token endpoint
 * (`ARM_OIDC_REQUEST_*`, or GitHub's `ACTIONS_ID_TOKEN_REQUEST_*`).
 *
 * @throws Error that says what to set when there is neither, or what the endpoint answered
 */
export async function openIdToken(): Promise<string> {
  if (process.env.ARM_OIDC_TOKEN) return process.env.ARM_OIDC_TOKEN;
  const url = process.env.ARM_OIDC_REQUEST_URL ?? process.env.ACTIONS_ID_TOKEN_REQUEST_URL;
  const bearer = process.env.ARM_OIDC_REQUEST_TOKEN ?? process.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN;
  if (!url || !bearer) {
    throw new Error(
      'ARM_USE_OIDC is true, but there is no token: set ARM_OIDC_TOKEN, or give the job `permissions: id-token: write`.',
    );
  }
  const answer = await fetch(`${url}${url.includes('?') ? '&' : '?'}audience=api://AzureADTokenExchange`, {
    headers: { authorization: `Bearer ${bearer}` },
  });
  if (!answer.ok) throw new Error(`The OpenID Connect token endpoint answered ${answer.status}.`);
  return ((await answer.json()) as { value: string }).value;
}
