import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { HeaderMap } from '../../message';
import type { Run } from '../run';
import { TokenProblem } from './problem';
import type { TokenKey } from './signature';

/** What an identity provider says of itself. */
export interface OpenIdConfiguration {
  readonly issuer: string | undefined;
  readonly keys: readonly TokenKey[];
}

const hour = 3_600_000;
const fiveMinutes = 300_000;

interface Entry {
  readonly configuration: OpenIdConfiguration | undefined;
  /** When it was asked for, and when it came; milliseconds since 1970. */
  readonly askedAt: number;
  readonly loadedAt: number;
}

/**
 * Configurations by their URL. Each is kept for an hour; when a key is missing in it, or it could not be had, it is asked
 * for again, but not before five minutes have passed.
 *
 * Source: "Validate JWT" of the policy reference, openid-config.
 */
export class OpenIdConfigurations {
  readonly #entries = new Map<string, Entry>();
  readonly #pending = new Map<string, Promise<Entry>>();

  /**
   * @param kid the key that is needed, when the token names one
   * @throws TokenProblem when there is no configuration
   */
  async get(run: Run, url: string, kid: string | undefined): Promise<OpenIdConfiguration> {
    const now = run.host.clock.now();
    let entry = this.#entries.get(url);
    const keys = entry?.configuration?.keys;
    const has = kid === undefined || keys?.some(({ id }) => id === kid);
    const good = keys && has && entry && now - entry.loadedAt < hour;
    const old = entry === undefined || now - entry.askedAt >= fiveMinutes;
    if (!good && old) entry = await this.#load(run, url, entry);
    if (entry?.configuration) return entry.configuration;
    throw new TokenProblem('JwtInvalid', `IDX20803: Unable to obtain configuration from: '${url}'.`);
  }

  /** Loads it once, however many requests wait for it; a configuration that is there outlives a failure. */
  #load(run: Run, url: string, before: Entry | undefined): Promise<Entry> {
    const pending = this.#pending.get(url);
    if (pending) return pending;
    const askedAt = run.host.clock.now();
    const loading = fetchConfiguration(run, url)
      .then(
        (configuration) => ({ configuration, askedAt, loadedAt: askedAt }),
        (error: unknown) => {
          const message = `${url}: ${(error as Error).message}`;
          run.host.trace?.({ source: 'openid-config', message, elapsedMs: run.context.elapsedMs() });
          return { configuration: before?.configuration, askedAt, loadedAt: before?.loadedAt ?? askedAt };
        },
      )
      .then((entry) => {
        this.#entries.set(url, entry);
        this.#pending.delete(url);
        return entry;
      });
    this.#pending.set(url, loading);
    return loading;
  }
}

async function fetchConfiguration(run: Run, url: string): Promise<OpenIdConfiguration> {
  const configuration = await fetchJson(run, url);
  const set = await fetchJson(run, String(configuration.jwks_uri));
  const issuer = typeof configuration.issuer === 'string' ? configuration.issuer : undefined;
  return { issuer, keys: Array.isArray(set.keys) ? set.keys.flatMap(keyOf) : [] };
}

/** A key for RSA signatures; others are of no use here. */
function keyOf(jwk: JsonWebKey & { readonly kid?: string }): TokenKey[] {
  if (jwk.kty !== 'RSA' || (jwk.use !== undefined && jwk.use !== 'sig')) return [];
  return [{ id: jwk.kid, key: createPublicKey({ key: jwk, format: 'jwk' }) }];
}

async function fetchJson(run: Run, url: string): Promise<{ readonly [name: string]: unknown }> {
  const { status, body } = await run.host.network.send({ method: 'GET', url, headers: new HeaderMap(), body: null });
  const chunks: Buffer[] = [];
  if (Buffer.isBuffer(body)) chunks.push(body);
  else for await (const chunk of body) chunks.push(chunk);
  if (status !== 200) throw new Error(`${url} answered ${status}.`);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as { readonly [name: string]: unknown };
}
