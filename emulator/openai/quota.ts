import type { Clock } from '../clock';

/** What a deployment may take in a minute. */
export interface QuotaLimits {
  readonly tokensPerMinute: number;
  readonly requestsPerMinute: number;
}

/** The state that the `x-ratelimit-*` headers tell of. */
export interface QuotaState {
  readonly limitTokens: number;
  readonly limitRequests: number;
  readonly remainingTokens: number;
  readonly remainingRequests: number;
  /** Milliseconds until the window begins anew. */
  readonly resetMs: number;
}

const minute = 60_000;

/**
 * The two limits of a deployment. Tokens are counted at admission, by an estimate; the count begins anew each minute.
 * Requests count whether they are let in or not.
 *
 * Source: "Azure OpenAI quotas and limits", "Understanding rate limits".
 */
export class Quota {
  readonly limits: QuotaLimits;
  readonly #clock: Clock;
  #windowStart = 0;
  #tokens = 0;
  #requests = 0;

  constructor(limits: QuotaLimits, clock: Clock) {
    this.limits = limits;
    this.#clock = clock;
  }

  /** Counts a request; says which limit keeps it out, if one does. */
  admit(estimatedTokens: number): 'admitted' | 'tokens' | 'requests' {
    this.#roll();
    this.#requests += 1;
    if (this.#requests > this.limits.requestsPerMinute) return 'requests';
    if (this.#tokens + estimatedTokens > this.limits.tokensPerMinute) return 'tokens';
    this.#tokens += estimatedTokens;
    return 'admitted';
  }

  state(): QuotaState {
    this.#roll();
    const { tokensPerMinute, requestsPerMinute } = this.limits;
    return {
      limitTokens: tokensPerMinute,
      limitRequests: requestsPerMinute,
      remainingTokens: Math.max(0, tokensPerMinute - this.#tokens),
      remainingRequests: Math.max(0, requestsPerMinute - this.#requests),
      resetMs: this.#windowStart + minute - this.#clock.now(),
    };
  }

  #roll(): void {
    const now = this.#clock.now();
    if (now - this.#windowStart < minute) return;
    this.#windowStart = now;
    this.#tokens = 0;
    this.#requests = 0;
  }
}

/** Tokens of a text, by its characters, as the service estimates at admission. */
export function estimateTokens(text: string): number {
  return Math.max(1, Math.ceil(text.length / 4));
}
