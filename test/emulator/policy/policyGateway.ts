import { GatewayCache, HeaderMap, MessageBody, PolicyError, VirtualClock } from '../../../emulator';
import { Gateway, type GatewayAnswer } from '../../../emulator/gateway/gateway';
import { clientSubscription } from '../../../emulator/gateway/subscriptions';
import type { BodySource } from '../../../emulator/message';
import { Metrics } from '../../../emulator/metrics';
import type { IncomingResponse, OutgoingRequest } from '../../../emulator/network';
import { GatewayCounters } from '../../../emulator/policy/counters';
import { csharpFor } from '../../../emulator/policy/csharp';
import type { PolicyHost } from '../../../emulator/policy/host';
import { loadScopes, type ScopedDocuments } from '../../../emulator/policy/scopes';

/** The sections of a policy, each without its own tags; one that is left out has `<base />`. */
export interface Sections {
  readonly inbound?: string;
  readonly backend?: string;
  readonly outbound?: string;
  readonly onError?: string;
}

/** What a test's backend answers: 200 without a header and without a body, unless it says otherwise. */
export interface BackendAnswer {
  readonly status?: number;
  readonly headers?: { readonly [name: string]: string | readonly string[] };
  readonly body?: BodySource | string;
}

/** A request that reached a backend, with its body as text. */
export type Received = Omit<OutgoingRequest, 'body'> & { readonly body: string };

/** What a test may set of the gateway and of what stands around it. */
export interface PolicyOptions {
  /** Answers the requests to every host, by default with a small text; it may wait or throw a NetworkError. */
  readonly backend?: (request: Received) => BackendAnswer | Promise<BackendAnswer>;
  /** The gateway's backends: base URLs by id. */
  readonly backends?: { readonly [id: string]: string };
  readonly fragments?: { readonly [id: string]: string };
  readonly namedValues?: { readonly [name: string]: string };
  readonly identityToken?: PolicyHost['identityToken'];
  /** Sections of the scopes around the API's; the subscriptions `one` and `three` are for the product `gold`. */
  readonly scopes?: {
    readonly global?: Sections;
    readonly gold?: Sections;
    /** By the operation's id, for example `get-0` for the first one when that has the method GET. */
    readonly operations?: { readonly [id: string]: Sections };
  };
  /** Operations as `METHOD /template` (default every path with GET, POST and PUT). */
  readonly operations?: readonly string[];
  /** The document's own `id`. */
  readonly id?: string;
  /** Whether the trace has a line for each statement, which then run one by one. */
  readonly byStatement?: boolean;
}

/** A request of a test. */
export interface Asked {
  /** By default POST where there is a body, else GET. */
  readonly method?: string;
  /** Path and query. */
  readonly target?: string;
  readonly headers?: { readonly [name: string]: string | readonly string[] };
  /** Text, or what becomes JSON. */
  readonly body?: unknown;
  readonly ipAddress?: string;
  readonly signal?: AbortSignal;
}

/** An answer, its body read. */
export interface Answered extends Pick<GatewayAnswer, 'variables' | 'trace'> {
  readonly status: number;
  readonly reason: string;
  readonly headers: HeaderMap;
  readonly body: string;
}

const usualAnswer: BackendAnswer = { headers: { 'Content-Type': 'text/plain' }, body: 'from the backend' };

const gold = {
  id: 'gold',
  name: 'Gold',
  approvalRequired: false,
  state: 'Published',
  subscriptionRequired: true,
  subscriptionsLimit: null,
  groups: [],
};

/**
 * One policy in a gateway whose time passes only when a test says so, in front of a backend of the test's own. Clients
 * are `one`, `two` and `three`, with the keys `key-one` and so on.
 */
export class PolicyGateway {
  readonly clock = new VirtualClock();
  readonly cache = new GatewayCache(this.clock);
  /** What reached a backend, in order. */
  readonly received: Received[] = [];
  readonly metrics = new Metrics();
  readonly #gateway: Gateway;

