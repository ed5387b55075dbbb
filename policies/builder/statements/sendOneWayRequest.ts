// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Expression } from '../expression';
import type { Statement, TextValue } from '../node';
import type { AuthenticationCertificateProps } from './authenticationCertificate';
import type { AuthenticationManagedIdentityProps } from './authenticationManagedIdentity';
import type { AuthenticationTokenProps } from './authenticationToken';
import type { AuthenticationTokenStoreProps } from './authenticationTokenStore';
import type { ProxyProps } from './proxy';
import type { SetBodyProps } from './setBody';
import type { SetHeaderProps } from './setHeader';
import type { SetMethodProps } from './setMethod';

/** Properties of {@link sendOneWayRequest}. */
export interface SendOneWayRequestProps {
  readonly mode?: 'new' | 'copy' | Expression<string>;
  readonly timeout?: number;
  readonly setUrl?: TextValue;
  readonly setMethod?: TextValue | SetMethodProps;
  readonly setHeader?: readonly SetHeaderProps[];
  readonly setBody?: SetBodyProps;
  readonly authenticationCertificate?: AuthenticationCertificateProps;
  readonly authenticationToken?: AuthenticationTokenProps;
  readonly authenticationTokenStore?: AuthenticationTokenStoreProps;
  readonly authenticationManagedIdentity?: AuthenticationManagedIdentityProps;
  readonly proxy?: ProxyProps;
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Sends a request of its own and does not wait for the answer.
 *
 * Sections: inbound, backend, outbound, on-error. Reference page: send-one-way-request-policy.
 *
 * ```ts
 * sendOneWayRequest({ mode: 'new', setUrl: 'https://contoso.com/hook', setMethod: 'POST', setBody: { text: 'done' } })
 * ```
 * renders as
 * ```xml
 * <send-one-way-request mode="new">
 *   <set-url>https://contoso.com/hook</set-url>
 *   <set-method>POST</set-method>
 *   <set-body>done</set-body>
 * </send-one-way-request>
 * ```
 */
export function sendOneWayRequest(
  props: SendOneWayRequestProps,
): Statement<'inbound' | 'backend' | 'outbound' | 'on-error'> {
  return buildStatement('send-one-way-request', props);
}
