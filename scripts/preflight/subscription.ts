import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { UsageError } from '../command';

/**
 * The subscription's id: as given, from ARM_SUBSCRIPTION_ID, or from the Azure CLI.
 *
 * @throws UsageError when there is none
 */
export async function subscriptionOf(given: string | undefined): Promise<string> {
  const id = given ?? process.env.ARM_SUBSCRIPTION_ID;
  if (id !== undefined) {
    if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return id;
    throw new UsageError(`"${id}" is no subscription id: it is a UUID, as \`az account list -o table\` shows it.`);
  }
  try {
    const { stdout } = await promisify(execFile)('az', ['account', 'show', '--query', 'id', '--output', 'tsv']);
    return stdout.trim();
  } catch {
    throw new UsageError('No subscription: run `az login`, or give --subscription ID.');
  }
}
