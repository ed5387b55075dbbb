import * as cognitiveservices from '@pulumi/azure-native/cognitiveservices';
import type { AccountSettings, Mistake, Settings } from '../policies';
import { type AccountReference, parseAccountId } from './names';

/** What Azure says about an account that exists already. */
export interface ExistingAccount {
  readonly kind: string | undefined;
  readonly endpoint: string | undefined;
  readonly customSubDomainName: string | undefined;
}

/** Reads an account of the program's own subscription; an account that is not there is an error. */
export type ReadAccount = (reference: AccountReference) => Promise<ExistingAccount>;

/** {@link ReadAccount} with Azure's provider. */
export const readAccount: ReadAccount = async ({ resourceGroupName, name }) => {
  const { kind, properties } = await cognitiveservices.getAccount({ resourceGroupName, accountName: name });
  return { kind, endpoint: properties.endpoint, customSubDomainName: properties.customSubDomainName };
};

/** The settings with the endpoint of every account that exists already, or what keeps one of them from being used. */
export type EndpointsResult =
  | { readonly settings: Settings; readonly mistakes?: undefined }
  | { readonly settings?: undefined; readonly mistakes: readonly Mistake[] };

/**
 * Asks Azure for the endpoint of every account that exists already and has none in the settings, and judges whether the
 * gateway can use it.
 */
export async function withEndpoints(
  settings: Settings,
  subscriptionId: string,
  read: ReadAccount,
): Promise<EndpointsResult> {
  const mistakes: Mistake[] = [];
  const accounts = await Promise.all(
    settings.accounts.map(async (account, index): Promise<AccountSettings> => {
      const reference = account.resourceId === undefined ? undefined : parseAccountId(account.resourceId);
      if (!reference || account.endpoint !== undefined) return account;
      const found = await endpointOf(reference, `accounts[${index}]`, subscriptionId, read);
      if (typeof found === 'string') return { ...account, endpoint: found };
      mistakes.push(found);
      return account;
    }),
  );
  return mistakes.length > 0 ? { mistakes } : { settings: { ...settings, accounts } };
}

async function endpointOf(
  reference: AccountReference,
  key: string,
  subscriptionId: string,
  read: ReadAccount,
): Promise<string | Mistake> {
  const mistake = (message: string, remedy: string) => ({ key: `${key}.resourceId`, message, remedy });
  const { name, resourceGroupName } = reference;
  if (reference.subscriptionId.toLowerCase() !== subscriptionId.toLowerCase()) {
    return mistake(
      `the account is in subscription ${reference.subscriptionId}, this program reads ${subscriptionId}`,
      `pulumi config set --path '${key}.endpoint' https://${name}.openai.azure.com`,
    );
  }
  let account: ExistingAccount;
  try {
    account = await read(reference);
  } catch (error) {
    return mistake(
      `the account cannot be read: ${String((error as Error).message).split('\n')[0]}`,
      `look whether it is there: az cognitiveservices account show --name ${name} --resource-group ${resourceGroupName}`,
    );
  }
  if (account.kind !== 'OpenAI' && account.kind !== 'AIServices') {
    return mistake(
      `the account is of kind ${account.kind}, which serves no models of OpenAI`,
      'give the resource id of an account of kind OpenAI or AIServices',
    );
  }
  if (!account.customSubDomainName || !account.endpoint) {
    return mistake(
      'the account has no custom subdomain, and without one it takes no tokens of an identity',
      `az cognitiveservices account update --name ${name} --resource-group ${resourceGroupName} --custom-domain ${name}`,
    );
  }
  return account.endpoint;
}
