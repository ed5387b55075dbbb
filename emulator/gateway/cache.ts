import type { Clock } from '../clock';
import type { PolicyCache } from '../policy/host';

/**
 * The gateway's built-in cache. It counts what is asked of it, and can store late, as API Management's does: "the stored
 * value may not be immediately available for retrieval".
 */
export class GatewayCache implements PolicyCache {
  /** Look-ups and stores since the beginning. */
  lookups = 0;
  stores = 0;
  readonly #clock: Clock;
  readonly #delayMs: number;
  readonly #entries = new Map<string, { readonly value: unknown; readonly from: number; readonly until: number }>();

  /** @param delayMs milliseconds until a stored value can be looked up */
  constructor(clock: Clock, delayMs = 0) {
    this.#clock = clock;
    this.#delayMs = delayMs;
  }

  get(key: string): unknown {
    this.lookups += 1;
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    const now = this.#clock.now();
    if (now >= entry.until) {
      this.#entries.delete(key);
      return undefined;
    }
    return now < entry.from ? undefined : entry.value;
  }

  set(key: string, value: unknown, seconds: number): void {
    this.stores += 1;
    const now = this.#clock.now();
    this.#entries.set(key, { value, from: now + this.#delayMs, until: now + seconds * 1000 });
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }
}
