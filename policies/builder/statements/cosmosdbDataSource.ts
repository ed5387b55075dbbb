// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';
import type { IncludeFragmentProps } from './includeFragment';
import type { PublishEventProps } from './publishEvent';
import type { SetBodyProps } from './setBody';

/** Properties of {@link cosmosdbDataSource}. */
export interface CosmosdbDataSourceProps {
  readonly connectionInfo: {
    readonly connectionString: {
      readonly useManagedIdentity?: TextValue;
      readonly clientId?: TextValue;
      readonly text?: TextValue;
    };
    readonly databaseName: TextValue;
    readonly containerName: TextValue;
  };
  readonly queryRequest?: {
    readonly enableLowPrecisionOrderBy?: boolean;
    readonly sqlStatement?: TextValue;
    readonly parameters?: {
      readonly parameter?: readonly {
        readonly name: TextValue;
        readonly type?: TextValue;
        readonly text?: TextValue;
      }[];
    };
    readonly partitionKey?: {
      readonly dataType?: TextValue;
      readonly text?: TextValue;
    };
    readonly paging?: {
      readonly maxItemCount: TextValue;
      readonly continuationToken: TextValue;
    };
    readonly text?: TextValue;
  };
  readonly readRequest?: {
    readonly id: TextValue;
    readonly partitionKey?: {
      readonly dataType?: TextValue;
      readonly text?: TextValue;
    };
    readonly text?: TextValue;
  };
  readonly deleteRequest?: {
    readonly consistencyLevel?: TextValue;
    readonly preTrigger?: TextValue;
    readonly postTrigger?: TextValue;
    readonly id: TextValue;
    readonly partitionKey?: {
      readonly dataType?: TextValue;
      readonly text?: TextValue;
    };
    readonly etag?: {
      readonly type?: TextValue;
      readonly text?: TextValue;
    };
    readonly text?: TextValue;
  };
  readonly writeRequest?: {
    readonly type?: TextValue;
    readonly consistencyLevel?: TextValue;
    readonly enableContentResponseOnWrite?: TextValue;
    readonly indexingDirective?: TextValue;
    readonly preTrigger?: TextValue;
    readonly postTrigger?: TextValue;
    readonly partitionKey?: {
      readonly dataType?: TextValue;
      readonly text?: TextValue;
    };
    readonly etag?: {
      readonly type?: TextValue;
      readonly text?: TextValue;
    };
    readonly setBody?: SetBodyProps;
    readonly includeFragment?: readonly IncludeFragmentProps[];
    readonly text?: TextValue;
  };
  readonly response?: {
    readonly setBody?: SetBodyProps;
    readonly publishEvent?: PublishEventProps;
    readonly includeFragment?: readonly IncludeFragmentProps[];
  };
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Resolves a GraphQL field from Cosmos DB.
 *
 * Sections: none, it is the document of a GraphQL resolver. Reference page: cosmosdb-data-source-policy.
 *
 * ```ts
 * cosmosdbDataSource({
 *   connectionInfo: {
 *     connectionString: { useManagedIdentity: 'true', text: 'AccountEndpoint=https://contoso.documents.azure.com' },
 *     databaseName: 'shop',
 *     containerName: 'orders',
 *   },
 *   readRequest: { id: 'order' },
 * })
 * ```
 * renders as
 * ```xml
 * <cosmosdb-data-source>
 *   <connection-info>
 *     <connection-string use-managed-identity="true">AccountEndpoint=https://contoso.documents.azure.com</connection-string>
 *     <database-name>shop</database-name>
 *     <container-name>orders</container-name>
 *   </connection-info>
 *   <read-request>
 *     <id>order</id>
 *   </read-request>
 * </cosmosdb-data-source>
 * ```
 */
export function cosmosdbDataSource(props: CosmosdbDataSourceProps): Statement<never> {
  return buildStatement('cosmosdb-data-source', props);
}
