import type { Cloud } from '../cloud';
import { AzureError, at, type Json, type Kind, required, type StoredResource, text } from '../kind';
import { judgePolicy } from '../policyJudge';
import { subscriptionId } from '../subscription';
import { locations } from './foundation';

const skus = new Set([
  'Consumption',
  'Developer',
  'Basic',
  'Standard',
  'Premium',
  'BasicV2',
  'StandardV2',
  'PremiumV2',
]);

function serviceId(inputs: Json): string {
  return `/subscriptions/${subscriptionId}/resourceGroups/${text(inputs, 'resourceGroupName')}/providers/Microsoft.ApiManagement/service/${text(inputs, 'serviceName')}`;
}

/** All children of one service of a type. */
function childrenOf(cloud: Cloud, service: string, type: string): StoredResource[] {
  return cloud
    .all(`azure-native:apimanagement:${type}`)
    .filter((resource) => resource.id.toLowerCase().startsWith(`${service.toLowerCase()}/`));
}

/** A child of the service; `path` is the collection's name, `name` the input with the child's own name. */
function child(
  type: string,
  path: string | ((inputs: Json) => string),
  name: string,
  more: Partial<Pick<Kind, 'judge' | 'outputs' | 'replaceOn' | 'deleted'>> = {},
): Kind {
  const collection = typeof path === 'string' ? () => path : path;
  return {
    type: `azure-native:apimanagement:${type}`,
    name,
    autoName: 'copy',
    replaceOn: ['resourceGroupName', 'serviceName', ...(more.replaceOn ?? [])],
    id: (inputs) => `${serviceId(inputs)}/${collection(inputs)}/${text(inputs, name)}`,
    judge: (inputs, cloud, existing) => {
      if (!cloud.find(serviceId(inputs))) {
        throw new AzureError(
          404,
          'ParentResourceNotFound',
          `The API Management service '${text(inputs, 'serviceName')}' was not found.`,
        );
      }
      more.judge?.(inputs, cloud, existing);
    },
    outputs: (inputs, cloud, existing) => ({ name: text(inputs, name), ...more.outputs?.(inputs, cloud, existing) }),
    ...(more.deleted ? { deleted: more.deleted } : {}),
  };
}

function judgeApi(inputs: Json, cloud: Cloud): void {
  const api = `${serviceId(inputs)}/apis/${text(inputs, 'apiId')}`;
  if (!cloud.find(api)) throw new AzureError(404, 'ResourceNotFound', `API not found: ${text(inputs, 'apiId')}.`);
}

/** What a policy document may name: the service's fragments, named values and backends. */
function judgeDocument(inputs: Json, cloud: Cloud): void {
  required(inputs, 'value');
  const service = serviceId(inputs);
  judgePolicy(text(inputs, 'value'), {
    namedValues: new Map(
      childrenOf(cloud, service, 'NamedValue').map((value) => [
        text(value.inputs, 'displayName'),
        text(value.inputs, 'value'),
      ]),
    ),
    fragments: new Set(childrenOf(cloud, service, 'PolicyFragment').map((part) => text(part.inputs, 'id'))),
    backends: new Set(childrenOf(cloud, service, 'Backend').map((backend) => text(backend.inputs, 'backendId'))),
  });
}

function judgePolicyName(inputs: Json): void {
  if (text(inputs, 'policyId') !== 'policy') {
    throw new AzureError(
      400,
      'ValidationError',
      `The policy's name must be 'policy', not '${text(inputs, 'policyId')}'.`,
    );
  }
}

