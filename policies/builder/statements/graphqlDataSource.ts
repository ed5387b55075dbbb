// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';
import type { AuthenticationBasicProps } from './authenticationBasic';
import type { AuthenticationCertificateProps } from './authenticationCertificate';
import type { AuthenticationManagedIdentityProps } from './authenticationManagedIdentity';
import type { GetAuthorizationContextProps } from './getAuthorizationContext';
import type { IncludeFragmentProps } from './includeFragment';
import type { PublishEventProps } from './publishEvent';
import type { SetBackendServiceProps } from './setBackendService';
import type { SetBodyProps } from './setBody';
import type { SetHeaderProps } from './setHeader';
import type { SetUrlProps } from './setUrl';

/** Properties of {@link graphqlDataSource}. */
export interface GraphqlDataSourceProps {
  readonly request: {
    readonly authenticationBasic?: AuthenticationBasicProps;
    readonly authenticationCertificate?: AuthenticationCertificateProps;
    readonly authenticationManagedIdentity?: AuthenticationManagedIdentityProps;
    readonly getAuthorizationContext?: GetAuthorizationContextProps;
    readonly setBackendService?: SetBackendServiceProps;
    readonly setUrl?: TextValue | SetUrlProps;
    readonly setHeader?: SetHeaderProps;
    readonly includeFragment?: readonly IncludeFragmentProps[];
    readonly document: TextValue;
    readonly operationName?: TextValue;
    readonly variables?: {
      readonly variable: readonly {
        readonly name: TextValue;
        readonly text?: TextValue;
      }[];
    };
  };
  readonly response?: {
    readonly setBody?: SetBodyProps;
    readonly includeFragment?: readonly IncludeFragmentProps[];
    readonly publishEvent?: PublishEventProps;
  };
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Resolves a GraphQL field from a GraphQL service.
 *
 * Sections: none, it is the document of a GraphQL resolver. Reference page: graphql-data-source-policy.
 *
 * ```ts
 * graphqlDataSource({ request: { setUrl: 'https://contoso.com/graphql', document: 'query { orders { id } }' } })
 * ```
 * renders as
 * ```xml
 * <graphql-data-source>
 *   <request>
 *     <set-url>https://contoso.com/graphql</set-url>
 *     <document>query { orders { id } }</document>
 *   </request>
 * </graphql-data-source>
 * ```
 */
export function graphqlDataSource(props: GraphqlDataSourceProps): Statement<never> {
  return buildStatement('graphql-data-source', props);
}
