// First, for it serves what is loaded after it.
import './compileCache';
import * as authorization from '@pulumi/azure-native/authorization';
import * as managedidentity from '@pulumi/azure-native/managedidentity';
import * as resources from '@pulumi/azure-native/resources';
import * as pulumi from '@pulumi/pulumi';
import { gatewayDefinition, readSettings } from '../policies';
import { withoutApiVersionAliases } from './apiVersionAliases';
import { rawConfig } from './config';
import { configError } from './configError';
import { readAccount, withEndpoints } from './existingAccounts';
import { Gateway } from './gateway';
import { Monitoring } from './monitoring';
import { nameSuffix } from './names';
import { OpenAiAccount } from './openAiAccount';
import { leavePromiseStacksUnmapped } from './promiseStacks';
import { readme } from './readme';

/** What holds for every resource: children have it from their parents. */
const options: pulumi.CustomResourceOptions = { transformations: [withoutApiVersionAliases] };

/** The program: judges the configuration, then builds what it says. Its result are the stack's outputs. */
async function program() {
  leavePromiseStacksUnmapped();
  const result = readSettings(rawConfig(pulumi.getProject(), pulumi.runtime.allConfig()));
  if (result.mistakes) throw configError(result.mistakes);
  const { subscriptionId, tenantId } = await authorization.getClientConfig();
  const existing = await withEndpoints(result.settings, subscriptionId, readAccount);
  if (existing.mistakes) throw configError(existing.mistakes);
  const { settings } = existing;

  const suffix = nameSuffix(subscriptionId, pulumi.getProject(), pulumi.getStack());
  const definition = gatewayDefinition(settings, { accountName: (account) => `oai-${suffix}-${account.name}` });
  const { purgeOnDestroy, protect, tags, location } = settings;

  const group = new resources.ResourceGroup('load-balancer', { location, tags }, options);
  const identity = new managedidentity.UserAssignedIdentity(
    'gateway',
    { resourceGroupName: group.name, location, tags },
    options,
  );
  const monitoring = settings.monitoring
    ? new Monitoring(
        'monitoring',
        { resourceGroupName: group.name, location, retentionInDays: settings.logRetentionDays, tags },
        options,
      )
    : undefined;

  for (const account of definition.accounts) {
    const component = new OpenAiAccount(
      `account-${account.shortName}`,
      {
        account,
        resourceGroupName: group.name,
        subscriptionId,
        principalId: identity.principalId,
        purgeOnDestroy,
        protect,
        tags,
      },
      options,
    );
    // An account that exists already is its owner's to watch.
    if (account.existingResourceId === undefined)
      monitoring?.watchAccount(`account-${account.shortName}`, component.accountId);
  }

  const gateway = new Gateway(
    'gateway',
    {
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
    },
    options,
  );

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
    readme: pulumi.all([gateway.url, group.name]).apply(([url, resourceGroup]) =>
      readme({
        url,
        resourceGroup,
        accounts,
        deployments,
        clients: Object.keys(gateway.keys),
        callers: settings.callers,
      }),
    ),
  };
}

export = program;
