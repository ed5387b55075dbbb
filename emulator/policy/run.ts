import type { PolicyContext } from '../context';
import type { BodySource } from '../message';
import type { PolicyHost } from './host';
import type { ResponseCaching } from './responseCache';

/** What a statement says about what comes after it. */
export type Outcome = 'next' | 'end';

/** A compiled statement. It answers at once when nothing has to be waited for. */
export type Step = (run: Run) => Outcome | Promise<Outcome>;

/** One request on its way through the pipeline. */
export interface Run {
  readonly context: PolicyContext;
  readonly host: PolicyHost;
  /** Aborted when the caller goes away. */
  readonly signal: AbortSignal;
  /** The section that runs. */
  section: string;
  /** Base URL that forward-request sends to. */
  backendUrl: string | undefined;
  /** The body of the backend's last answer, as it came. */
  backendBody: BodySource | undefined;
  /** The scope whose set-backend-service has named a backend by its id. */
  backendScope: string | undefined;
  /**
   * The statement that alone runs while all others are passed over: `cors` for a browser that asks beforehand,
   * `cache-store` when the answer comes from the cache and the rest goes on behind it.
   */
  only: 'cors' | 'cache-store' | undefined;
  /** Where cache-store puts the answer, once a cache-lookup has found nothing. */
  responseCache: ResponseCaching | undefined;
  /** What statements left to do when the backend's answer is there, before outbound. */
  readonly onResponse: Step[];
  /** What statements left to do when the answer is finished, after outbound or on-error. */
  readonly atEnd: Step[];
}

/** Where a failure happened, as `context.LastError` tells it. */
export interface FailurePlace {
  /** The statement in its section, for example `choose[3]/when[2]`. */
  readonly path: string;
  readonly scope: string;
  /** The `id` of the statement, else of its document. */
  readonly policyId: string | null;
}

/** Why a statement could not go on: what `context.LastError` tells. */
export class PolicyFailure extends Error {
  readonly source: string;
  readonly reason: string;
  /** Status of the answer when no on-error section gives another (default 500). */
  readonly status: number;
  /** What the caller reads when no on-error section says otherwise (default the message). */
  readonly callerMessage: string;
  /** Filled in on the way up. */
  place: FailurePlace | undefined;
  /** Headers that the answer has beside the status. */
  headers: { readonly [name: string]: string } = {};

  constructor(source: string, reason: string, message: string, status = 500, callerMessage = message) {
    super(message);
    this.name = 'PolicyFailure';
    this.source = source;
    this.reason = reason;
    this.status = status;
    this.callerMessage = callerMessage;
  }
}
