import { randomUUID } from 'node:crypto';
import type { GatewayDefinition } from '../../policies';
import { type ApiInfo, type RequestMessage, RequestUrl, type ResponseMessage } from '../context';
import type { HeaderMap, MessageBody } from '../message';
import type { PolicyHost, TraceEntry } from '../policy/host';
import type { CompiledSections } from '../policy/load';
import { internalError, runPipeline, runPreflight, runRefused } from '../policy/pipeline';
import { PolicyFailure, type Run } from '../policy/run';
import type { SectionsOf } from '../policy/scopes';
import { StatementTrace } from '../policy/statementTrace';
import { RequestContext } from './requestContext';
import { Router } from './router';
import { type ClientSubscription, judgeKey, type KeyVerdict } from './subscriptions';

/** A request as it comes in, from HTTP or from a test. */
export interface GatewayRequest {
  readonly method: string;
  /** Path and query, as in the request line. */
  readonly target: string;
  readonly headers: HeaderMap;
  readonly body: MessageBody | null;
  /** Host and port that the caller asked, for `context.Request.OriginalUrl`. */
  readonly authority: string;
  readonly ipAddress: string;
  /** Aborted when the caller goes away. */
  readonly signal: AbortSignal;
}

/** The answer, and what the log says of it. */
export interface GatewayAnswer {
  readonly response: ResponseMessage;
  readonly requestId: string;
  /** Trace entries, when the gateway collects them. */
  readonly trace: readonly TraceEntry[];
  /** What policies left in string variables, for the log. */
  readonly variables: ReadonlyMap<string, unknown>;
}

/** What a gateway is made of. */
export interface GatewayOptions {
  readonly definition: Pick<GatewayDefinition, 'api' | 'operations'>;
  /** The policy of every operation, or what gives the policy of each. */
  readonly sections: CompiledSections | SectionsOf;
  readonly subscriptions: readonly ClientSubscription[];
  readonly host: PolicyHost;
  /** Whether every request's trace is collected; `statements` has a line for each statement that ran, too. */
  readonly tracing?: boolean | 'statements';
}

const noVariables: ReadonlyMap<string, unknown> = new Map();
const noQuery: ReadonlyMap<string, readonly string[]> = new Map();

/** One API of an API Management gateway: finds the operation, judges the key, runs the policy. */
export class Gateway {
  readonly #options: GatewayOptions;
  readonly #router: Router;
  readonly #api: ApiInfo;

  constructor(options: GatewayOptions) {
    const { id, displayName, path } = options.definition.api;
    this.#options = options;
    this.#api = { id, name: displayName, path, revision: '1', version: '', isCurrentRevision: true, serviceUrl: null };
    this.#router = new Router(options.definition.operations);
  }

  /**
   * Answers one request; the body may still be a stream.
   *
   * @throws PolicyFailure with reason `ClientConnectionFailure` when the caller has gone
   */
  async handle(request: GatewayRequest): Promise<GatewayAnswer> {
    const { definition, host, sections, subscriptions, tracing = false } = this.#options;
    const requestId = randomUUID();
    const url = urlOf(request);
    const query = url.queryString === '' ? noQuery : url.query;
    const own = this.#router.match(request.method, url.path, query);
    const wanted = own ? undefined : preflightMethod(request);
    const match = own ?? (wanted === undefined ? undefined : this.#router.match(wanted, url.path, query));
    if (!match) return notFound(requestId);
    // A browser sends no key when it asks beforehand.
    const verdict: KeyVerdict =
      wanted === undefined ? judgeKey(definition.api, request.headers, query, subscriptions) : { kind: 'none' };
    const product = verdict.kind === 'valid' ? (verdict.subscription.product ?? null) : null;
    const trace: TraceEntry[] = [];
    const message: RequestMessage = {
      method: request.method,
      url,
      originalUrl: url,
      headers: request.headers,
      body: request.body,
      ipAddress: request.ipAddress,
      matchedParameters: match.parameters,
      certificate: null,
    };
    const context = new RequestContext(
      {
        requestId,
        api: this.#api,
        operation: match.operation,
        product,
        subscription: verdict.kind === 'valid' ? verdict.subscription : null,
        request: message,
        tracing: tracing !== false,
      },
      host,
      trace,
    );
    const run: Run = {
      context,
      host: tracing === false ? host : tracedBy(host, trace, tracing === 'statements'),
      signal: request.signal,
      section: 'inbound',
      backendUrl: undefined,
      backendBody: undefined,
      backendScope: undefined,
      only: wanted === undefined ? undefined : 'cors',
      responseCache: undefined,
      onResponse: [],
      atEnd: [],
    };
    const policy =
      typeof sections === 'function'
        ? sections({ operation: match.operation.id, product: product?.id ?? undefined })
        : sections;
    if (verdict.kind === 'refused') {
      const failure = new PolicyFailure('authorization', verdict.reason, verdict.message, 401);
      failure.headers = {
        'WWW-Authenticate': `AzureApiManagementKey realm="${url.origin}",name="${definition.api.subscriptionKeyHeader}",type="header"`,
      };
      const response = await runRefused(policy, run, failure);
      run.host.statements?.finish(context);
      return { response, requestId, trace, variables: context.variables };
    }
    const response = wanted !== undefined ? await runPreflight(policy, run) : await runPipeline(policy, run);
    if (!response) return notFound(requestId);
    run.host.statements?.finish(context);
    return { response, requestId, trace, variables: context.variables };
  }
}

function notFound(requestId: string): GatewayAnswer {
  const response = internalError(requestId, 404, 'Resource not found');
  return { response, requestId, trace: [], variables: noVariables };
}

/** The host of one request whose trace is collected. */
function tracedBy(host: PolicyHost, trace: TraceEntry[], byStatement: boolean): PolicyHost {
  const tell = (entry: TraceEntry) => trace.push(entry);
  return { ...host, trace: tell, statements: byStatement ? new StatementTrace(tell) : undefined };
}

/** The method that a browser wants to use, when it asks for it beforehand. */
function preflightMethod({ method, headers }: GatewayRequest): string | undefined {
  if (method.toUpperCase() !== 'OPTIONS' || !headers.has('Origin')) return undefined;
  return headers.get('Access-Control-Request-Method');
}

function urlOf({ target, authority }: GatewayRequest): RequestUrl {
  if (target.startsWith('/')) return urlAt(authority, target);
  // Clients that take the gateway for a proxy put the whole URL into the request line.
  const [, host = authority, rest = target] = /^https?:\/\/([^/?]*)(.*)$/is.exec(target) ?? [];
  return urlAt(host, rest === '' || rest.startsWith('?') ? `/${rest}` : rest);
}

function urlAt(authority: string, target: string): RequestUrl {
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  const queryString = mark < 0 ? '' : target.slice(mark);
  const colon = authority.lastIndexOf(':');
  const port = colon > authority.lastIndexOf(']') ? Number(authority.slice(colon + 1)) : Number.NaN;
  if (!(port <= 65_535)) return new RequestUrl('http', authority, 80, path, queryString);
  return new RequestUrl('http', authority.slice(0, colon), port || 80, path, queryString);
}

/** Whether an error only says that the caller has gone. */
export function isGone(error: unknown): boolean {
  return error instanceof PolicyFailure && error.reason === 'ClientConnectionFailure';
}
