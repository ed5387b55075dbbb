import { render } from './builder';
import type { AccountDefinition, GatewayDefinition, NamedValueDefinition, OperationDefinition } from './definition';
import { identityName, keyHeader, keyName, keyQuery, loadBalancerDocument, tenantName } from './loadBalancer';
import type { AccountSettings, Settings } from './settings';

/** What the settings leave open. */
export interface DefinitionOptions {
  /** Name of an account's Azure resource, which is its custom subdomain too; the short name where nothing is said. */
  readonly accountName?: (account: AccountSettings) => string;
}

/**
 * The one description of the gateway that `infra/` deploys and `emulator/` runs: plain data, made from valid settings.
 *
 * @throws Error when the policy document is too large for API Management
 */
export function gatewayDefinition(settings: Settings, options: DefinitionOptions = {}): GatewayDefinition {
  const accounts = settings.accounts.map((account) => accountDefinition(account, settings, options));
  const document = loadBalancerDocument({
    backends: settings.accounts.map(({ name, priority, weight }) => ({ id: name, priority, weight })),
    deployments: settings.deployments,
    clients: settings.clients,
    callers: settings.callers,
    delays: settings.delays,
    maxAttempts: Math.min(settings.maxAttempts, settings.accounts.length),
    attemptTimeout: settings.attemptTimeout,
    responseHeaders: settings.responseHeaders,
    tokenMetrics: settings.monitoring,
  });
  return {
    api: {
      id: 'azure-openai',
      displayName: 'Azure OpenAI',
      path: '',
      subscriptionRequired: false,
      subscriptionKeyHeader: keyHeader,
      subscriptionKeyQuery: keyQuery,
    },
    operations: operations(),
    accounts,
    backends: accounts.map(({ name, shortName, url }) => ({ id: shortName, account: name, url })),
    namedValues: namedValues(settings),
    fragments: [],
    policies: [{ scope: 'api', xml: render(document) }],
    clients: settings.clients.map((client) => ({ ...client, displayName: client.name })),
  };
}

function accountDefinition(
  account: AccountSettings,
  settings: Settings,
  options: DefinitionOptions,
): AccountDefinition {
  const name = options.accountName?.(account) ?? account.name;
  const url = (account.endpoint ?? `https://${name}.openai.azure.com`).replace(/\/+$/, '');
  return {
    name,
    shortName: account.name,
    location: account.location,
    priority: account.priority,
    weight: account.weight,
    host: new URL(url).host,
    url,
    ...(account.resourceId === undefined ? {} : { existingResourceId: account.resourceId }),
    ...(account.endpoint === undefined ? {} : { endpoint: account.endpoint }),
    deployments: settings.deployments.map(
      ({ name: deployment, model, version, sku, capacityShare, requestsPerThousandTokens }) => {
        const capacity = Math.max(1, Math.floor((account.capacity ?? settings.openaiCapacity) * capacityShare));
        return {
          name: deployment,
          model,
          version,
          sku,
          capacity,
          requestsPerMinute: Math.max(1, Math.floor(capacity * requestsPerThousandTokens)),
        };
      },
    ),
  };
}

function namedValues({ callers, clients }: Settings): NamedValueDefinition[] {
  return [
    { id: identityName, secret: false, from: 'identityClientId' },
    ...(callers.entra ? [{ id: tenantName, secret: false, from: 'tenantId' } as const] : []),
    ...(callers.bearerKeys
      ? clients.map(({ name }) => ({ id: keyName(name), secret: true, from: { clientKey: name } }))
      : []),
  ];
}

/** The three path families; what has no operation of its own is passed through. */
function operations(): OperationDefinition[] {
  const list: OperationDefinition[] = [];
  const add = (id: string, displayName: string, method: string, urlTemplate: string): void => {
    const names = [...urlTemplate.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
    list.push({
      id,
      displayName,
      method,
      urlTemplate,
      templateParameters: names.map((name) => ({ name, type: 'string', required: true })),
    });
  };
  const calls = [
    ['chat-completions', 'Chat completions', '/chat/completions'],
    ['completions', 'Completions', '/completions'],
    ['embeddings', 'Embeddings', '/embeddings'],
  ] as const;
  for (const [id, title, path] of calls) {
    add(`deployment-${id}`, `${title} of a deployment`, 'POST', `/openai/deployments/{deployment-id}${path}`);
    add(`v1-${id}`, `${title} (v1)`, 'POST', `/openai/v1${path}`);
    add(`root-${id}`, `${title} (bare base URL)`, 'POST', path);
  }
  add('v1-responses', 'Responses (v1)', 'POST', '/openai/v1/responses');
  add('root-responses', 'Responses (bare base URL)', 'POST', '/responses');
  add('root-models', 'Models (bare base URL)', 'GET', '/models');
  for (const method of ['GET', 'POST', 'DELETE']) {
    add(`root-responses-${method.toLowerCase()}`, `Responses: ${method} (bare base URL)`, method, '/responses/*');
  }
  add('root-model', 'One model (bare base URL)', 'GET', '/models/*');
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD']) {
    add(`other-${method.toLowerCase()}`, `Anything else: ${method}`, method, '/openai/*');
  }
  return list;
}
