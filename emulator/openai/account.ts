import type { AccountDefinition, DeploymentDefinition } from '../../policies';
import type { Clock } from '../clock';
import { type BodySource, HeaderMap } from '../message';
import { type IncomingResponse, NetworkError, type OutgoingRequest } from '../network';
import {
  chatChunks,
  chatCompletion,
  completion,
  embeddings,
  promptOf,
  type Question,
  response,
  responseEvents,
} from './answers';
import { errors, json } from './errors';
import type { Fault } from './faults';
import { estimateTokens, Quota } from './quota';
import { readRequestBody } from './requestBody';

/** What an account needs from its surroundings. */
export interface AccountOptions {
  readonly clock: Clock;
  /** Whether a bearer token is one of the gateway's identity. */
  readonly accepts: (token: string) => boolean;
  /** Milliseconds between two events of a stream (default 0). */
  readonly pace?: number;
}

/** A request as an account received it. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: HeaderMap;
  readonly body: string;
  readonly status: number;
}

/** Calls of the data plane, by the end of their path. */
const calls: ReadonlyMap<string, string> = new Map([
  ['chat/completions', 'ChatCompletions_Create'],
  ['completions', 'Completions_Create'],
  ['embeddings', 'Embeddings_Create'],
  ['responses', 'Responses_Create'],
]);

/** The first api-version with `/openai/responses`, where `AzureOpenAI` clients send Responses. */
const firstResponses = '2025-03-01-preview';

/** A simulated Azure OpenAI account: deployments with quotas, the service's headers and bodies, faults at will. */
export class SimulatedAccount {
  readonly definition: AccountDefinition;
  fault: Fault | undefined;
  /** Every request that reached it, oldest first; the last thousand are kept. */
  readonly received: Received[] = [];
  readonly #options: AccountOptions;
  readonly #quotas: ReadonlyMap<string, Quota>;
  readonly #responses = new Map<string, { readonly [key: string]: unknown }>();
  #count = 0;

