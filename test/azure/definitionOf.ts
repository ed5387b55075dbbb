import type { GatewayDefinition } from '../../policies';
import type { Cloud } from './cloud';
import { at, type Json, type StoredResource, text } from './kind';

/** The gateway as it stands in the stand-in's state: what was registered, and nothing that the program only meant. */
export function definitionOf(cloud: Cloud): GatewayDefinition {
  const all = (type: string): StoredResource[] => cloud.all(`azure-native:${type}`);
  const [api] = all('apimanagement:Api');
  const [policy] = all('apimanagement:ApiPolicy');
  if (!api || !policy) throw new Error('The state has no API with a policy: run `up` first.');
  const backends = all('apimanagement:Backend').map(({ inputs }) => ({
    id: text(inputs, 'backendId'),
    account: new URL(text(inputs, 'url')).hostname.split('.')[0] ?? '',
    url: text(inputs, 'url'),
  }));
  const deployments = all('cognitiveservices:Deployment');
  return {
    api: {
      id: text(api.inputs, 'apiId'),
      displayName: text(api.inputs, 'displayName'),
      path: text(api.inputs, 'path'),
      subscriptionRequired: at(api.inputs, 'subscriptionRequired') === true,
      subscriptionKeyHeader: text(api.inputs, 'subscriptionKeyParameterNames.header'),
      subscriptionKeyQuery: text(api.inputs, 'subscriptionKeyParameterNames.query'),
    },
    operations: all('apimanagement:ApiOperation').map(({ inputs }) => ({
      id: text(inputs, 'operationId'),
      displayName: text(inputs, 'displayName'),
      method: text(inputs, 'method'),
      urlTemplate: text(inputs, 'urlTemplate'),
      templateParameters: (at(inputs, 'templateParameters') ??
        []) as GatewayDefinition['operations'][number]['templateParameters'],
    })),
    accounts: all('cognitiveservices:Account').map(({ inputs }) => {
      const name = text(inputs, 'accountName');
      const host = `${text(inputs, 'properties.customSubDomainName')}.openai.azure.com`;
      return {
        name,
        shortName: backends.find((backend) => backend.account === name)?.id ?? name,
        location: text(inputs, 'location'),
        priority: 1,
        weight: 1,
        host,
        url: `https://${host}`,
        deployments: deployments
          .filter((one) => text(one.inputs, 'accountName') === name)
          .map(({ inputs: own }) => deploymentOf(own)),
      };
    }),
    backends,
    namedValues: all('apimanagement:NamedValue').map(({ inputs }) => ({
      id: text(inputs, 'namedValueId'),
      secret: at(inputs, 'secret') === true,
      value: text(inputs, 'value'),
    })),
    fragments: all('apimanagement:PolicyFragment').map(({ inputs }) => ({
      id: text(inputs, 'id'),
      xml: text(inputs, 'value'),
    })),
    policies: [{ scope: 'api', xml: text(policy.inputs, 'value') }],
    clients: all('apimanagement:Subscription').map(({ inputs }) => ({
      name: text(inputs, 'sid'),
      displayName: text(inputs, 'displayName'),
    })),
  };
}

function deploymentOf(inputs: Json): GatewayDefinition['accounts'][number]['deployments'][number] {
  const capacity = Number(at(inputs, 'sku.capacity'));
  return {
    name: text(inputs, 'deploymentName'),
    model: text(inputs, 'properties.model.name'),
    version: text(inputs, 'properties.model.version'),
    sku: text(inputs, 'sku.name'),
    capacity,
    requestsPerMinute: capacity,
  };
}