export const apiManagementKinds: readonly Kind[] = [
  {
    type: 'azure-native:apimanagement:ApiManagementService',
    name: 'serviceName',
    autoName: 'random',
    replaceOn: ['resourceGroupName', 'location'],
    id: serviceId,
    judge: (inputs, cloud, existing) => {
      required(inputs, 'publisherEmail', 'publisherName', 'sku.name', 'location');
      const name = text(inputs, 'serviceName');
      if (!/^[a-zA-Z](?:[a-zA-Z0-9-]{0,48}[a-zA-Z0-9])?$/.test(name)) {
        throw new AzureError(400, 'InvalidParameters', `'${name}' is not a valid service name.`);
      }
      if (!skus.has(text(inputs, 'sku.name'))) {
        throw new AzureError(400, 'InvalidParameters', `Invalid SKU '${text(inputs, 'sku.name')}'.`);
      }
      if (!locations.has(text(inputs, 'location'))) {
        throw new AzureError(
          400,
          'LocationNotAvailableForResourceType',
          `The location '${text(inputs, 'location')}' is not available for 'Microsoft.ApiManagement/service'.`,
        );
      }
      if (!existing && cloud.softDeleted.some((entry) => entry.kind === 'service' && entry.name === name)) {
        throw new AzureError(
          409,
          'ServiceAlreadyExistsInSoftDeletedState',
          `Api service ${name} was soft-deleted. In order to create the new service with the same name, you have to either undelete the service or purge it.`,
        );
      }
    },
    outputs: (inputs, cloud) => ({
      name: text(inputs, 'serviceName'),
      gatewayUrl: cloud.options.gatewayUrl ?? `https://${text(inputs, 'serviceName')}.azure-api.net`,
      provisioningState: 'Succeeded',
    }),
    deleted: (resource, cloud) =>
      cloud.softDelete({
        kind: 'service',
        name: text(resource.inputs, 'serviceName'),
        location: text(resource.inputs, 'location'),
        resourceGroupName: text(resource.inputs, 'resourceGroupName'),
        quota: {},
      }),
  },
  child('Api', 'apis', 'apiId', {
    judge: (inputs, cloud, existing) => {
      required(inputs, 'displayName', 'protocols');
      if (at(inputs, 'path') === undefined)
        throw new AzureError(400, 'ValidationError', "The property 'path' is required.");
      const twin = childrenOf(cloud, serviceId(inputs), 'Api').find(
        (other) => other.id !== existing?.id && text(other.inputs, 'path') === text(inputs, 'path'),
      );
      if (twin)
        throw new AzureError(400, 'ValidationError', 'Cannot create API with the same path as an existing one.');
    },
  }),
  child('ApiOperation', (inputs) => `apis/${text(inputs, 'apiId')}/operations`, 'operationId', {
    replaceOn: ['apiId'],
    judge: (inputs, cloud, existing) => {
      judgeApi(inputs, cloud);
      required(inputs, 'displayName', 'method', 'urlTemplate');
      const template = text(inputs, 'urlTemplate');
      const declared = new Set(
        ((at(inputs, 'templateParameters') as Json[] | undefined) ?? []).map((parameter) => text(parameter, 'name')),
      );
      for (const [, name = ''] of template.matchAll(/\{([^}]+)\}/g)) {
        if (!declared.has(name))
          throw new AzureError(
            400,
            'ValidationError',
            `All template parameters used in the UriTemplate must be defined in the Operation: '${name}' is missing.`,
          );
      }
      const twin = childrenOf(cloud, `${serviceId(inputs)}/apis/${text(inputs, 'apiId')}`, 'ApiOperation').find(
        (other) =>
          other.id !== existing?.id &&
          text(other.inputs, 'method') === text(inputs, 'method') &&
          text(other.inputs, 'urlTemplate') === template,
      );
      if (twin)
        throw new AzureError(
          409,
          'OperationExists',
          `Operation with the same method and URL template already exists: ${template}`,
        );
    },
  }),
  child('ApiPolicy', (inputs) => `apis/${text(inputs, 'apiId')}/policies`, 'policyId', {
    replaceOn: ['apiId'],
    judge: (inputs, cloud) => {
      judgePolicyName(inputs);
      judgeApi(inputs, cloud);
      judgeDocument(inputs, cloud);
    },
  }),
  child('PolicyFragment', 'policyFragments', 'id', { judge: (inputs, cloud) => judgeDocument(inputs, cloud) }),
  child('Backend', 'backends', 'backendId', { judge: (inputs) => required(inputs, 'url', 'protocol') }),
  child('NamedValue', 'namedValues', 'namedValueId', {
    judge: (inputs, cloud, existing) => {
      required(inputs, 'displayName', 'value');
      const twin = childrenOf(cloud, serviceId(inputs), 'NamedValue').find(
        (other) => other.id !== existing?.id && text(other.inputs, 'displayName') === text(inputs, 'displayName'),
      );
      if (twin)
        throw new AzureError(
          400,
          'ValidationError',
          `Property with displayName '${text(inputs, 'displayName')}' already exists.`,
        );
    },
    deleted: ({ inputs }, cloud) => {
      const name = text(inputs, 'displayName');
      const documents = ['ApiPolicy', 'PolicyFragment'].flatMap((type) => childrenOf(cloud, serviceId(inputs), type));
      if (documents.some((document) => text(document.inputs, 'value').includes(`{{${name}}}`)))
        throw new AzureError(400, 'ValidationError', `The named value '${name}' is used by a policy.`);
    },
  }),
  child('Logger', 'loggers', 'loggerId', { judge: (inputs) => required(inputs, 'loggerType', 'credentials') }),
  child('ApiDiagnostic', (inputs) => `apis/${text(inputs, 'apiId')}/diagnostics`, 'diagnosticId', {
    replaceOn: ['apiId'],
    judge: (inputs, cloud) => {
      judgeApi(inputs, cloud);
      if (!cloud.find(text(inputs, 'loggerId'))) throw new AzureError(400, 'ValidationError', 'Logger not found.');
    },
  }),
  child('Subscription', 'subscriptions', 'sid', {
    judge: (inputs) => required(inputs, 'displayName', 'scope'),
    outputs: (inputs, cloud, existing) => {
      const seed = `${text(inputs, 'serviceName')} ${text(inputs, 'sid')}`;
      const kept = (existing?.outputs ?? {}) as Json;
      return {
        primaryKey: text(inputs, 'primaryKey') || kept.primaryKey || cloud.uuid(`primary ${seed}`).replaceAll('-', ''),
        secondaryKey:
          text(inputs, 'secondaryKey') || kept.secondaryKey || cloud.uuid(`secondary ${seed}`).replaceAll('-', ''),
        state: text(inputs, 'state') || 'active',
      };
    },
  }),
];
