import type { HeaderMap, MessageBody } from './message';

/** A URL as expressions see it (`IUrl`). */
export class RequestUrl {
  readonly scheme: string;
  readonly host: string;
  readonly port: number;
  /** With its leading slash, still encoded. */
  readonly path: string;
  /** With its `?`, or empty. */
  readonly queryString: string;
  #query: Map<string, string[]> | undefined;

  constructor(scheme: string, host: string, port: number, path: string, queryString: string) {
    this.scheme = scheme;
    this.host = host;
    this.port = port;
    this.path = path;
    this.queryString = queryString;
  }

  /**
   * From an absolute URL.
   *
   * @throws TypeError when it is none
   */
  static parse(text: string): RequestUrl {
    const url = new URL(text);
    const scheme = url.protocol.slice(0, -1);
    const port = url.port === '' ? (scheme === 'https' ? 443 : 80) : Number(url.port);
    return new RequestUrl(scheme, url.hostname, port, url.pathname, url.search);
  }

  /** Decoded values by name, in order; a name without `=` has the empty string. */
  get query(): ReadonlyMap<string, readonly string[]> {
    if (!this.#query) {
      this.#query = new Map();
      for (const [name, value] of new URLSearchParams(this.queryString)) {
        const values = this.#query.get(name);
        if (values) values.push(value);
        else this.#query.set(name, [value]);
      }
    }
    return this.#query;
  }

  /** The same with another path and query. */
  with(path: string, queryString: string): RequestUrl {
    return new RequestUrl(this.scheme, this.host, this.port, path, queryString);
  }

  /** Scheme, host and port. */
  get origin(): string {
    const usual = (this.scheme === 'https' && this.port === 443) || (this.scheme === 'http' && this.port === 80);
    return `${this.scheme}://${this.host}${usual ? '' : `:${this.port}`}`;
  }

  toString(): string {
    return `${this.origin}${this.path}${this.queryString}`;
  }
}

/** What a request is made of. */
export interface RequestParts {
  readonly method: string;
  readonly url: RequestUrl;
  readonly originalUrl: RequestUrl;
  readonly headers: HeaderMap;
  readonly body: MessageBody | null;
  readonly ipAddress: string;
  readonly matchedParameters: ReadonlyMap<string, string>;
}

/** `context.Request`. A class, so that expressions know it. */
export class RequestMessage {
  method: string;
  url: RequestUrl;
  readonly originalUrl: RequestUrl;
  readonly headers: HeaderMap;
  body: MessageBody | null;
  readonly ipAddress: string;
  readonly matchedParameters: ReadonlyMap<string, string>;
  readonly certificate = null;

  constructor(parts: RequestParts) {
    this.method = parts.method;
    this.url = parts.url;
    this.originalUrl = parts.originalUrl;
    this.headers = parts.headers;
    this.body = parts.body;
    this.ipAddress = parts.ipAddress;
    this.matchedParameters = parts.matchedParameters;
  }
}

/** What a response is made of. */
export interface ResponseParts {
  readonly statusCode: number;
  readonly statusReason: string | null;
  readonly headers: HeaderMap;
  readonly body: MessageBody | null;
}

/** `context.Response`, and what a variable holds of another request's answer. A class, so that expressions know it. */
export class ResponseMessage {
  statusCode: number;
  statusReason: string | null;
  readonly headers: HeaderMap;
  body: MessageBody | null;
  /** Keeps objects that only look like a response from being taken for one. */
  protected readonly kind = 'response';

  constructor(parts: ResponseParts) {
    this.statusCode = parts.statusCode;
    this.statusReason = parts.statusReason;
    this.headers = parts.headers;
    this.body = parts.body;
  }
}

/** `context.Api`. The URL of the service is that of the API, which a backend may replace. */
export interface ApiInfo {
  readonly id: string | null;
  readonly name: string | null;
  readonly path: string | null;
  readonly revision: string | null;
  readonly version: string | null;
  readonly isCurrentRevision: boolean;
  readonly serviceUrl: RequestUrl | null;
}

/** `context.Operation`. */
export interface OperationInfo {
  readonly id: string | null;
  readonly name: string | null;
  readonly method: string | null;
  readonly urlTemplate: string | null;
}

/** `context.Backend`: the backend that set-backend-service named by its id. */
export interface BackendInfo {
  readonly id: string | null;
  readonly type: string | null;
  readonly azureRegion: string | null;
}

/** `context.Deployment`: the service and the gateway that the policy runs on. */
export interface DeploymentInfo {
  readonly gatewayId: string | null;
  readonly region: string | null;
  readonly serviceId: string | null;
  readonly serviceName: string | null;
  readonly gateway: {
    readonly id: string | null;
    readonly instanceId: string | null;
    readonly isManaged: boolean;
  } | null;
}

/** `context.LastError`: why on-error runs, and where it happened ("Error handling in API Management policies"). */
export interface LastErrorInfo {
  readonly source: string | null;
  readonly reason: string | null;
  readonly message: string | null;
  readonly scope: string | null;
  readonly section: string | null;
  readonly path: string | null;
  readonly policyId: string | null;
}

/** `context.Product`: the product of the subscription that the caller's key belongs to. */
export interface ProductInfo {
  readonly id: string | null;
  readonly name: string | null;
  readonly approvalRequired: boolean;
  readonly state: string | null;
  readonly subscriptionRequired: boolean;
  readonly subscriptionsLimit: number | null;
  readonly groups: readonly { readonly id: string | null; readonly name: string | null }[];
}

/** `context.Subscription`: that of the caller's key. Times are milliseconds since 1970. */
export interface SubscriptionInfo {
  readonly id: string | null;
  readonly key: string | null;
  readonly name: string | null;
  readonly primaryKey: string | null;
  readonly secondaryKey: string | null;
  readonly createdDate: number;
  readonly startDate: number | null;
  readonly endDate: number | null;
}

/** `context.User`: the owner of the subscription. The time is milliseconds since 1970. */
export interface UserInfo {
  readonly id: string | null;
  readonly email: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly note: string | null;
  readonly registrationDate: number;
  readonly groups: readonly { readonly id: string | null; readonly name: string | null }[];
  readonly identities: readonly { readonly id: string | null; readonly provider: string | null }[];
}

/** What expressions see as `context`; members have the names of the reference page in camel case. */
export interface PolicyContext {
  readonly api: ApiInfo;
  backend: BackendInfo | null;
  readonly deployment: DeploymentInfo;
  /** Milliseconds since the request began. */
  elapsedMs(): number;
  lastError: LastErrorInfo | null;
  /** Null for a request that no operation is for. */
  readonly operation: OperationInfo | null;
  readonly product: ProductInfo | null;
  readonly request: RequestMessage;
  readonly requestId: string;
  response: ResponseMessage | null;
  readonly subscription: SubscriptionInfo | null;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  readonly tracing: boolean;
  readonly user: UserInfo | null;
  /** Object-typed C# values by name. */
  readonly variables: Map<string, unknown>;
  readonly workspace: { readonly id: string | null; readonly name: string | null } | null;
  /** `context.Trace(...)`. */
  trace(message: string): void;
}
