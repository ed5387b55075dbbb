/** Amounts as they were counted, summed over any window that ends now. */
export class SlidingCounter {
  /** Nothing looks further back; "rate-limit-by-key" allows 300 seconds at most. */
  static readonly longestWindowMs = 300_000;
  /** `sum` is of all amounts up to this one. */
  #entries: { readonly at: number; sum: number }[] = [];
  #dropped = 0;

  add(now: number, amount: number): void {
    if (amount === 0) return;
    const last = this.#entries.at(-1);
    const sum = this.#sum + amount;
    if (last?.at === now) last.sum = sum;
    else this.#entries.push({ at: now, sum });
    const outdated = this.#upTo(now - SlidingCounter.longestWindowMs);
    if (outdated > this.#entries.length / 2) {
      this.#dropped = this.#before(outdated);
      this.#entries = this.#entries.slice(outdated);
    }
  }

  /** Takes back an amount that was counted at a time. */
  remove(at: number, amount: number): void {
    const index = this.#upTo(at) - 1;
    if (this.#entries[index]?.at !== at) return;
    for (const entry of this.#entries.slice(index)) entry.sum -= amount;
  }

  /** What was counted in the last so many milliseconds. */
  total(now: number, windowMs: number): number {
    return this.#sum - this.#before(this.#upTo(now - windowMs));
  }

  /** Milliseconds until the window has room for an amount below a limit; the whole window when it never has. */
  roomAfter(now: number, windowMs: number, limit: number, amount: number): number {
    if (this.total(now, windowMs) + amount <= limit) return 0;
    const entry = this.#entries.find(({ sum }) => this.#sum - sum + amount <= limit);
    return entry ? Math.max(0, entry.at + windowMs - now) : windowMs;
  }

  get #sum(): number {
    return this.#entries.at(-1)?.sum ?? this.#dropped;
  }

  /** The sum before the entry of an index. */
  #before(index: number): number {
    return index === 0 ? this.#dropped : (this.#entries[index - 1]?.sum ?? this.#dropped);
  }

  /** How many entries are not later than a time. */
  #upTo(time: number): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#entries[middle]?.at ?? 0) <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Amounts of a period that has a beginning and an end, after which the count begins anew. */
export class PeriodCounter {
  readonly #used = new Map<string, number>();
  #start = Number.NaN;

  /** When the period began. */
  get start(): number {
    return this.#start;
  }

  /** Goes to the period that begins at this time. */
  enter(start: number): void {
    if (start === this.#start) return;
    this.#start = start;
    this.#used.clear();
  }

  used(what: string): number {
    return this.#used.get(what) ?? 0;
  }

  add(what: string, amount: number): void {
    this.#used.set(what, this.used(what) + amount);
  }
}

/** What the gateway has counted, by names that statements make of their keys. */
export class GatewayCounters {
  readonly #sliding = new Map<string, SlidingCounter>();
  readonly #periods = new Map<string, PeriodCounter>();
  readonly #running = new Map<string, number>();

  sliding(name: string): SlidingCounter {
    return named(this.#sliding, name, () => new SlidingCounter());
  }

  period(name: string): PeriodCounter {
    return named(this.#periods, name, () => new PeriodCounter());
  }

  /** Lets one more run under a name, unless so many run already. */
  begin(name: string, most: number): boolean {
    const running = this.#running.get(name) ?? 0;
    if (running >= most) return false;
    this.#running.set(name, running + 1);
    return true;
  }

  /** One of those that began is through. */
  end(name: string): void {
    const running = (this.#running.get(name) ?? 1) - 1;
    if (running > 0) this.#running.set(name, running);
    else this.#running.delete(name);
  }
}

function named<T>(counters: Map<string, T>, name: string, create: () => T): T {
  let counter = counters.get(name);
  if (counter === undefined) {
    counter = create();
    counters.set(name, counter);
  }
  return counter;
}