  /** @throws PolicyError when the policy does not load */
  constructor(sections: Sections, options: PolicyOptions = {}) {
    const { clock, cache } = this;
    const operations = options.operations ?? ['GET /*', 'POST /*', 'PUT /*'];
    const inbound = `<set-backend-service base-url="https://backend.example" />${sections.inbound ?? '<base />'}`;
    this.#gateway = new Gateway({
      definition: {
        api: {
          id: 'the-api',
          displayName: 'The API',
          path: '',
          subscriptionRequired: false,
          subscriptionKeyHeader: 'api-key',
          subscriptionKeyQuery: 'subscription-key',
        },
        operations: operations.map((operation, index) => {
          const [method = '', urlTemplate = ''] = operation.split(' ');
          const id = `${method.toLowerCase()}-${index}`;
          return { id, displayName: operation, method, urlTemplate, templateParameters: [] };
        }),
      },
      sections: loadScopes(documentsOf({ ...sections, inbound }, options), {
        csharp: csharpFor({ now: () => clock.now(), random: () => 0.5 }),
        fragments: new Map(Object.entries(options.fragments ?? {})),
        namedValues: new Map(Object.entries(options.namedValues ?? {})),
      }),
      subscriptions: ['one', 'two', 'three'].map((name) => ({
        ...clientSubscription(name, `key-${name}`, clock.now()),
        ...(name !== 'two' ? { product: gold } : {}),
      })),
      host: {
        clock,
        cache,
        random: () => 0.5,
        network: { send: (request) => this.#send(request, options.backend) },
        counters: new GatewayCounters(),
        backends: new Map(Object.entries(options.backends ?? {}).map(([id, url]) => [id, { id, url }])),
        identityToken: options.identityToken ?? ((resource) => `token for ${resource}`),
        metrics: (namespace, values, dimensions) => this.metrics.add(namespace, values, dimensions),
      },
      tracing: options.byStatement ? 'statements' : true,
    });
  }

  async #send(request: OutgoingRequest, backend: PolicyOptions['backend']): Promise<IncomingResponse> {
    const headers = request.headers.clone();
    const received = { ...request, headers, body: await textOf(new MessageBody(request.body ?? Buffer.alloc(0))) };
    this.received.push(received);
    const answer = backend ? await backend(received) : usualAnswer;
    const body = answer.body ?? '';
    return {
      status: answer.status ?? 200,
      reason: '',
      headers: HeaderMap.from(answer.headers ?? {}),
      body: typeof body === 'string' ? Buffer.from(body) : body,
    };
  }

  /** Asks once and reads the whole answer. */
  async ask(asked: Asked = {}): Promise<Answered> {
    const { response, variables, trace } = await this.start(asked);
    const body = response.body ? await textOf(response.body) : '';
    const { statusCode, statusReason, headers } = response;
    return { status: statusCode, reason: statusReason ?? '', headers, body, variables, trace };
  }

  /** Asks once; the body may still be a stream. */
  start(asked: Asked = {}): Promise<GatewayAnswer> {
    const { body } = asked;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return this.#gateway.handle({
      method: asked.method ?? (text === undefined ? 'GET' : 'POST'),
      target: asked.target ?? '/things',
      headers: HeaderMap.from(asked.headers ?? {}),
      body: text === undefined ? null : new MessageBody(Buffer.from(text)),
      authority: 'gateway.example',
      ipAddress: asked.ipAddress ?? '203.0.113.7',
      signal: asked.signal ?? new AbortController().signal,
    });
  }
}

/** What loading a policy with these statements reports, without line and column. */
export function mistakesOf(sections: Sections): string[] {
  try {
    new PolicyGateway(sections);
  } catch (error) {
    if (error instanceof PolicyError) return error.diagnostics.map(({ message }) => message);
    throw error;
  }
  return [];
}

async function textOf(body: MessageBody): Promise<string> {
  await body.buffer();
  return body.read(true).toString('utf8');
}

function documentsOf(api: Sections, { id, scopes = {} }: PolicyOptions): ScopedDocuments {
  const named = (name: string, sections: Sections) => ({ name, xml: documentOf(sections) });
  return {
    ...(scopes.global ? { global: named('global', scopes.global) } : {}),
    ...(scopes.gold ? { products: new Map([['gold', named('gold', scopes.gold)]]) } : {}),
    api: { name: 'policy', xml: documentOf(api, id) },
    operations: new Map(Object.entries(scopes.operations ?? {}).map(([key, own]) => [key, named(key, own)])),
  };
}

function documentOf({ inbound, backend, outbound, onError }: Sections, id?: string): string {
  const section = (name: string, statements = '<base />') => `<${name}>${statements}</${name}>`;
  return `<policies${id === undefined ? '' : ` id="${id}"`}>${section('inbound', inbound)}${section('backend', backend)}${section('outbound', outbound)}${section('on-error', onError)}</policies>`;
}
