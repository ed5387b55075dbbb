// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Expression } from '../expression';
import type { Section, Statement } from '../node';
import type { AuthenticationManagedIdentityProps } from './authenticationManagedIdentity';
import type { AuthenticationTokenProps } from './authenticationToken';
import type { CacheLookupValueProps } from './cacheLookupValue';
import type { CacheStoreValueProps } from './cacheStoreValue';
import type { ChooseProps } from './choose';
import type { ForwardRequestProps } from './forwardRequest';
import type { SendRequestProps } from './sendRequest';

/** Properties of {@link wait}. */
export interface WaitProps {
  readonly for: 'all' | 'any' | Expression<string>;
  readonly choose?: readonly ChooseProps<Section>[];
  readonly forwardRequest?: readonly ForwardRequestProps[];
  readonly sendRequest?: readonly SendRequestProps[];
  readonly cacheLookupValue?: readonly CacheLookupValueProps[];
  readonly cacheStoreValue?: readonly CacheStoreValueProps[];
  readonly authenticationManagedIdentity?: readonly AuthenticationManagedIdentityProps[];
  readonly authenticationToken?: readonly AuthenticationTokenProps[];
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Runs its statements at the same time and waits for all of them, or for the first.
 *
 * Sections: inbound, backend, outbound. Reference page: wait-policy.
 *
 * ```ts
 * wait({ for: 'all', sendRequest: [{ responseVariableName: 'rates', setUrl: 'https://contoso.com/rates' }] })
 * ```
 * renders as
 * ```xml
 * <wait for="all">
 *   <send-request response-variable-name="rates">
 *     <set-url>https://contoso.com/rates</set-url>
 *   </send-request>
 * </wait>
 * ```
 */
export function wait(props: WaitProps): Statement<'inbound' | 'backend' | 'outbound'> {
  return buildStatement('wait', props);
}
