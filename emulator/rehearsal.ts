import type { KeyObject } from 'node:crypto';
import type { GatewayDefinition } from '../policies';
import { type Clock, systemClock } from './clock';
import { EntraIssuer } from './entra/issuer';
import { GatewayCache } from './gateway/cache';
import { Gateway } from './gateway/gateway';
import { clientSubscription } from './gateway/subscriptions';
import { HttpNetwork } from './http/httpNetwork';
import { Metrics } from './metrics';
import { type Host, type Network, RoutedNetwork } from './network';
import { SimulatedAccount } from './openai';
import { GatewayCounters } from './policy/counters';
import { csharpFor } from './policy/csharp';
import type { PolicyDiagnostic } from './policy/diagnostics';
import type { PolicyHost } from './policy/host';
import { loadScopes, type PolicyDocument } from './policy/scopes';

/** What a rehearsal may be told beside the definition. */
export interface RehearsalOptions {
  readonly clock?: Clock;
  /** From 0 to 1, without 1 (default Math.random). */
  readonly random?: () => number;
  /** Key of each client; `local-key` for the first and `local-key-NAME` for the others where nothing is said. */
  readonly keys?: { readonly [client: string]: string };
  /** The RSA key that tokens of Microsoft Entra ID are signed with; a new one where nothing is said. */
  readonly entraKey?: KeyObject;
  /** Named values beside those of the definition. */
  readonly namedValues?: ReadonlyMap<string, string>;
  readonly fragments?: ReadonlyMap<string, string>;
  /** Another policy document than the definition's. */
  readonly policy?: PolicyDocument;
  /** Policies of the scopes around the API's; the product's holds every client's subscription. */
  readonly scopes?: {
    readonly global?: PolicyDocument;
    readonly product?: PolicyDocument;
    readonly operations?: ReadonlyMap<string, PolicyDocument>;
  };
  /** Milliseconds between two events of a simulated stream. */
  readonly pace?: number;
  /** Milliseconds until a stored cache value can be looked up. */
  readonly cacheDelayMs?: number;
  /** The cache of an earlier gateway, which an update leaves as it is. */
  readonly cache?: GatewayCache;
  readonly tracing?: boolean | 'statements';
  /** Origins that may be reached for real, `*` for all. */
  readonly allowHosts?: readonly string[];
}

/** A gateway in front of simulated accounts, all in this process. */
export interface Rehearsal {
  readonly gateway: Gateway;
  /** What the policies have that API Management takes without a word but is hardly meant. */
  readonly warnings: readonly PolicyDiagnostic[];
  readonly accounts: ReadonlyMap<string, SimulatedAccount>;
  readonly entra: EntraIssuer;
  readonly cache: GatewayCache;
  /** What policies have sent. */
  readonly metrics: Metrics;
  readonly keys: { readonly [client: string]: string };
  close(): Promise<void>;
}

const rehearsalTenant = '00000000-0000-0000-0000-00000000aaaa';
const rehearsalProduct = {
  id: 'rehearsal',
  name: 'Rehearsal',
  approvalRequired: false,
  state: 'Published',
  subscriptionRequired: true,
  subscriptionsLimit: null,
  groups: [],
};
const identityClientId = '00000000-0000-0000-0000-00000000bbbb';

/**
 * Puts the gateway of a definition in front of simulated accounts: the same operations, the same XML.
 *
 * @throws PolicyError when the policy does not load
 * @throws Error when a policy is for an operation that the definition does not have
 */
