import type { Clock } from '../clock';
import type { PolicyContext } from '../context';
import type { MetricDimensions } from '../metrics';
import type { Network } from '../network';
import type { GatewayCounters } from './counters';

/** The built-in cache: values by key, until their time is over. */
export interface PolicyCache {
  get(key: string): unknown;
  set(key: string, value: unknown, seconds: number): void;
  delete(key: string): void;
}

/** One line of a request's trace. */
export interface TraceEntry {
  /** The statement's name, or the source that a policy gave. */
  readonly source: string;
  readonly message: string;
  /** Milliseconds since the request began. */
  readonly elapsedMs: number;
  /** What a trace statement says of its line. */
  readonly severity?: 'verbose' | 'information' | 'error';
  /** Properties that a trace statement gives its line. */
  readonly metadata?: { readonly [name: string]: string };
}

/** Follows a request from statement to statement. */
export interface StatementListener {
  /** @param place the section, and the statement's path there */
  begin(source: string, place: string, context: PolicyContext): void;
  finish(context: PolicyContext): void;
}

/** A backend that `set-backend-service` may name. */
export interface PolicyBackend {
  readonly id: string;
  /** Base URL without a slash at the end. */
  readonly url: string;
}

/** All that statements need of the world. */
export interface PolicyHost {
  readonly clock: Clock;
  /** From 0 to 1, without 1. */
  readonly random: () => number;
  readonly network: Network;
  readonly cache: PolicyCache;
  /** What limits and quotas count. */
  readonly counters: GatewayCounters;
  readonly backends: ReadonlyMap<string, PolicyBackend>;
  /** A token of the gateway's managed identity. */
  readonly identityToken: (resource: string, clientId: string | undefined) => string | Promise<string>;
  /** Called for every entry, when someone listens. */
  readonly trace?: ((entry: TraceEntry) => void) | undefined;
  /** Told when a statement begins and when the last one is through, when someone follows statement by statement. */
  readonly statements?: StatementListener | undefined;
  /** Takes the metrics that policies send: values by name that have the same dimensions. */
  readonly metrics?:
    | ((namespace: string, amounts: { readonly [name: string]: number }, dimensions: MetricDimensions) => void)
    | undefined;
}
