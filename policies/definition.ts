/** The gateway as plain data: what `infra/` deploys and `emulator/` runs. */
export interface GatewayDefinition {
  readonly api: ApiDefinition;
  readonly operations: readonly OperationDefinition[];
  readonly accounts: readonly AccountDefinition[];
  readonly backends: readonly BackendDefinition[];
  readonly namedValues: readonly NamedValueDefinition[];
  readonly fragments: readonly { readonly id: string; readonly xml: string }[];
  readonly policies: readonly { readonly scope: 'api'; readonly xml: string }[];
  readonly clients: readonly ClientDefinition[];
}

/** The API, at the root of the gateway. */
export interface ApiDefinition {
  readonly id: string;
  readonly displayName: string;
  readonly path: string;
  readonly subscriptionRequired: boolean;
  readonly subscriptionKeyHeader: string;
  readonly subscriptionKeyQuery: string;
}

/** One operation: method and URL template, with `{name}` and `*`. */
export interface OperationDefinition {
  readonly id: string;
  readonly displayName: string;
  readonly method: string;
  readonly urlTemplate: string;
  readonly templateParameters: readonly { readonly name: string; readonly type: string; readonly required: boolean }[];
}

/** An account and what is deployed in it. */
export interface AccountDefinition {
  /** Name of the Azure resource, and its custom subdomain. */
  readonly name: string;
  /** Name in the settings. */
  readonly shortName: string;
  readonly location: string;
  readonly priority: number;
  readonly weight: number;
  readonly host: string;
  /** Base URL without a slash at the end, for example `https://NAME.openai.azure.com`. */
  readonly url: string;
  readonly existingResourceId?: string;
  readonly endpoint?: string;
  readonly deployments: readonly DeploymentDefinition[];
}

/** One deployment of one account. */
export interface DeploymentDefinition {
  readonly name: string;
  readonly model: string;
  readonly version: string;
  readonly sku: string;
  /** Thousand tokens per minute. */
  readonly capacity: number;
  readonly requestsPerMinute: number;
}

/** A backend of API Management: one per account. */
export interface BackendDefinition {
  readonly id: string;
  /** Name of the account's Azure resource. */
  readonly account: string;
  readonly url: string;
}

/** A named value: its text, or where its text comes from when it is deployed. */
export type NamedValueDefinition =
  | { readonly id: string; readonly secret: boolean; readonly value: string }
  | { readonly id: string; readonly secret: boolean; readonly from: NamedValueSource };

/** What only the deployment knows: the tenant, the gateway's identity, a client's key. */
export type NamedValueSource = 'tenantId' | 'identityClientId' | { readonly clientKey: string };

/** Someone with a key: an API Management subscription. */
export interface ClientDefinition {
  readonly name: string;
  readonly displayName: string;
  readonly tokensPerMinute?: number;
}