export function createRehearsal(definition: GatewayDefinition, options: RehearsalOptions = {}): Rehearsal {
  const clock = options.clock ?? systemClock;
  const entra = new EntraIssuer(rehearsalTenant, clock, options.entraKey);
  const keys = clientKeys(definition, options.keys);
  const accounts = new Map<string, SimulatedAccount>();
  const hosts = new Map<string, Host>([['login.microsoftonline.com', (request) => entra.handle(request)]]);
  const allowed = new Set(options.allowHosts);
  for (const account of definition.accounts) {
    if (account.endpoint !== undefined) {
      allowed.add(new URL(account.endpoint).origin);
      continue;
    }
    const simulated = new SimulatedAccount(account, {
      clock,
      accepts: (token) => entra.isIdentityToken(token),
      ...(options.pace === undefined ? {} : { pace: options.pace }),
    });
    accounts.set(account.shortName, simulated);
    hosts.set(account.host, (request) => simulated.handle(request));
  }
  const outside = new HttpNetwork();
  const network: Network = new RoutedNetwork(hosts, allowed, outside);
  const cache = options.cache ?? new GatewayCache(clock, options.cacheDelayMs);
  const metrics = new Metrics();
  const tokens = new Map<string, string>();
  const host: PolicyHost = {
    clock,
    random: options.random ?? Math.random,
    network,
    cache,
    counters: new GatewayCounters(),
    backends: new Map(definition.backends.map(({ id, url }) => [id, { id, url }])),
    identityToken: (resource, clientId = identityClientId) => {
      const known = tokens.get(resource);
      if (known !== undefined) return known;
      const token = entra.identityToken(resource, clientId);
      tokens.set(resource, token);
      return token;
    },
    metrics: (namespace, values, dimensions) => metrics.add(namespace, values, dimensions),
  };
  const namedValues = new Map(options.namedValues);
  for (const named of definition.namedValues) {
    if (namedValues.has(named.id)) continue;
    if ('value' in named) namedValues.set(named.id, named.value);
    else if (named.from === 'tenantId') namedValues.set(named.id, rehearsalTenant);
    else if (named.from === 'identityClientId') namedValues.set(named.id, identityClientId);
    else namedValues.set(named.id, keys[named.from.clientKey] ?? '');
  }
  const fragments = new Map([
    ...definition.fragments.map(({ id, xml }) => [id, xml] as const),
    ...(options.fragments ?? []),
  ]);
  const policy = options.policy ?? { name: 'policy', xml: definition.policies[0]?.xml ?? '' };
  const { global, product, operations = new Map<string, PolicyDocument>() } = options.scopes ?? {};
  checkOperations(definition, operations);
  // A document that stands around several is compiled for each.
  const warnings = new Map<string, PolicyDiagnostic>();
  const sections = loadScopes(
    {
      ...(global ? { global } : {}),
      ...(product ? { products: new Map([[rehearsalProduct.id, product]]) } : {}),
      api: policy,
      operations,
    },
    {
      csharp: csharpFor({ now: () => clock.now(), random: host.random }),
      namedValues,
      fragments,
      warn: (warning) => warnings.set(JSON.stringify(warning), warning),
    },
  );
  const subscriptions = definition.clients.map(({ name }) => ({
    ...clientSubscription(name, keys[name] ?? '', clock.now()),
    ...(product ? { product: rehearsalProduct } : {}),
  }));
  const gateway = new Gateway({
    definition,
    sections,
    subscriptions,
    host,
    ...(options.tracing ? { tracing: options.tracing } : {}),
  });
  return {
    gateway,
    warnings: [...warnings.values()],
    accounts,
    entra,
    cache,
    metrics,
    keys,
    close: () => outside.close(),
  };
}

function clientKeys(definition: GatewayDefinition, given: RehearsalOptions['keys']): { [client: string]: string } {
  return Object.fromEntries(
    definition.clients.map(({ name }, index) => [
      name,
      given?.[name] ?? (index === 0 ? 'local-key' : `local-key-${name}`),
    ]),
  );
}

function checkOperations(definition: GatewayDefinition, operations: ReadonlyMap<string, PolicyDocument>): void {
  const known = definition.operations.map(({ id }) => id);
  for (const [id, { name }] of operations) {
    if (!known.includes(id))
      throw new Error(`There is no operation "${id}" for the policy ${name}: the operations are ${known.join(', ')}.`);
  }
}
