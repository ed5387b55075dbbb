// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link crossDomain}. */
export interface CrossDomainProps {
  readonly crossDomainPolicy?: {
    readonly siteControl?: {
      readonly permittedCrossDomainPolicies: 'all' | 'by-content-type' | 'master-only' | 'none';
    };
    readonly allowAccessFrom?: readonly {
      readonly domain: TextValue;
      /** Default: true. */
      readonly secure?: 'true' | 'false';
    }[];
    readonly allowHttpRequestHeadersFrom?: readonly {
      readonly domain: TextValue;
      readonly headers: TextValue;
      /** Default: true. */
      readonly secure?: 'true' | 'false';
    }[];
  };
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Lets Flash and Silverlight clients call.
 *
 * Sections: inbound. Reference page: cross-domain-policy.
 *
 * ```ts
 * crossDomain({ crossDomainPolicy: { allowAccessFrom: [{ domain: 'contoso.com' }] } })
 * ```
 * renders as
 * ```xml
 * <cross-domain>
 *   <cross-domain-policy>
 *     <allow-access-from domain="contoso.com"/>
 *   </cross-domain-policy>
 * </cross-domain>
 * ```
 */
export function crossDomain(props: CrossDomainProps): Statement<'inbound'> {
  return buildStatement('cross-domain', props);
}
