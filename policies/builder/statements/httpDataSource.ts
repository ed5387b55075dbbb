// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';
import type { AuthenticationCertificateProps } from './authenticationCertificate';
import type { FindAndReplaceProps } from './findAndReplace';
import type { ForwardRequestProps } from './forwardRequest';
import type { GetAuthorizationContextProps } from './getAuthorizationContext';
import type { IncludeFragmentProps } from './includeFragment';
import type { JsonToXmlProps } from './jsonToXml';
import type { PublishEventProps } from './publishEvent';
import type { SetBackendServiceProps } from './setBackendService';
import type { SetBodyProps } from './setBody';
import type { SetHeaderProps } from './setHeader';
import type { XmlToJsonProps } from './xmlToJson';

/** Properties of {@link httpDataSource}. */
export interface HttpDataSourceProps {
  readonly httpRequest: {
    readonly getAuthorizationContext?: GetAuthorizationContextProps;
    readonly setBackendService?: SetBackendServiceProps;
    readonly setMethod: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
    readonly setUrl: TextValue;
    readonly includeFragment?: readonly IncludeFragmentProps[];
    readonly setHeader?: readonly SetHeaderProps[];
    readonly setBody?: SetBodyProps;
    readonly authenticationCertificate?: AuthenticationCertificateProps;
  };
  readonly backend?: {
    readonly forwardRequest?: ForwardRequestProps;
  };
  readonly httpResponse?: {
    readonly setBody?: SetBodyProps;
    readonly jsonToXml?: JsonToXmlProps;
    readonly xmlToJson?: XmlToJsonProps;
    readonly findAndReplace?: FindAndReplaceProps;
    readonly publishEvent?: PublishEventProps;
    readonly includeFragment?: readonly IncludeFragmentProps[];
  };
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Resolves a GraphQL field over HTTP.
 *
 * Sections: none, it is the document of a GraphQL resolver. Reference page: http-data-source-policy.
 *
 * ```ts
 * httpDataSource({ httpRequest: { setMethod: 'GET', setUrl: 'https://contoso.com/orders' } })
 * ```
 * renders as
 * ```xml
 * <http-data-source>
 *   <http-request>
 *     <set-method>GET</set-method>
 *     <set-url>https://contoso.com/orders</set-url>
 *   </http-request>
 * </http-data-source>
 * ```
 */
export function httpDataSource(props: HttpDataSourceProps): Statement<never> {
  return buildStatement('http-data-source', props);
}
