import * as authorization from '@pulumi/azure-native/authorization';
import * as cognitiveservices from '@pulumi/azure-native/cognitiveservices';
import * as managedidentity from '@pulumi/azure-native/managedidentity';
import * as resources from '@pulumi/azure-native/resources';
import * as pulumi from '@pulumi/pulumi';
import { gatewayDefinition, readSettings, type Settings } from '../policies';
import { configError, rawConfig } from './config';
import { Gateway } from './gateway';
import { Monitoring } from './monitoring';
import { nameSuffix, parseAccountId } from './names';
import { OpenAiAccount } from './openAiAccount';
import { readme } from './readme';

/** The program: judges the configuration, then builds what it says. Its result are the stack's outputs. */
async function program() {
  const result = readSettings(rawConfig(pulumi.getProject(), pulumi.runtime.allConfig()));
  if (result.mistakes) throw configError(result.mistakes);
  const settings = await withEndpoints(result.settings);

  const { subscriptionId, tenantId } = await authorization.getClientConfig();
  const suffix = nameSuffix(subscriptionId, pulumi.getProject(), pulumi.getStack());
  const definition = gatewayDefinition(settings, { accountName: (account) => `oai-${suffix}-${account.name}` });
  const { purgeOnDestroy, protect, tags, location } = settings;

  const group = new resources.ResourceGroup('load-balancer', { location, tags });
  const identity = new managedidentity.UserAssignedIdentity('gateway', {
    resourceGroupName: group.name,
    location,
    tags,
  });
  const monitoring = settings.monitoring
    ? new Monitoring('monitoring', {
        resourceGroupName: group.name,
        location,
        retentionInDays: settings.logRetentionDays,
        tags,
      })
    : undefined;

  for (const account of definition.accounts) {
    const component = new OpenAiAccount(`account-${account.shortName}`, {
      account,
      resourceGroupName: group.name,
      subscriptionId,
      principalId: identity.principalId,
      purgeOnDestroy,
      protect,
      tags,
    });
    // An account that exists already is its owner's to watch.
    if (account.existingResourceId === undefined)
      monitoring?.watchAccount(`account-${account.shortName}`, component.accountId);
  }

  const gateway = new Gateway('gateway', {
    definition,
    serviceName: `apim-${suffix}`,
    resourceGroupName: group.name,
    location,
    subscriptionId,
    tenantId,
    ...settings.apim,
    identity: { id: identity.id, clientId: identity.clientId },
    monitoring,
    purgeOnDestroy,
    protect,
    tags,
  });

  const accounts = definition.accounts.map(({ name, host, location: region, priority }) => ({
    name,
    host,
    location: region,
    priority,
  }));
  const deployments = settings.deployments.map((deployment) => deployment.name);
  return {
    APIM_GATEWAY_URL: gateway.url,
    keys: pulumi.secret(pulumi.all(gateway.keys)),
    resourceGroup: group.name,
    apimService: gateway.serviceName,
    accounts,
    readme: pulumi
      .all([gateway.url, group.name])
      .apply(([url, resourceGroup]) =>
        readme({ url, resourceGroup, accounts, deployments, clients: Object.keys(gateway.keys) }),
      ),
  };
}

/** The same settings, with the endpoint of every account that exists already. */
async function withEndpoints(settings: Settings): Promise<Settings> {
  const accounts = await Promise.all(
    settings.accounts.map(async (account) => {
      const reference = account.resourceId === undefined ? undefined : parseAccountId(account.resourceId);
      if (!reference || account.endpoint !== undefined) return account;
      const { properties } = await cognitiveservices.getAccount({
        resourceGroupName: reference.resourceGroupName,
        accountName: reference.name,
      });
      return { ...account, endpoint: properties.endpoint };
    }),
  );
  return { ...settings, accounts };
}

export = program;