  constructor(definition: AccountDefinition, options: AccountOptions) {
    this.definition = definition;
    this.#options = options;
    this.#quotas = new Map(
      definition.deployments.map((deployment) => [
        deployment.name.toLowerCase(),
        new Quota(
          { tokensPerMinute: deployment.capacity * 1000, requestsPerMinute: deployment.requestsPerMinute },
          options.clock,
        ),
      ]),
    );
  }

  /** Answers a request as the service would, or as its fault says. */
  async handle(request: OutgoingRequest): Promise<IncomingResponse> {
    const url = new URL(request.url);
    const body = await textOf(request.body);
    const answer = await this.#answer(request, url, body);
    this.#count += 1;
    this.received.push({
      method: request.method,
      path: url.pathname + url.search,
      headers: request.headers.clone(),
      body,
      status: answer.status,
    });
    if (this.received.length > 1000) this.received.shift();
    answer.headers.set('apim-request-id', [requestId(this.#count)]);
    answer.headers.set('x-ms-region', [this.definition.location]);
    return answer;
  }

  async #answer(request: OutgoingRequest, url: URL, body: string): Promise<IncomingResponse> {
    const { fault } = this;
    if (fault && fault.kind !== 'cut') {
      const instead = await this.#misbehave(fault, request);
      if (instead) return instead;
    }
    const token = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
    if (token === undefined || !this.#options.accepts(token)) return errors.unauthorized();
    const answer = await this.#serve(request, url, body);
    return fault?.kind === 'cut' && !Buffer.isBuffer(answer.body) ? { ...answer, body: cut(answer.body) } : answer;
  }

  async #misbehave(fault: Fault, request: OutgoingRequest): Promise<IncomingResponse | undefined> {
    const { clock } = this.#options;
    switch (fault.kind) {
      case 'status':
        return errors.injected(fault.status, fault.headers);
      case 'refused':
        throw new NetworkError('refused', `${this.definition.host} refused the connection.`);
      case 'reset':
        throw new NetworkError('reset', `The connection to ${this.definition.host} broke off.`);
      case 'hang':
        return this.#hang(request);
      case 'slow':
        await clock.sleep(fault.milliseconds, request.signal);
        return undefined;
      default:
        return undefined;
    }
  }

  async #hang(request: OutgoingRequest): Promise<never> {
    try {
      await this.#options.clock.sleep(request.headersTimeout ?? 2_147_483_647, request.signal);
    } catch {
      throw new NetworkError('aborted', 'The request was aborted.');
    }
    throw new NetworkError('timeout', `${this.definition.host} did not answer in time.`);
  }

  async #serve(request: OutgoingRequest, url: URL, text: string): Promise<IncomingResponse> {
    const parts = segmentsOf(url.pathname);
    if (!parts) return errors.badRequest('The request URL is not valid.');
    if (parts[0] !== 'openai') return errors.notFound();
    const version = url.searchParams.get('api-version') ?? '';
    if (parts[1] === 'deployments') {
      if (version === '') return errors.notFound();
      return this.#call(request, parts[2], parts.slice(3).join('/'), text);
    }
    const v1 = parts[1] === 'v1';
    const [name, id, below] = parts.slice(v1 ? 2 : 1);
    if (!v1 && !(name === 'models' ? version !== '' : name === 'responses' && version >= firstResponses))
      return errors.notFound();
    if (request.method === 'GET' && name === 'models') return this.#models(id);
    if (name === 'responses' && id !== undefined) return this.#stored(request.method, id, below);
    return this.#call(request, undefined, parts.slice(v1 ? 2 : 1).join('/'), text);
  }

  async #call(
    request: OutgoingRequest,
    named: string | undefined,
    path: string,
    text: string,
  ): Promise<IncomingResponse> {
    const operation = calls.get(path);
    if (operation === undefined || request.method !== 'POST') return errors.notFound();
    const body = readRequestBody(text, path);
    if (typeof body === 'string') return errors.badRequest(body);
    const name = named ?? (typeof body.model === 'string' ? body.model : '');
    const deployment = this.definition.deployments.find((one) => one.name.toLowerCase() === name.toLowerCase());
    const quota = this.#quotas.get(name.toLowerCase());
    if (!deployment || !quota) return errors.deploymentNotFound();
    const embeds = deployment.model.includes('embedding');
    if (embeds !== (path === 'embeddings'))
      return errors.unsupported(path === 'embeddings' ? 'embeddings' : 'chatCompletion');

    const completionTokens = Number(
      body.max_completion_tokens ?? body.max_output_tokens ?? body.max_tokens ?? (embeds ? 0 : 16),
    );
    const verdict = quota.admit(estimateTokens(promptOf(body)) + completionTokens);
    const headers = rateHeaders(quota);
    if (verdict !== 'admitted') {
      const { resetMs } = quota.state();
      const seconds = Math.max(1, Math.ceil(resetMs / 1000));
      return errors.throttled(operation, verdict === 'tokens' ? 'token' : 'call', seconds, {
        ...headers,
        'retry-after': String(seconds),
        'retry-after-ms': String(Math.max(1, Math.ceil(resetMs))),
        'policy-id': verdict === 'tokens' ? 'DeploymentRatelimit-Token' : 'DeploymentRatelimit-Call',
      });
    }
    return this.#result(path, deployment, body, headers);
  }

  #result(
    path: string,
    deployment: DeploymentDefinition,
    body: Question['body'],
    headers: { readonly [name: string]: string },
  ): IncomingResponse {
    const id = `${this.definition.name}${String(this.#count + 1).padStart(8, '0')}`;
    const question: Question = { body, model: deployment.model, now: this.#options.clock.now(), id };
    if (path === 'responses') {
      const whole = response(question);
      if (body.store !== false) this.#responses.set(String(whole.id), whole);
      return body.stream === true ? this.#stream(responseEvents(question), headers) : json(200, 'OK', whole, headers);
    }
    if (path === 'embeddings') return json(200, 'OK', embeddings(question), headers);
    if (path === 'completions') return json(200, 'OK', completion(question), headers);
    return body.stream === true
      ? this.#stream(chatChunks(question), headers)
      : json(200, 'OK', chatCompletion(question), headers);
  }

  #stream(events: readonly string[], headers: { readonly [name: string]: string }): IncomingResponse {
    const { clock, pace = 0 } = this.#options;
    async function* body(): AsyncGenerator<Buffer> {
      for (const event of events) {
        if (pace > 0) await clock.sleep(pace);
        yield Buffer.from(event);
      }
    }
    return {
      status: 200,
      reason: 'OK',
      headers: HeaderMap.from({ 'content-type': 'text/event-stream; charset=utf-8', ...headers }),
      body: body(),
    };
  }

  #models(id: string | undefined): IncomingResponse {
    const models = this.definition.deployments.map(({ name }) => ({
      id: name,
      object: 'model',
      created: 1_773_705_600,
      owned_by: 'azure',
    }));
    if (id === undefined) return json(200, 'OK', { object: 'list', data: models });
    const model = models.find((one) => one.id === id);
    return model ? json(200, 'OK', model) : errors.notFound();
  }

  #stored(method: string, id: string, below: string | undefined): IncomingResponse {
    const stored = this.#responses.get(id);
    if (!stored) return errors.notFound();
    if (method === 'DELETE') {
      this.#responses.delete(id);
      return json(200, 'OK', { id, object: 'response', deleted: true });
    }
    if (method === 'POST' && below === 'cancel') return json(200, 'OK', { ...stored, status: 'cancelled' });
    if (method !== 'GET') return errors.notFound();
    if (below === 'input_items')
      return json(200, 'OK', { object: 'list', data: [], has_more: false, first_id: null, last_id: null });
    return below === undefined ? json(200, 'OK', stored) : errors.notFound();
  }
}

function rateHeaders(quota: Quota): { [name: string]: string } {
  const state = quota.state();
  const reset = String(Math.max(1, Math.ceil(state.resetMs / 1000)));
  return {
    'x-ratelimit-limit-requests': String(state.limitRequests),
    'x-ratelimit-limit-tokens': String(state.limitTokens),
    'x-ratelimit-remaining-requests': String(state.remainingRequests),
    'x-ratelimit-remaining-tokens': String(state.remainingTokens),
    'x-ratelimit-reset-requests': reset,
    'x-ratelimit-reset-tokens': reset,
  };
}

async function* cut(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of body) {
    yield chunk;
    throw new NetworkError('reset', 'The stream was cut.');
  }
}

async function textOf(body: BodySource | null): Promise<string> {
  if (body === null) return '';
  if (Buffer.isBuffer(body)) return body.toString('utf8');
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** The decoded segments of a path; undefined when there is a `%` that is none. */
function segmentsOf(path: string): string[] | undefined {
  try {
    return path.split('/').slice(1).map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function requestId(count: number): string {
  return `00000000-0000-4000-8000-${count.toString(16).padStart(12, '0')}`;
}
