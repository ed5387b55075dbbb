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
 * Purges a soft-deleted account or service and waits until it is gone; one that was never there is done at once.
 *
 * Source: "Recover or purge deleted Azure AI services resources", "API Management soft-delete".
 *
 * @throws Error that names the missing right (403), or what Azure answered, or that 30 minutes were not enough.
 */
export async function purgeUntilGone(target: PurgeTarget, world: PurgeWorld): Promise<void> {
  const account = target.kind === 'account';
  const path = account
    ? `/subscriptions/${target.subscriptionId}/providers/Microsoft.CognitiveServices/locations/${target.location}/resourceGroups/${target.resourceGroupName}/deletedAccounts/${target.name}?api-version=2025-06-01`
    : `/subscriptions/${target.subscriptionId}/providers/Microsoft.ApiManagement/locations/${target.location}/deletedservices/${target.name}?api-version=2024-05-01`;
  const right = account
    ? 'Microsoft.CognitiveServices/locations/resourceGroups/deletedAccounts/delete'
    : 'Microsoft.ApiManagement/locations/deletedservices/delete';
  const byHand = account
    ? `az cognitiveservices account purge --name ${target.name} --resource-group ${target.resourceGroupName} --location ${target.location}`
    : `az apim deletedservice purge --service-name ${target.name} --location ${target.location}`;
  const deadline = world.now() + 30 * 60_000;

  const call = async (method: string): Promise<{ status: number; text: string; waitMs: number }> => {
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
      // 409: the deletion itself is still under way; the others pass by themselves.
      const passing = status === 0 || status === 409 || status === 429 || status >= 500;
      if (!passing) return { status, text, waitMs };
      if (world.now() + waitMs > deadline) {
        throw new Error(
          `${target.name} could not be purged in 30 minutes (${status || 'no answer'}: ${text}). By hand: ${byHand}`,
        );
      }
      await world.sleep(waitMs);
    }
  };

  let answer = await call('DELETE');
  while (answer.status !== 404 && answer.status !== 204) {
    if (answer.status === 401 || answer.status === 403) {
      throw new Error(
        `${target.name} is deleted but not purged: the right ${right} is missing on subscription ${target.subscriptionId}. ` +
          `Have it granted (the role Contributor on the subscription has it) and run \`pulumi destroy\` again, ` +
          `or have it purged (${byHand}) and run \`pulumi config set purgeOnDestroy false\` first.`,
      );
    }
    if (answer.status >= 400) {
      throw new Error(
        `${target.name} could not be purged: Azure answered ${answer.status}: ${answer.text}. By hand: ${byHand}`,
      );
    }
    if (world.now() + answer.waitMs > deadline) {
      throw new Error(
        `${target.name} is still there 30 minutes after its purge began. Look with: ${byHand.replace('purge', 'list-deleted')}`,
      );
    }
    await world.sleep(answer.waitMs);
    answer = await call('GET');
  }
}

const purgeProvider: pulumi.dynamic.ResourceProvider<PurgeTarget, PurgeTarget> = {
  async create(inputs) {
    return { id: `${inputs.kind}/${inputs.location}/${inputs.name}`, outs: inputs };
  },
  async diff(_id, olds, news) {
    const names: readonly (keyof PurgeTarget)[] = ['kind', 'subscriptionId', 'location', 'resourceGroupName', 'name'];
    const replaces = names.filter((name) => olds[name] !== news[name]);
    return { changes: replaces.length > 0, replaces, deleteBeforeReplace: false };
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
 * created before and deleted after.
 */
export class Purge extends pulumi.dynamic.Resource {
  constructor(name: string, args: PurgeArgs, opts?: pulumi.CustomResourceOptions) {
    super(purgeProvider, name, { ...args }, opts);
  }
}
