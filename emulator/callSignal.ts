/** What is told when a signal is aborted. An object that is itself the listener saves a function for each request. */
export type AbortListener = (() => void) | { handleEvent(): void };

/** Whether a call is given up, such as a request whose caller has gone: an `AbortSignal`, or a {@link CallSignal}. */
export interface Abortable {
  readonly aborted: boolean;
  /** Why; undefined as long as it is not. */
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: AbortListener, options?: { readonly once?: boolean }): void;
  removeEventListener(type: 'abort', listener: AbortListener): void;
}

/**
 * Signal and controller in one, for every request: an `AbortController` costs several times as much to make and to
 * listen to. It does the same; options of a listener mean nothing, since it is called once at most.
 */
export class CallSignal implements Abortable {
  #aborted = false;
  #reason: unknown;
  /** A request waits for one thing at a time. */
  #listener: AbortListener | undefined;
  #others: Set<AbortListener> | undefined;

  get aborted(): boolean {
    return this.#aborted;
  }

  get reason(): unknown {
    return this.#reason;
  }

  /** @param reason as an AbortController's where nothing is said */
  abort(reason: unknown = new DOMException('This operation was aborted', 'AbortError')): void {
    if (this.#aborted) return;
    this.#aborted = true;
    this.#reason = reason;
    const listeners = [this.#listener, ...(this.#others ?? [])];
    this.#listener = undefined;
    this.#others = undefined;
    for (const listener of listeners) {
      if (typeof listener === 'function') listener();
      else listener?.handleEvent();
    }
  }

  /** Aborts when another is aborted, for the same reason. */
  follow(other: Abortable): void {
    if (other.aborted) this.abort(other.reason);
    else other.addEventListener('abort', () => this.abort(other.reason));
  }

  addEventListener(_type: 'abort', listener: AbortListener): void {
    if (this.#aborted || this.#listener === listener) return;
    if (!this.#listener) this.#listener = listener;
    else {
      this.#others ??= new Set();
      this.#others.add(listener);
    }
  }

  removeEventListener(_type: 'abort', listener: AbortListener): void {
    if (this.#listener === listener) this.#listener = undefined;
    else this.#others?.delete(listener);
  }
}
