// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Int } from '../csharpTypes';
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

/** Properties of {@link sendRequest}. */
export interface SendRequestProps {
  readonly mode?: 'new' | 'copy' | Expression<string>;
  readonly responseVariableName?: string;
  readonly timeout?: number | Expression<Int>;
  readonly timeoutMs?: number | Expression<Int>;
  readonly ignoreError?: boolean;
  /** Default: true. */
  readonly bufferResponse?: boolean;
  /** Default: false. */
  readonly failOnErrorStatusCode?: boolean;
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
 * Sends a request of its own and keeps the answer in a variable.
 *
 * Sections: inbound, backend, outbound, on-error. Reference page: send-request-policy.
 *
 * ```ts
 * sendRequest({
 *   mode: 'new',
 *   responseVariableName: 'rates',
 *   timeout: 20,
 *   ignoreError: true,
 *   setUrl: 'https://contoso.com/rates',
 *   setMethod: 'GET',
 * })
 * ```
 * renders as
 * ```xml
 * <send-request mode="new" response-variable-name="rates" timeout="20" ignore-error="true">
 *   <set-url>https://contoso.com/rates</set-url>
 *   <set-method>GET</set-method>
 * </send-request>
 * ```
 */
export function sendRequest(props: SendRequestProps): Statement<'inbound' | 'backend' | 'outbound' | 'on-error'> {
  return buildStatement('send-request', props);
}
