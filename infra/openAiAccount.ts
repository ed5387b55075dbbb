import * as authorization from '@pulumi/azure-native/authorization';
import * as cognitiveservices from '@pulumi/azure-native/cognitiveservices';
import * as pulumi from '@pulumi/pulumi';
import type { AccountDefinition } from '../policies';
import { parseAccountId } from './names';
import { Purge } from './purge';

/** Built-in role "Cognitive Services OpenAI User": may call models, may not manage anything. */
const openAiUser = '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd';

/** What {@link OpenAiAccount} needs. */
export interface OpenAiAccountArgs {
  readonly account: AccountDefinition;
  readonly resourceGroupName: pulumi.Input<string>;
  readonly subscriptionId: string;
  /** Principal id of the identity that the gateway calls the account with. */
  readonly principalId: pulumi.Input<string>;
  /** Whether the account is purged after its deletion. */
  readonly purgeOnDestroy: boolean;
  readonly protect: boolean;
  readonly tags: { readonly [name: string]: string };
}

/**
 * One Azure OpenAI account with its deployments, reachable by the gateway's identity and by nobody's key. An account
 * that exists already (`existingResourceId`) gets the role and nothing else: it is neither changed nor deleted nor
 * purged.
 */
export class OpenAiAccount extends pulumi.ComponentResource {
  /** Resource id of the account. */
  readonly accountId: pulumi.Output<string>;

  constructor(name: string, args: OpenAiAccountArgs, opts?: pulumi.ComponentResourceOptions) {
    super('azure-openai-load-balancer:infra:OpenAiAccount', name, {}, opts);
    const { existingResourceId: existing } = args.account;
    this.accountId = existing === undefined ? this.#createAccount(name, args) : pulumi.output(existing);
    // The role's definition is named within the subscription of the account, which may be another one.
    const subscriptionId = parseAccountId(existing ?? '')?.subscriptionId ?? args.subscriptionId;

    new authorization.RoleAssignment(
      name,
      {
        scope: this.accountId,
        principalId: args.principalId,
        // Without the type Azure looks the principal up, and a new identity takes minutes to be found.
        principalType: 'ServicePrincipal',
        roleDefinitionId: `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${openAiUser}`,
      },
      { parent: this },
    );
    this.registerOutputs({ accountId: this.accountId });
  }

  #createAccount(name: string, args: OpenAiAccountArgs): pulumi.Output<string> {
    const { account, resourceGroupName } = args;
    const purge = args.purgeOnDestroy
      ? new Purge(
          `${name}-purge`,
          {
            kind: 'account',
            subscriptionId: args.subscriptionId,
            location: account.location,
            resourceGroupName,
            name: account.name,
          },
          { parent: this },
        )
      : undefined;
    const resource = new cognitiveservices.Account(
      name,
      {
        resourceGroupName,
        accountName: account.name,
        // From the purge, so that an account that moves is purged before it is made again (see Purge).
        location: purge?.location ?? account.location,
        kind: 'OpenAI',
        sku: { name: 'S0' },
        properties: {
          // Tokens of an identity are accepted at a custom subdomain only.
          customSubDomainName: account.name,
          disableLocalAuth: true,
          publicNetworkAccess: 'Enabled',
        },
        tags: args.tags,
      },
      { parent: this, protect: args.protect, ...(purge ? { dependsOn: [purge] } : {}) },
    );
    let previous: cognitiveservices.Deployment | undefined;
    for (const deployment of account.deployments) {
      previous = new cognitiveservices.Deployment(
        `${name}-${deployment.name}`,
        {
          resourceGroupName,
          accountName: resource.name,
          deploymentName: deployment.name,
          sku: { name: deployment.sku, capacity: deployment.capacity },
          properties: {
            model: { format: 'OpenAI', name: deployment.model, version: deployment.version },
            versionUpgradeOption: 'NoAutoUpgrade',
          },
        },
        // Azure runs one operation at a time on an account and answers 409 to a second one.
        { parent: this, ...(previous ? { dependsOn: [previous] } : {}) },
      );
    }
    return resource.id;
  }
}
