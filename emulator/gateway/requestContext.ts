import { randomUUID } from 'node:crypto';
import type {
  ApiInfo,
  BackendInfo,
  DeploymentInfo,
  LastErrorInfo,
  OperationInfo,
  PolicyContext,
  ProductInfo,
  RequestMessage,
  ResponseMessage,
  SubscriptionInfo,
} from '../context';
import type { PolicyHost, TraceEntry } from '../policy/host';

/** What `context` has of a request when its policy begins. */
export interface RequestContextParts {
  readonly api: ApiInfo;
  readonly operation: OperationInfo | null;
  readonly product: ProductInfo | null;
  readonly subscription: SubscriptionInfo | null;
  readonly request: RequestMessage;
  readonly tracing: boolean;
}

const deployment: DeploymentInfo = {
  gatewayId: 'managed',
  region: 'laptop',
  serviceId: 'rehearsal',
  serviceName: 'rehearsal',
  gateway: { id: 'managed', instanceId: 'rehearsal', isManaged: true },
};

/** `context` of one request. A class, since every request makes one. */
export class RequestContext implements PolicyContext {
  readonly api: ApiInfo;
  readonly operation: OperationInfo | null;
  readonly product: ProductInfo | null;
  readonly subscription: SubscriptionInfo | null;
  readonly request: RequestMessage;
  readonly tracing: boolean;
  readonly deployment = deployment;
  readonly user = null;
  readonly workspace = null;
  readonly timestamp: number;
  readonly variables = new Map<string, unknown>();
  backend: BackendInfo | null = null;
  lastError: LastErrorInfo | null = null;
  response: ResponseMessage | null = null;
  #requestId: string | undefined;
  readonly #host: PolicyHost;
  readonly #trace: TraceEntry[];

  /** @param trace gets what `context.Trace` says */
  constructor(parts: RequestContextParts, host: PolicyHost, trace: TraceEntry[]) {
    this.api = parts.api;
    this.operation = parts.operation;
    this.product = parts.product;
    this.subscription = parts.subscription;
    this.request = parts.request;
    this.tracing = parts.tracing;
    this.timestamp = host.clock.now();
    this.#host = host;
    this.#trace = trace;
  }

  /** Made when it is asked for, as it is by few. */
  get requestId(): string {
    this.#requestId ??= randomUUID();
    return this.#requestId;
  }

  elapsedMs(): number {
    return this.#host.clock.now() - this.timestamp;
  }

  trace(message: string): void {
    this.#trace.push({ source: 'context.Trace', message, elapsedMs: this.elapsedMs() });
  }
}
