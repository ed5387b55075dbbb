import type { GatewayDefinition } from '../../policies';
import { type ApiInfo, type PolicyContext, RequestMessage, RequestUrl, type ResponseMessage } from '../context';
import type { HeaderMap, MessageBody } from '../message';
import type { PolicyHost, TraceEntry } from '../policy/host';
import type { CompiledSections } from '../policy/load';
import { runPipeline, runPreflight, runRefused } from '../policy/pipeline';
import { PolicyFailure, type Run } from '../policy/run';
import type { SectionsOf } from '../policy/scopes';
import { StatementTrace } from '../policy/statementTrace';
import { RequestContext } from './requestContext';
import { type RouteMatch, Router } from './router';
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
  readonly sections: SectionsOf;
  readonly subscriptions: readonly ClientSubscription[];
  readonly host: PolicyHost;
  /** Whether every request's trace is collected; `statements` has a line for each statement that ran, too. */
  readonly tracing?: boolean | 'statements';
}

const noParameters: ReadonlyMap<string, string> = new Map();
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
  handle(request: GatewayRequest): Promise<GatewayAnswer> {
    const { definition, sections, subscriptions } = this.#options;
    const url = urlOf(request);
    const query = url.queryString === '' ? noQuery : url.query;
    const own = this.#router.match(request.method, url.path, query);
    const wanted = own ? undefined : preflightMethod(request);
    const match = own ?? (wanted === undefined ? undefined : this.#router.match(wanted, url.path, query));
    // A browser sends no key when it asks beforehand; without an operation nobody asks for one.
    const verdict: KeyVerdict = own
      ? judgeKey(definition.api, request.headers, query, subscriptions)
      : { kind: 'none' };
    const subscription = verdict.kind === 'valid' ? verdict.subscription : null;
    const run = this.#runOf(request, url, match, subscription);
    const policy = sections(
      match && { operation: match.operation.id, product: subscription?.product?.id ?? undefined },
    );
    if (verdict.kind === 'refused')
      return refused(policy, run, keyRefused(verdict, url, definition.api.subscriptionKeyHeader));
    return own ? runPipeline(policy, run, answerOf) : this.#preflight(match ? policy : undefined, run);
  }

  /** @param policy of the operation that a browser asks for beforehand; undefined when there is none */
  async #preflight(policy: CompiledSections | undefined, run: GatewayRun): Promise<GatewayAnswer> {
    if (policy) {
      run.only = 'cors';
      const response = await runPreflight(policy, run);
      run.only = undefined;
      if (response) return answerOf(run, response);
    }
    return refused(this.#options.sections(undefined), run, operationNotFound());
  }

  #runOf(
    request: GatewayRequest,
    url: RequestUrl,
    match: RouteMatch | undefined,
    subscription: ClientSubscription | null,
  ): GatewayRun {
    const { host, tracing = false } = this.#options;
    const trace: TraceEntry[] = [];
    const context = new RequestContext(
      {
        api: this.#api,
        operation: match?.operation ?? null,
        product: subscription?.product ?? null,
        subscription,
        request: new RequestMessage({
          method: request.method,
          url,
          originalUrl: url,
          headers: request.headers,
          body: request.body,
          ipAddress: request.ipAddress,
          matchedParameters: match?.parameters ?? noParameters,
        }),
        tracing: tracing !== false,
      },
      host,
      trace,
    );
    return {
      context,
      host: tracing === false ? host : tracedBy(host, trace, tracing === 'statements'),
      signal: request.signal,
      section: 'inbound',
      backendUrl: undefined,
      backendBody: undefined,
      backendScope: undefined,
      only: undefined,
      responseCache: undefined,
      onResponse: [],
      atEnd: [],
      trace,
    };
  }
}

/** A request on its way, and what is collected of it for its answer. */
interface GatewayRun extends Run {
  readonly trace: readonly TraceEntry[];
}

/** The answer of a request that is through. */
class RunAnswer implements GatewayAnswer {
  readonly response: ResponseMessage;
  readonly trace: readonly TraceEntry[];
  readonly variables: ReadonlyMap<string, unknown>;
  readonly #context: PolicyContext;

  constructor({ context, trace }: GatewayRun, response: ResponseMessage) {
    this.response = response;
    this.trace = trace;
    this.variables = context.variables;
    this.#context = context;
  }

  get requestId(): string {
    return this.#context.requestId;
  }
}

function answerOf(run: GatewayRun, response: ResponseMessage): GatewayAnswer {
  run.host.statements?.finish(run.context);
  return new RunAnswer(run, response);
}

async function refused(policy: CompiledSections, run: GatewayRun, failure: PolicyFailure): Promise<GatewayAnswer> {
  return answerOf(run, await runRefused(policy, run, failure));
}

/** Source: "Error handling in API Management policies", predefined errors for built-in steps. */
function operationNotFound(): PolicyFailure {
  const message = 'Unable to match incoming request to an operation.';
  return new PolicyFailure('configuration', 'OperationNotFound', message, 404, 'Resource not found');
}

function keyRefused(
  { reason, message }: Extract<KeyVerdict, { kind: 'refused' }>,
  { origin }: RequestUrl,
  header: string,
): PolicyFailure {
  const failure = new PolicyFailure('authorization', reason, message, 401);
  failure.headers = { 'WWW-Authenticate': `AzureApiManagementKey realm="${origin}",name="${header}",type="header"` };
  return failure;
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
  // Without a port the last colon, if there is one, stands inside the brackets of an IPv6 address.
  const port = colon < 0 ? Number.NaN : Number(authority.slice(colon + 1));
  if (!(port <= 65_535)) return new RequestUrl('http', authority, 80, path, queryString);
  return new RequestUrl('http', authority.slice(0, colon), port || 80, path, queryString);
}

/** Whether an error only says that the caller has gone. */
export function isGone(error: unknown): boolean {
  return error instanceof PolicyFailure && error.reason === 'ClientConnectionFailure';
}
