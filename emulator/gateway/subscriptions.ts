import type { ApiDefinition } from '../../policies';
import type { ProductInfo, SubscriptionInfo } from '../context';
import type { HeaderMap } from '../message';

/** A client's subscription, with its keys. */
export interface ClientSubscription extends SubscriptionInfo {
  readonly active: boolean;
  /** The product that it is for; undefined for one that is for an API. */
  readonly product?: ProductInfo;
}

/** An active subscription; its secondary key is the primary one with `-secondary` behind it. */
export function clientSubscription(name: string, key: string, now: number): ClientSubscription {
  return {
    id: name,
    name,
    key,
    primaryKey: key,
    secondaryKey: `${key}-secondary`,
    createdDate: now,
    startDate: null,
    endDate: null,
    active: true,
  };
}

/** What the key of a request comes to. */
export type KeyVerdict =
  | { readonly kind: 'none' }
  | { readonly kind: 'valid'; readonly subscription: ClientSubscription }
  | { readonly kind: 'refused'; readonly reason: string; readonly message: string };

/** The texts of the two refusals. */
export const keyMessages = {
  missing:
    'Access denied due to missing subscription key. Make sure to include subscription key when making requests to an API.',
  invalid:
    'Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription.',
};

/**
 * Judges the key of a request by API Management's rules: a key that is sent is always judged, whether the API asks for
 * one or not; it is read from the API's header, else from its query parameter, never from `Authorization`.
 *
 * Source: "Subscriptions in API Management".
 *
 * @param query the request's query parameters
 */
export function judgeKey(
  api: Pick<ApiDefinition, 'subscriptionRequired' | 'subscriptionKeyHeader' | 'subscriptionKeyQuery'>,
  headers: HeaderMap,
  query: ReadonlyMap<string, readonly string[]>,
  subscriptions: readonly ClientSubscription[],
): KeyVerdict {
  const key = headers.values(api.subscriptionKeyHeader)?.[0] ?? query.get(api.subscriptionKeyQuery)?.[0];
  if (key === undefined || key === '') {
    return api.subscriptionRequired
      ? { kind: 'refused', reason: 'SubscriptionKeyNotFound', message: keyMessages.missing }
      : { kind: 'none' };
  }
  const subscription = subscriptions.find((one) => one.active && (one.primaryKey === key || one.secondaryKey === key));
  return subscription
    ? { kind: 'valid', subscription }
    : { kind: 'refused', reason: 'SubscriptionKeyInvalid', message: keyMessages.invalid };
}
