import * as pulumi from '@pulumi/pulumi';
import { azureCredential } from './azureCredential';

/** What Azure keeps for 48 hours after its deletion, with its name (and, for an account, its quota) still taken. */
export interface PurgeTarget {
  readonly kind: 'account' | 'service';
  readonly subscriptionId: string;
  readonly location: string;
  readonly resourceGroupName: string;
  readonly name: string;
}

/** A target, and since when this stack answers for the name. */
export interface OwnedTarget extends PurgeTarget {
  /** When the resource was created (ISO 8601): what was deleted before is not this stack's. */
  readonly since?: string;
}

/** What `purgeUntilGone` needs from the world. */
export interface PurgeWorld {
  /** Base URL of Azure Resource Manager, without a slash at the end. */
  readonly endpoint: string;
  readonly fetch: typeof fetch;
  /** A bearer token for Azure Resource Manager. */
  readonly token: () => Promise<string>;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly now: () => number;
}

/**
 * Purges a soft-deleted account or service and waits until it is gone; one that was never there is done at once, and one
 * that was deleted before this stack had the name is left alone.
 *
 * Source: "Recover or purge deleted Azure AI services resources", "API Management soft-delete".
 *
 * @throws Error that names the missing right (403), or what Azure answered, or that 30 minutes were not enough.
 */
export async function purgeUntilGone(target: OwnedTarget, world: PurgeWorld): Promise<void> {
  const account = target.kind === 'account';
  const path = account
    ? `/subscriptions/${target.subscriptionId}/providers/Microsoft.CognitiveServices/locations/${target.location}/resourceGroups/${target.resourceGroupName}/deletedAccounts/${target.name}?api-version=2025-06-01`
    : `/subscriptions/${target.subscriptionId}/providers/Microsoft.ApiManagement/locations/${target.location}/deletedservices/${target.name}?api-version=2024-05-01`;
  const rights = account
    ? 'Microsoft.CognitiveServices/locations/resourceGroups/deletedAccounts'
    : 'Microsoft.ApiManagement/locations/deletedservices';
  const byHand = account
    ? `az cognitiveservices account purge --name ${target.name} --resource-group ${target.resourceGroupName} --location ${target.location}`
    : `az apim deletedservice purge --service-name ${target.name} --location ${target.location}`;
  const deadline = world.now() + 30 * 60_000;

  /** One request, repeated while what stands in its way passes by itself; refusals are errors. */
  const call = async (method: 'GET' | 'DELETE'): Promise<{ gone: boolean; text: string; waitMs: number }> => {
    for (;;) {
      let status = 0;
      let text = '';
      let waitMs = 5_000;
      try {
        const answer = await world.fetch(world.endpoint + path, {
          method,
          headers: { authorization: `Bearer ${await world.token()}` },
        });
        status = answer.status;
        text = await answer.text();
        const seconds = Number(answer.headers.get('retry-after'));
        if (seconds > 0) waitMs = Math.min(seconds, 60) * 1_000;
      } catch (error) {
        text = String(error);
      }
      if (status === 401 || status === 403) {
        throw new Error(
          `${target.name} is deleted but not purged: the right ${rights}/${method === 'GET' ? 'read' : 'delete'} is missing on subscription ${target.subscriptionId}. ` +
            `Have it granted (the role Contributor on the subscription has it) and run \`pulumi destroy\` again, ` +
            `or have it purged (${byHand}) and run \`pulumi config set purgeOnDestroy false\` first.`,
        );
      }
      // 409: the deletion itself is still under way; the others pass by themselves.
      const passing = status === 0 || status === 409 || status === 429 || status >= 500;
      if (!passing && status >= 400 && status !== 404) {
        throw new Error(`${target.name} could not be purged: Azure answered ${status}: ${text}. By hand: ${byHand}`);
      }
      if (!passing) return { gone: status === 404 || status === 204, text, waitMs };
      if (world.now() + waitMs > deadline) {
        throw new Error(
          `${target.name} could not be purged in 30 minutes (${status || 'no answer'}: ${text}). By hand: ${byHand}`,
        );
      }
      await world.sleep(waitMs);
    }
  };

  const found = await call('GET');
  if (found.gone || deletedBefore(found.text, target.since)) return;
  let answer = await call('DELETE');
  while (!answer.gone) {
    if (world.now() + answer.waitMs > deadline) {
      throw new Error(
        `${target.name} is still there 30 minutes after its purge began. Look with: ${byHand.replace('purge', 'list-deleted')}`,
      );
    }
    await world.sleep(answer.waitMs);
    answer = await call('GET');
  }
}

/** Whether Azure's answer tells of a deletion before a time; not when one of them is not known. */
function deletedBefore(body: string, since: string | undefined): boolean {
  let deletion: unknown;
  try {
    deletion = (JSON.parse(body) as { properties?: { deletionDate?: unknown } }).properties?.deletionDate;
  } catch {
    return false;
  }
  return typeof deletion === 'string' && since !== undefined && Date.parse(deletion) < Date.parse(since);
}

/** A target as the engine hands it over: with the code of the provider, which stands in the state. */
type WithCode = OwnedTarget & { readonly __provider?: string };

const purgeProvider: pulumi.dynamic.ResourceProvider<PurgeTarget, OwnedTarget> = {
  async create(inputs) {
    return {
      id: `${inputs.kind}/${inputs.location}/${inputs.name}`,
      outs: { ...inputs, since: new Date().toISOString() },
    };
  },
  async diff(_id, olds, news) {
    const names: readonly (keyof PurgeTarget)[] = ['kind', 'subscriptionId', 'location', 'resourceGroupName', 'name'];
    const replaces = names.filter((name) => olds[name] !== news[name]);
    // The state's code is what runs at the end: a newer version of it has to get there.
    const code = (olds as WithCode).__provider !== (news as WithCode).__provider;
    // The name has to be free before it is taken elsewhere: first all goes that depends on this, then this purges.
    return { changes: replaces.length > 0 || code, replaces, deleteBeforeReplace: true };
  },
  async update(_id, olds, news) {
    return { outs: { ...news, ...(olds.since === undefined ? {} : { since: olds.since }) } };
  },
  async delete(_id, target) {
    const credential = azureCredential();
    await purgeUntilGone(target, {
      endpoint: process.env.ARM_ENDPOINT ?? 'https://management.azure.com',
      fetch: (url, init) => fetch(url, init),
      token: async () => {
        const token = await credential.getToken('https://management.azure.com/.default');
        if (!token) throw new Error('Azure gave no token: run `az login`.');
        return token.token;
      },
      sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
      now: () => Date.now(),
    });
  },
};

/** The inputs of {@link Purge}: a target whose names may still be outputs. */
export type PurgeArgs = { readonly [K in keyof PurgeTarget]: pulumi.Input<PurgeTarget[K]> };

/**
 * A resource that does nothing until it is deleted: then it purges. Whatever it purges must depend on it, so that it is
 * created before and deleted after, and take its location from it: Pulumi lets what depends by an input alone make way
 * for a replacement, so that what moves is purged where it was before it is created where it goes.
 */
export class Purge extends pulumi.dynamic.Resource {
  declare readonly location: pulumi.Output<string>;

  constructor(name: string, args: PurgeArgs, opts?: pulumi.CustomResourceOptions) {
    super(purgeProvider, name, { ...args }, opts);
  }
}
