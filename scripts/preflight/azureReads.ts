import { ApiManagementClient } from '@azure/arm-apimanagement';
import { CognitiveServicesManagementClient } from '@azure/arm-cognitiveservices';
import { ResourceManagementClient } from '@azure/arm-resources';
import { createPipelineRequest } from '@azure/core-rest-pipeline';
import type { TokenCredential } from '@azure/identity';

/** A SKU that a region offers for a model. */
export interface OfferedSku {
  readonly name: string;
  /** The quota that its deployments count against; Azure does not always say. */
  readonly usage?: string | undefined;
}

/** What a deployment that is there takes. */
export interface ExistingDeployment {
  readonly model: string;
  readonly version: string;
  readonly sku: string;
  /** Thousand tokens per minute. */
  readonly capacity: number;
}

/** All that preflight reads from a subscription. Nothing is written. */
export interface AzureReads {
  /** `Registered`, `NotRegistered`, … */
  readonly providerState: (namespace: string) => Promise<string>;
  /** What the signed-in principal may do on the subscription. */
  readonly permissions: () => Promise<
    readonly { readonly actions: readonly string[]; readonly notActions: readonly string[] }[]
  >;
  readonly models: (
    location: string,
  ) => Promise<readonly { readonly name: string; readonly version: string; readonly skus: readonly OfferedSku[] }[]>;
  /** Quota by name, for example `OpenAI.GlobalStandard.gpt-5.4-mini`, in thousand tokens per minute. */
  readonly usages: (
    location: string,
  ) => Promise<readonly { readonly name: string; readonly current: number; readonly limit: number }[]>;
  /** Deployments of the named accounts, as far as they are there and in that location. */
  readonly deployed: (location: string, accounts: ReadonlySet<string>) => Promise<readonly ExistingDeployment[]>;
  readonly deletedAccounts: () => Promise<
    readonly { readonly name: string; readonly location: string; readonly resourceGroupName: string }[]
  >;
  readonly deletedServices: () => Promise<readonly { readonly name: string; readonly location: string }[]>;
  readonly serviceSkus: () => Promise<readonly { readonly name: string; readonly locations: readonly string[] }[]>;
}

/** Where the management endpoints are: Azure's, or a stand-in on loopback. */
export interface ReadsOptions {
  /** Base URL of Azure Resource Manager, without a slash at the end. */
  readonly endpoint: string;
}

/** {@link AzureReads} with Azure's own SDK. */
export function azureReads(credential: TokenCredential, subscriptionId: string, options: ReadsOptions): AzureReads {
  const insecure = options.endpoint.startsWith('http://127.0.0.1:');
  const client = {
    endpoint: options.endpoint,
    allowInsecureConnection: insecure,
    retryOptions: { maxRetries: insecure ? 0 : 3 },
  };
  const cognitive = new CognitiveServicesManagementClient(credential, subscriptionId, client);
  const management = new ApiManagementClient(credential, subscriptionId, client);
  const resources = new ResourceManagementClient(credential, subscriptionId, client);
  if (insecure) {
    // The SDK refuses to send a token in the clear; towards loopback there is none worth hiding.
    for (const { pipeline } of [cognitive, management, resources])
      pipeline.removePolicy({ name: 'bearerTokenAuthenticationPolicy' });
  }
  return {
    providerState: async (namespace) => (await resources.providers.get(namespace)).registrationState ?? 'unknown',

    permissions: async () => {
      const permissions: { actions: string[]; notActions: string[] }[] = [];
      let url: string | undefined =
        `${options.endpoint}/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/permissions?api-version=2022-04-01`;
      while (url !== undefined) {
        const answer = await resources.sendRequest(createPipelineRequest({ url, allowInsecureConnection: insecure }));
        if (answer.status !== 200) throw new Error(`the permissions endpoint answered ${answer.status}`);
        const page = JSON.parse(answer.bodyAsText ?? '{}') as {
          value?: { actions?: string[]; notActions?: string[] }[];
          nextLink?: string;
        };
        for (const { actions = [], notActions = [] } of page.value ?? []) permissions.push({ actions, notActions });
        url = page.nextLink;
      }
      return permissions;
    },

    models: async (location) => {
      const offers: { name: string; version: string; skus: OfferedSku[] }[] = [];
      for await (const { kind, model } of cognitive.models.list(location)) {
        if (kind !== 'OpenAI' || !model?.name) continue;
        offers.push({
          name: model.name,
          version: model.version ?? '',
          skus: (model.skus ?? []).map((sku) => ({ name: sku.name ?? '', usage: sku.usageName })),
        });
      }
      return offers;
    },

    usages: async (location) => {
      const usages: { name: string; current: number; limit: number }[] = [];
      for await (const usage of cognitive.usages.list(location)) {
        usages.push({ name: usage.name?.value ?? '', current: usage.currentValue ?? 0, limit: usage.limit ?? 0 });
      }
      return usages;
    },

    deployed: async (location, accounts) => {
      const found: ExistingDeployment[] = [];
      for await (const account of cognitive.accounts.list()) {
        if (!account.name || !accounts.has(account.name) || account.location !== location) continue;
        const group = /\/resourceGroups\/([^/]+)\//i.exec(account.id ?? '')?.[1] ?? '';
        for await (const { sku, properties } of cognitive.deployments.list(group, account.name)) {
          found.push({
            model: properties?.model?.name ?? '',
            version: properties?.model?.version ?? '',
            sku: sku?.name ?? '',
            capacity: sku?.capacity ?? 0,
          });
        }
      }
      return found;
    },

    deletedAccounts: async () => {
      const held: { name: string; location: string; resourceGroupName: string }[] = [];
      for await (const account of cognitive.deletedAccounts.list()) {
        const resourceGroupName = /\/resourceGroups\/([^/]+)\//i.exec(account.id ?? '')?.[1] ?? '';
        held.push({ name: account.name ?? '', location: account.location ?? '', resourceGroupName });
      }
      return held;
    },

    deletedServices: async () => {
      const held: { name: string; location: string }[] = [];
      for await (const service of management.deletedServices.listBySubscription()) {
        held.push({ name: service.name ?? '', location: service.location ?? '' });
      }
      return held;
    },

    serviceSkus: async () => {
      const offers: { name: string; locations: string[] }[] = [];
      for await (const sku of management.apiManagementSkus.list()) {
        if (sku.resourceType === 'service') offers.push({ name: sku.name ?? '', locations: sku.locations ?? [] });
      }
      return offers;
    },
  };
}
