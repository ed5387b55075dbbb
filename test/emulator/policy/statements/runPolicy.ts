import { HeaderMap, MessageBody, VirtualClock } from '../../../../emulator';
import { GatewayCache } from '../../../../emulator/gateway/cache';
import { Gateway } from '../../../../emulator/gateway/gateway';
import type { BodySource } from '../../../../emulator/message';
import { Metrics } from '../../../../emulator/metrics';
import type { IncomingResponse, OutgoingRequest } from '../../../../emulator/network';
import { GatewayCounters } from '../../../../emulator/policy/counters';
import { csharpFor } from '../../../../emulator/policy/csharp';
import { loadScopes, type ScopedDocuments } from '../../../../emulator/policy/scopes';

/** The sections of a policy, each without its own tags; one that is left out has `<base />`. */
export interface Sections {
  readonly inbound?: string;
  readonly backend?: string;
  readonly outbound?: string;
  readonly onError?: string;
}

/** What a test's backend answers. */
export interface BackendAnswer {
  readonly status?: number;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: BodySource | string;
}

/** A request that reached a backend, with its body as text. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderMap;
  readonly body: string;
}

export interface PolicyOptions {
  /** Answers every request, by default with 200 and `{}`; it may wait or throw a NetworkError. */
  readonly backend?: (request: Received, outgoing: OutgoingRequest) => BackendAnswer | Promise<BackendAnswer>;
  readonly fragments?: { readonly [id: string]: string };
  /** Sections of the scopes around the API's; the subscriptions `one` and `three` are for the product `gold`. */
  readonly scopes?: {
    readonly global?: Sections;
    readonly gold?: Sections;
    readonly operations?: { readonly [id: string]: Sections };
  };
  /** URL template of the operations (default every path). */
  readonly urlTemplate?: string;
  /** The document's own `id`. */
  readonly id?: string;
}

export interface Call {
  readonly method?: string;
  readonly target?: string;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: unknown;
  readonly ipAddress?: string;
  readonly signal?: AbortSignal;
}

/** The answer of a call, with its body as text. */
export interface Answered {
  readonly status: number;
  readonly headers: HeaderMap;
  readonly body: string;
  readonly variables: ReadonlyMap<string, unknown>;
  readonly trace: readonly string[];
}

/** The document of these sections. */
function policyDocument(sections: Sections, id: string | undefined): string {
  const section = (name: string, content = '<base />') => `<${name}>${content}</${name}>`;
  return `<policies${id === undefined ? '' : ` id="${id}"`}>${section('inbound', sections.inbound)}${section('backend', sections.backend)}${section('outbound', sections.outbound)}${section('on-error', sections.onError)}</policies>`;
}

function documentsOf(api: Sections, { id, scopes = {} }: PolicyOptions): ScopedDocuments {
  const named = (name: string, sections: Sections) => ({ name, xml: policyDocument(sections, undefined) });
  return {
    ...(scopes.global ? { global: named('global', scopes.global) } : {}),
    ...(scopes.gold ? { products: new Map([['gold', named('gold', scopes.gold)]]) } : {}),
    api: { name: 'policy', xml: policyDocument(api, id) },
    operations: new Map(Object.entries(scopes.operations ?? {}).map(([key, own]) => [key, named(key, own)])),
  };
}

const gold = {
  id: 'gold',
  name: 'Gold',
  approvalRequired: false,
  state: 'Published',
  subscriptionRequired: true,
  subscriptionsLimit: null,
  groups: [],
};

/** One policy in a gateway whose time passes only when a test says so, in front of a backend of the test's own. */
export class PolicyGateway {
  readonly clock = new VirtualClock();
  /** What reached a backend, in order. */
  readonly received: Received[] = [];
  readonly metrics = new Metrics();
  readonly #gateway: Gateway;

  constructor(sections: Sections, options: PolicyOptions = {}) {
    const { clock } = this;
    const inbound = `<set-backend-service base-url="https://backend.example" />${sections.inbound ?? '<base />'}`;
    this.#gateway = new Gateway({
      definition: {
        api: {
          id: 'api',
          displayName: 'The API',
          path: '',
          subscriptionRequired: false,
          subscriptionKeyHeader: 'api-key',
          subscriptionKeyQuery: 'subscription-key',
        },
        operations: ['GET', 'POST', 'PUT'].map((method) => ({
          id: `any-${method.toLowerCase()}`,
          displayName: `Any ${method}`,
          method,
          urlTemplate: options.urlTemplate ?? '/*',
          templateParameters: [],
        })),
      },
      sections: loadScopes(documentsOf({ ...sections, inbound }, options), {
        csharp: csharpFor({ now: () => clock.now(), random: () => 0.5 }),
        fragments: new Map(Object.entries(options.fragments ?? {})),
      }),
      subscriptions: ['one', 'two', 'three'].map((name) => ({
        id: name,
        name,
        key: `key-${name}`,
        primaryKey: `key-${name}`,
        secondaryKey: `second-key-${name}`,
        createdDate: clock.now(),
        startDate: null,
        endDate: null,
        active: true,
        ...(name !== 'two' ? { product: gold } : {}),
      })),
      host: {
        clock,
        random: () => 0.5,
        network: { send: (request) => this.#send(request, options.backend) },
        cache: new GatewayCache(clock),
        counters: new GatewayCounters(),
        backends: new Map([['other', { id: 'other', url: 'https://other.example' }]]),
        identityToken: (resource) => `token for ${resource}`,
        metrics: (namespace, values, dimensions) => this.metrics.add(namespace, values, dimensions),
      },
      tracing: true,
    });
  }

  async #send(outgoing: OutgoingRequest, backend: PolicyOptions['backend']): Promise<IncomingResponse> {
    const { method, url, headers } = outgoing;
    const body = new MessageBody(outgoing.body ?? Buffer.alloc(0));
    await body.buffer();
    const request: Received = { method, url, headers: headers.clone(), body: body.read(true).toString('utf8') };
    this.received.push(request);
    const answer: BackendAnswer = (await backend?.(request, outgoing)) ?? {};
    const sent = answer.body ?? '{}';
    return {
      status: answer.status ?? 200,
      reason: '',
      headers: HeaderMap.from({ 'content-type': 'application/json', ...answer.headers }),
      body: typeof sent === 'string' ? Buffer.from(sent) : sent,
    };
  }

  /** Sends one request through the policy. */
  async call(call: Call = {}): Promise<Answered> {
    const { body } = call;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const { response, variables, trace } = await this.#gateway.handle({
      method: call.method ?? (body === undefined ? 'GET' : 'POST'),
      target: call.target ?? '/',
      headers: HeaderMap.from(call.headers ?? {}),
      body: text === undefined ? null : new MessageBody(Buffer.from(text)),
      authority: 'gateway.example',
      ipAddress: call.ipAddress ?? '203.0.113.7',
      signal: call.signal ?? new AbortController().signal,
    });
    await response.body?.buffer();
    return {
      status: response.statusCode,
      headers: response.headers,
      body: response.body?.read(true).toString('utf8') ?? '',
      variables,
      trace: trace.map(({ message }) => message),
    };
  }
}
