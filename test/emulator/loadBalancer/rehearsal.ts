import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createRehearsal,
  type Fault,
  HeaderMap,
  MessageBody,
  parseFault,
  type Rehearsal,
  type RehearsalOptions,
  VirtualClock,
} from '../../../emulator';
import { definitionFor, type RawSettings } from '../../definitionFor';
import { entraKey } from '../../entraKey';

/** An answer with its body as text. */
export interface Answer {
  readonly status: number;
  readonly reason: string;
  readonly headers: HeaderMap;
  readonly body: string;
}

/** A gateway whose time passes only when a test says so, asked without a socket. */
export class TestRehearsal {
  readonly clock = new VirtualClock();
  readonly key = 'a-client-key';
  readonly #asked: string[] = [];
  readonly #options: RehearsalOptions;
  #rehearsal: Rehearsal;
  #messages: string[] = [];

  constructor(raw: RawSettings, options: { cacheDelayMs?: number; policyFile?: string; random?: () => number }) {
    const { cacheDelayMs, policyFile, random } = options;
    const file = policyFile === undefined ? undefined : join(__dirname, '../../..', policyFile);
    this.#options = {
      clock: this.clock,
      keys: { default: this.key },
      tracing: true,
      entraKey,
      ...(cacheDelayMs === undefined ? {} : { cacheDelayMs }),
      ...(random === undefined ? {} : { random }),
      ...(file === undefined ? {} : { policy: { name: file, xml: readFileSync(file, 'utf8') } }),
    };
    this.#rehearsal = this.#create(raw, this.#options);
  }

  #create(raw: RawSettings, options: RehearsalOptions): Rehearsal {
    const rehearsal = createRehearsal(definitionFor(raw), options);
    for (const [name, account] of rehearsal.accounts) {
      const handle = account.handle.bind(account);
      account.handle = (request) => {
        this.#asked.push(name);
        return handle(request);
      };
    }
    return rehearsal;
  }

  /** The same gateway after an update: another definition, the same cache. */
  configure(raw: RawSettings): void {
    this.#rehearsal = this.#create(raw, { ...this.#options, cache: this.#rehearsal.cache });
  }

  get accounts() {
    return this.#rehearsal.accounts;
  }

  get names(): string[] {
    return [...this.accounts.keys()];
  }

  get metrics() {
    return this.#rehearsal.metrics;
  }

  get cache() {
    return this.#rehearsal.cache;
  }

  /** Accounts that were called, in order. */
  asked(): string[] {
    return [...this.#asked];
  }

  fault(name: string, fault: string | Fault): void {
    const account = this.accounts.get(name);
    if (!account) throw new Error(`There is no account ${name}.`);
    account.fault = typeof fault === 'string' ? parseFault(fault) : fault;
  }

  /** A token that the gateway lets in. */
  token(request: { audience?: string; expiresIn?: number; tenantId?: string; applicationId?: string } = {}): string {
    return this.#rehearsal.entra.mint({
      audience: 'https://cognitiveservices.azure.com',
      applicationId: 'app',
      ...request,
    });
  }

  chat(headers: { readonly [name: string]: string } = { 'api-key': this.key }): Promise<Answer> {
    return this.post(
      '/openai/v1/chat/completions',
      { model: 'chat', messages: [{ role: 'user', content: 'Hello' }] },
      headers,
    );
  }

  post(
    path: string,
    body: unknown,
    headers: { readonly [name: string]: string } = { 'api-key': this.key },
  ): Promise<Answer> {
    return this.ask('POST', path, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
  }

  async ask(
    method: string,
    path: string,
    body: string | undefined,
    headers: { readonly [name: string]: string } = { 'api-key': this.key },
  ): Promise<Answer> {
    let settled = false;
    const answer = this.#rehearsal.gateway
      .handle({
        method,
        target: path,
        headers: HeaderMap.from(headers),
        body: body === undefined ? null : new MessageBody(Buffer.from(body)),
        authority: 'gateway.example',
        ipAddress: '203.0.113.7',
        signal: new AbortController().signal,
      })
      .finally(() => {
        settled = true;
      });
    // Whoever hangs is waited for in no time.
    const hangs = [...this.accounts.values()].some(({ fault }) => fault?.kind === 'hang');
    while (hangs && !settled) await this.clock.advance(120_000);
    const { response, trace } = await answer;
    this.#messages = trace.map(({ source, message }) => `${source}: ${message}`);
    await response.body?.buffer();
    return {
      status: response.statusCode,
      reason: response.statusReason ?? '',
      headers: response.headers,
      body: response.body?.read(true).toString('utf8') ?? '',
    };
  }

  /** The requests that an account received: method, path and body. */
  received(name: string): { readonly method: string; readonly path: string; readonly body: string }[] {
    return this.accounts.get(name)?.received ?? [];
  }

  /** What the last request's trace says. */
  lastTrace(): string {
    return this.#messages.join('\n');
  }
}

/** A gateway of these settings. */
export function rehearse(
  raw: RawSettings = {},
  options: { cacheDelayMs?: number; policyFile?: string; random?: () => number } = {},
): TestRehearsal {
  return new TestRehearsal(raw, options);
}
