import { createHash } from 'node:crypto';

/** One backend as the policy chooses it. */
export interface PoolBackend {
  readonly id: string;
  /** 1 is asked first. */
  readonly priority: number;
  readonly weight: number;
}

/** A deployment by the name that the accounts know, and every name that callers may use. */
export interface PoolDeployment {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** What the load balancer's policy is made from. */
export interface LoadBalancer {
  readonly backends: readonly PoolBackend[];
  readonly deployments: readonly PoolDeployment[];
  readonly clients: readonly { readonly name: string; readonly tokensPerMinute?: number }[];
  readonly callers: {
    readonly keys: boolean;
    readonly bearerKeys: boolean;
    readonly entra: boolean;
    readonly entraAudiences: readonly string[];
    readonly entraApplicationIds: readonly string[];
  };
  readonly delays: {
    readonly default: number;
    readonly minimum: number;
    readonly maximum: number;
    readonly identity: number;
  };
  readonly maxAttempts: number;
  readonly attemptTimeout: number;
  readonly responseHeaders: boolean;
  readonly tokenMetrics: boolean;
}

/**
 * Eight characters that stand for the pool's definition. They are part of every cache key, so that a changed
 * configuration begins without the marks of the old one.
 */
export function poolHash(pool: LoadBalancer): string {
  const { backends, deployments, delays } = pool;
  return createHash('sha256').update(JSON.stringify({ backends, deployments, delays })).digest('hex').slice(0, 8);
}
