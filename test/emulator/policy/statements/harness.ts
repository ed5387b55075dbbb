import {
  type GatewayAnswer,
  GatewayCache,
  HeaderMap,
  MessageBody,
  PolicyError,
  VirtualClock,
} from '../../../../emulator';
import { Gateway } from '../../../../emulator/gateway/gateway';
import type { ClientSubscription } from '../../../../emulator/gateway/subscriptions';
import { type Host, type IncomingResponse, type OutgoingRequest, RoutedNetwork } from '../../../../emulator/network';
import { GatewayCounters } from '../../../../emulator/policy/counters';
import { csharpFor } from '../../../../emulator/policy/csharp';
import type { PolicyHost } from '../../../../emulator/policy/host';
import { loadPolicyDocument } from '../../../../emulator/policy/load';

/** Statements of each section; the others hold `<base />`. */
export interface Sections {
  readonly inbound?: string;
  readonly backend?: string;
  readonly outbound?: string;
  readonly onError?: string;
}

/** A request of a test. */
export interface Asked {
  readonly method?: string;
  /** Path and query. */
  readonly target?: string;
  readonly headers?: { readonly [name: string]: string | readonly string[] };
  readonly body?: string;
  readonly ipAddress?: string;
}

/** An answer, its body read. */
export interface Answered {
  readonly status: number;
  readonly reason: string;
  readonly headers: HeaderMap;
  readonly body: string;
  readonly answer: GatewayAnswer;
}

/** What a test may set of the gateway and of what stands around it. */
export interface BenchOptions {
  /** Answers for `https://backend.test` (default 200 with a small text). */
  readonly backend?: (request: OutgoingRequest) => IncomingResponse | Promise<IncomingResponse>;
  /** Answers for other hosts. */
  readonly hosts?: { readonly [host: string]: Host };
  /** Operations as `METHOD /template` (default every path with GET and POST). */
  readonly operations?: readonly string[];
  /** Base URLs of backends by their id. */
  readonly backends?: { readonly [id: string]: string };
  /** The document of the global scope, which `<base />` stands for. */
  readonly global?: Sections;
  readonly identityToken?: PolicyHost['identityToken'];
  readonly namedValues?: { readonly [name: string]: string };
}

/** A metric that a policy sent. */
export interface Metric {
  readonly name: string;
  readonly value: number;
  readonly dimensions: { readonly [name: string]: string };
}

/** The document of a test. */
export function documentOf({ inbound, backend, outbound, onError }: Sections): string {
  const section = (name: string, statements = '<base />') => `<${name}>\n${statements}\n</${name}>`;
  return `<policies>\n${section('inbound', `<set-backend-service base-url="https://backend.test" />${inbound ?? ''}`)}\n${section('backend', backend)}\n${section('outbound', outbound)}\n${section('on-error', onError)}\n</policies>`;
}

/** An answer of a backend. */
export function answerOf(
  status: number,
  body: string | AsyncIterable<Buffer>,
  headers: { readonly [name: string]: string | readonly string[] } = {},
): IncomingResponse {
  return {
    status,
    reason: status === 200 ? 'OK' : '',
    headers: HeaderMap.from(headers),
    body: typeof body === 'string' ? Buffer.from(body) : body,
  };
}

/** What loading a document with these statements reports, without line and column. */
export function mistakesOf(sections: Sections): string[] {
  try {
    new StatementBench(sections);
  } catch (error) {
    if (error instanceof PolicyError) return error.diagnostics.map(({ message }) => message);
    throw error;
  }
  return [];
}

/** A gateway with one policy document in front of a backend in this process; time passes only when a test says so. */
export class StatementBench {
  readonly clock = new VirtualClock();
  readonly cache = new GatewayCache(this.clock);
  /** What the backend was sent, in order. */
  readonly sent: OutgoingRequest[] = [];
  readonly metrics: Metric[] = [];
  readonly #gateway: Gateway;

  constructor(sections: Sections, options: BenchOptions = {}) {
    const backend = options.backend ?? (() => answerOf(200, 'from the backend', { 'Content-Type': 'text/plain' }));
    const hosts = new Map<string, Host>(Object.entries(options.hosts ?? {}));
    hosts.set('backend.test', async (request) => {
      this.sent.push(request);
      return backend(request);
    });
    const host: PolicyHost = {
      clock: this.clock,
      random: () => 0.5,
      network: new RoutedNetwork(hosts),
      cache: this.cache,
      counters: new GatewayCounters(),
      backends: new Map(Object.entries(options.backends ?? {}).map(([id, url]) => [id, { id, url }])),
      identityToken: options.identityToken ?? ((resource) => `token for ${resource}`),
      metrics: (_namespace, values, dimensions) => {
        for (const [name, value] of Object.entries(values)) this.metrics.push({ name, value, dimensions });
      },
    };
    const operations = (options.operations ?? ['GET /*', 'POST /*']).map((operation, index) => {
      const [method = 'GET', urlTemplate = '/*'] = operation.split(' ');
      return { id: `operation-${index}`, displayName: operation, method, urlTemplate, templateParameters: [] };
    });
    const loading = {
      csharp: csharpFor({ now: () => this.clock.now(), random: host.random }),
      namedValues: new Map(Object.entries(options.namedValues ?? {})),
    };
    this.#gateway = new Gateway({
      definition: {
        api: {
          id: 'the-api',
          displayName: 'The API',
          path: '',
          subscriptionRequired: false,
          subscriptionKeyHeader: 'api-key',
          subscriptionKeyQuery: 'key',
        },
        operations,
      },
      sections: loadPolicyDocument(documentOf(sections), {
        ...loading,
        ...(options.global
          ? { base: loadPolicyDocument(documentOf(options.global), { ...loading, scope: 'global' }) }
          : {}),
      }),
      subscriptions: ['one', 'two'].map((name) => subscription(name, this.clock.now())),
      host,
      tracing: true,
    });
  }

  /** Asks once and reads the whole answer. */
  async ask(asked: Asked = {}): Promise<Answered> {
    const answer = await this.start(asked);
    const { response } = answer;
    await response.body?.buffer();
    const body = response.body?.read(true).toString('utf8') ?? '';
    return {
      status: response.statusCode,
      reason: response.statusReason ?? '',
      headers: response.headers,
      body,
      answer,
    };
  }

  /** Asks once; the body may still be a stream. */
  start(asked: Asked = {}): Promise<GatewayAnswer> {
    return this.#gateway.handle({
      method: asked.method ?? (asked.body === undefined ? 'GET' : 'POST'),
      target: asked.target ?? '/things',
      headers: HeaderMap.from(asked.headers ?? {}),
      body: asked.body === undefined ? null : new MessageBody(Buffer.from(asked.body)),
      authority: 'gateway.test',
      ipAddress: asked.ipAddress ?? '203.0.113.7',
      signal: new AbortController().signal,
    });
  }
}

/** A client whose key is `key-NAME`. */
function subscription(name: string, now: number): ClientSubscription {
  const key = `key-${name}`;
  return {
    id: name,
    name,
    key,
    primaryKey: key,
    secondaryKey: `${key}-secondary`,
    createdDate: now,
    startDate: null,
    endDate: null,
    active: true,
  };
}
