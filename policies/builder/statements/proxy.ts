// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link proxy}. */
export interface ProxyProps {
  readonly url: TextValue;
  readonly username?: TextValue;
  readonly password?: TextValue;
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Sends requests to backends through a proxy.
 *
 * Sections: inbound. Reference page: proxy-policy.
 *
 * ```ts
 * proxy({ url: 'http://proxy.contoso.com:8080', username: 'gateway', password: '{{proxy-password}}' })
 * ```
 * renders as
 * ```xml
 * <proxy url="http://proxy.contoso.com:8080" username="gateway" password="{{proxy-password}}"/>
 * ```
 */
export function proxy(props: ProxyProps): Statement<'inbound'> {
  return buildStatement('proxy', props);
}
