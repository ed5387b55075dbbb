import type { Cloud } from '../cloud';
import { AzureError, at, type Json, type Kind, required, text } from '../kind';
import { subscriptionId } from '../subscription';
import { locations } from './foundation';

/** Models that the stand-in's regions offer, with versions and SKUs (models page, 2026-04). */
const models: { readonly [name: string]: { readonly versions: readonly string[]; readonly skus: readonly string[] } } =
  {
    'gpt-5.4-mini': { versions: ['2026-03-17'], skus: ['GlobalStandard', 'DataZoneStandard'] },
    'gpt-5-mini': { versions: ['2025-08-07'], skus: ['GlobalStandard', 'DataZoneStandard'] },
    'text-embedding-3-large': { versions: ['1'], skus: ['GlobalStandard', 'DataZoneStandard', 'Standard'] },
    'text-embedding-3-small': { versions: ['1'], skus: ['GlobalStandard', 'DataZoneStandard', 'Standard'] },
  };

function accountId(inputs: Json): string {
  return `/subscriptions/${subscriptionId}/resourceGroups/${text(inputs, 'resourceGroupName')}/providers/Microsoft.CognitiveServices/accounts/${text(inputs, 'accountName')}`;
}

/** Quota is counted by region, model and SKU. */
function quotaKey(location: string, deployment: Json): string {
  return `${location}/${text(deployment, 'properties.model.name')}/${text(deployment, 'sku.name')}`;
}

function deploymentsOf(cloud: Cloud, account: string) {
  return cloud
    .all('azure-native:cognitiveservices:Deployment')
    .filter((deployment) => deployment.id.toLowerCase().startsWith(`${account.toLowerCase()}/`));
}

function quotaInUse(cloud: Cloud, key: string, except: string | undefined): number {
  let used = 0;
  for (const account of cloud.all('azure-native:cognitiveservices:Account')) {
    for (const deployment of deploymentsOf(cloud, account.id)) {
      if (deployment.id === except || quotaKey(text(account.inputs, 'location'), deployment.inputs) !== key) continue;
      used += Number(at(deployment.inputs, 'sku.capacity') ?? 0);
    }
  }
  for (const entry of cloud.softDeleted) used += entry.quota[key] ?? 0;
  return used;
}

export const cognitiveServicesKinds: readonly Kind[] = [
  {
    type: 'azure-native:cognitiveservices:Account',
    name: 'accountName',
    autoName: 'random',
    replaceOn: ['resourceGroupName', 'location', 'kind', 'properties.customSubDomainName'],
    id: accountId,
    judge: (inputs, cloud, existing) => {
      required(inputs, 'kind', 'sku.name', 'location', 'properties.customSubDomainName');
      const name = text(inputs, 'accountName');
      const subdomain = text(inputs, 'properties.customSubDomainName');
      if (text(inputs, 'sku.name') !== 'S0') {
        throw new AzureError(
          400,
          'InvalidSku',
          `The SKU '${text(inputs, 'sku.name')}' is not valid for kind 'OpenAI'.`,
        );
      }
      if (!locations.has(text(inputs, 'location'))) {
        throw new AzureError(
          400,
          'LocationNotAvailableForResourceType',
          `The location '${text(inputs, 'location')}' is not available for 'Microsoft.CognitiveServices/accounts'.`,
        );
      }
      const held = cloud.softDeleted.find((entry) => entry.kind === 'account' && entry.name === name);
      if (held && !existing) {
        throw new AzureError(
          409,
          'FlagMustBeSetForRestore',
          `An existing resource with ID '${accountId(inputs)}' has been soft-deleted. To restore the resource, you must specify 'restore' to be 'true' in the property. If you don't want to restore existing resource, please purge it first.`,
        );
      }
      const taken =
        cloud.softDeleted.some((entry) => entry.customSubDomainName === subdomain) ||
        cloud
          .all('azure-native:cognitiveservices:Account')
          .some(
            (other) => other.id !== existing?.id && text(other.inputs, 'properties.customSubDomainName') === subdomain,
          );
      if (taken) {
        throw new AzureError(
          400,
          'CustomDomainInUse',
          `Please pick a different name. The subdomain name '${subdomain}' is not available as it's already used by a resource.`,
        );
      }
    },
    outputs: (inputs) => ({
      name: text(inputs, 'accountName'),
      properties: {
        endpoint: `https://${text(inputs, 'properties.customSubDomainName')}.openai.azure.com/`,
        provisioningState: 'Succeeded',
      },
    }),
    deleted: (resource, cloud) => {
      const location = text(resource.inputs, 'location');
      const quota: { [key: string]: number } = {};
      for (const deployment of deploymentsOf(cloud, resource.id)) {
        const key = quotaKey(location, deployment.inputs);
        quota[key] = (quota[key] ?? 0) + Number(at(deployment.inputs, 'sku.capacity') ?? 0);
      }
      cloud.softDelete({
        kind: 'account',
        name: text(resource.inputs, 'accountName'),
        location,
        resourceGroupName: text(resource.inputs, 'resourceGroupName'),
        customSubDomainName: text(resource.inputs, 'properties.customSubDomainName'),
        quota,
      });
    },
  },
  {
    type: 'azure-native:cognitiveservices:Deployment',
    name: 'deploymentName',
    autoName: 'random',
    replaceOn: ['resourceGroupName', 'accountName'],
    id: (inputs) => `${accountId(inputs)}/deployments/${text(inputs, 'deploymentName')}`,
    exclusive: accountId,
    judge: (inputs, cloud, existing) => {
      required(inputs, 'sku.name', 'sku.capacity', 'properties.model.name', 'properties.model.format');
      const account = cloud.find(accountId(inputs));
      if (!account)
        throw new AzureError(
          404,
          'ParentResourceNotFound',
          `The account '${text(inputs, 'accountName')}' was not found.`,
        );
      const name = text(inputs, 'properties.model.name');
      const version = text(inputs, 'properties.model.version');
      const sku = text(inputs, 'sku.name');
      const offered = models[name];
      if (!offered?.versions.includes(version)) {
        throw new AzureError(
          400,
          'DeploymentModelNotSupported',
          `The model 'Format:OpenAI,Name:${name},Version:${version}' of account deployment is not supported.`,
        );
      }
      if (!offered.skus.includes(sku)) {
        throw new AzureError(
          400,
          'InvalidResourceProperties',
          `The specified SKU '${sku}' of account deployment is not supported by the model 'Format:OpenAI,Name:${name},Version:${version}'.`,
        );
      }
      const key = quotaKey(text(account.inputs, 'location'), inputs);
      const wanted = Number(at(inputs, 'sku.capacity'));
      const left = (cloud.options.quota?.[key] ?? 1000) - quotaInUse(cloud, key, existing?.id);
      if (wanted > left) {
        throw new AzureError(
          400,
          'InsufficientQuota',
          `This operation require ${wanted} new capacity in quota Tokens Per Minute (thousands) - ${name}, which is bigger than the current available capacity ${left}.`,
        );
      }
    },
    outputs: (inputs) => ({ name: text(inputs, 'deploymentName') }),
  },
];
