import { createHash } from 'node:crypto';

/**
 * The part that makes this stack's global names (custom subdomains, the API Management service) its own: the same for
 * every update of a stack, another for every other stack.
 *
 * @returns eight characters of `0-9a-f`
 */
export function nameSuffix(subscriptionId: string, project: string, stack: string): string {
  return createHash('sha256').update(`${subscriptionId}/${project}/${stack}`).digest('hex').slice(0, 8);
}

/** What an Azure resource id of an account says. */
export interface AccountReference {
  readonly subscriptionId: string;
  readonly resourceGroupName: string;
  readonly name: string;
}

/**
 * Reads `/subscriptions/…/resourceGroups/…/providers/Microsoft.CognitiveServices/accounts/…`.
 *
 * @returns undefined when the id is not of that form
 */
export function parseAccountId(id: string): AccountReference | undefined {
  const match =
    /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.CognitiveServices\/accounts\/([^/]+)$/i.exec(
      id,
    );
  if (!match?.[1] || !match[2] || !match[3]) return undefined;
  return { subscriptionId: match[1], resourceGroupName: match[2], name: match[3] };
}
