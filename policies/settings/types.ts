/** Everything that can be said about a load balancer: what the stack's configuration holds, defaults filled in. */
export interface Settings {
  /** Tokens per minute of each deployment of each account, in thousands. */
  readonly openaiCapacity: number;
  /** Where the resource group, the gateway and the logs are. */
  readonly location: string;
  readonly accounts: readonly AccountSettings[];
  readonly deployments: readonly DeploymentSettings[];
  readonly clients: readonly ClientSettings[];
  readonly callers: CallerSettings;
  readonly delays: DelaySettings;
  /** Backends that one request tries at most, each once. */
  readonly maxAttempts: number;
  /** Seconds that a backend has to send its response headers. */
  readonly attemptTimeout: number;
  /** Whether responses name the backend and the number of attempts. */
  readonly responseHeaders: boolean;
  readonly apim: ApimSettings;
  readonly monitoring: boolean;
  /** Days that the Log Analytics workspace keeps its data. */
  readonly logRetentionDays: number;
  readonly purgeOnDestroy: boolean;
  readonly protect: boolean;
  readonly tags: { readonly [name: string]: string };
}

/** One Azure OpenAI account. */
export interface AccountSettings {
  /** Short name, unique, part of resource names and of the backend's id; the location where nothing is said. */
  readonly name: string;
  readonly location: string;
  /** 1 is asked first; higher numbers when the lower ones are throttled. */
  readonly priority: number;
  /** Share among accounts of equal priority. */
  readonly weight: number;
  /** Thousand tokens per minute of each deployment here, instead of `openaiCapacity`. */
  readonly capacity?: number;
  /** Resource id of an account that exists already: it gets the role, and nothing else is done to it. */
  readonly resourceId?: string;
  /** Base URL instead of `https://NAME.openai.azure.com`, for an existing account or, in a rehearsal, a real server. */
  readonly endpoint?: string;
}

/** A model deployed in every account. */
export interface DeploymentSettings {
  readonly name: string;
  readonly model: string;
  readonly version: string;
  readonly sku: string;
  /** Part of the account's capacity that this deployment gets, 1 for all of it. */
  readonly capacityShare: number;
  /** Other names that clients may use for it. */
  readonly aliases: readonly string[];
  /** Requests per minute that 1000 tokens per minute allow, as the model has it. */
  readonly requestsPerThousandTokens: number;
}

/** Someone with a key of their own. */
export interface ClientSettings {
  readonly name: string;
  /** Limit over all deployments; none where nothing is said. */
  readonly tokensPerMinute?: number;
}

/** The ways in; at least one is open. */
export interface CallerSettings {
  /** A client's key in the `api-key` header. */
  readonly keys: boolean;
  /** A client's key as `Authorization: Bearer`. */
  readonly bearerKeys: boolean;
  /** A token of Entra ID as `Authorization: Bearer`. */
  readonly entra: boolean;
  /** Audiences that a token may have. */
  readonly entraAudiences: readonly string[];
  /** Application ids that are let in with a token; every application of the tenant when empty. */
  readonly entraApplicationIds: readonly string[];
}

/** How long an account is left alone, in seconds. */
export interface DelaySettings {
  /** When its answer names no delay. */
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
  /** When it refuses the gateway's own identity (401, 403). */
  readonly identity: number;
}

/** The API Management service. */
export interface ApimSettings {
  readonly sku: ApimSku;
  readonly units: number;
  readonly publisherEmail: string;
  readonly publisherName: string;
}

/** SKUs with a built-in cache, which the marks live in; Consumption has none. */
export const apimSkus = ['BasicV2', 'StandardV2', 'PremiumV2', 'Developer', 'Basic', 'Standard', 'Premium'] as const;

/** One of {@link apimSkus}. */
export type ApimSku = (typeof apimSkus)[number];
