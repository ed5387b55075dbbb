// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Expression } from '../expression';
import type { Statement, TextValue } from '../node';
import type { AuthenticationCertificateProps } from './authenticationCertificate';
import type { GetAuthorizationContextProps } from './getAuthorizationContext';
import type { IncludeFragmentProps } from './includeFragment';
import type { PublishEventProps } from './publishEvent';
import type { SetBodyProps } from './setBody';

/** Properties of {@link sqlDataSource}. */
export interface SqlDataSourceProps {
  readonly connectionInfo: {
    readonly getAuthorizationContext?: GetAuthorizationContextProps;
    readonly connectionString: {
      /** Default: false. */
      readonly useManagedIdentity?: boolean | Expression<boolean>;
      readonly scope?: TextValue;
      readonly clientId?: TextValue;
      readonly text?: TextValue;
    };
    readonly includeFragment?: readonly IncludeFragmentProps[];
    readonly authenticationCertificate?: AuthenticationCertificateProps;
  };
  readonly includeFragment?: readonly IncludeFragmentProps[];
  readonly request: {
    /** Default: false. */
    readonly singleResult?: boolean | Expression<boolean>;
    readonly includeFragment?: IncludeFragmentProps;
    readonly setBody?: SetBodyProps;
    readonly sqlStatement: TextValue;
    readonly parameters?: {
      readonly parameter: readonly {
        readonly name: TextValue;
        readonly sqlType?: TextValue;
        readonly text?: TextValue;
      }[];
    };
  };
  readonly response?: {
    readonly includeFragment?: IncludeFragmentProps;
    readonly setBody?: SetBodyProps;
    readonly publishEvent?: PublishEventProps;
  };
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Resolves a GraphQL field from Azure SQL.
 *
 * Sections: none, it is the document of a GraphQL resolver. Reference page: sql-data-source-policy.
 *
 * ```ts
 * sqlDataSource({
 *   connectionInfo: { connectionString: { text: '{{database}}' } },
 *   request: { sqlStatement: 'SELECT id FROM orders' },
 * })
 * ```
 * renders as
 * ```xml
 * <sql-data-source>
 *   <connection-info>
 *     <connection-string>{{database}}</connection-string>
 *   </connection-info>
 *   <request>
 *     <sql-statement>SELECT id FROM orders</sql-statement>
 *   </request>
 * </sql-data-source>
 * ```
 */
export function sqlDataSource(props: SqlDataSourceProps): Statement<never> {
  return buildStatement('sql-data-source', props);
}
