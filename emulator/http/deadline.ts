/** More than a timer of Node can wait is for ever. */
const longest = 2 ** 31;

/**
 * A time that is set anew for each request. Its timer is not: it stays until it is over, and then waits for what is left,
 * which costs a fifth of a timer for each.
 */
export class Deadline {
  readonly #onOver: () => void;
  #timer: NodeJS.Timeout | undefined;
  /** When the timer is over, and when the time is, in milliseconds of `performance.now()`. */
  #wakes = 0;
  #at = Number.POSITIVE_INFINITY;

  /** @param onOver called when the time is over; it does not keep the process alive */
  constructor(onOver: () => void) {
    this.#onOver = onOver;
  }

  /** @param milliseconds from now on; 0 for no limit */
  set(milliseconds: number): void {
    if (!(milliseconds > 0 && milliseconds < longest)) {
      this.clear();
      return;
    }
    this.#at = performance.now() + milliseconds;
    if (this.#timer && this.#wakes <= this.#at) return;
    clearTimeout(this.#timer);
    this.#wait(milliseconds);
  }

  /** There is no limit any more. */
  clear(): void {
    this.#at = Number.POSITIVE_INFINITY;
  }

  /** It is not used any more. */
  end(): void {
    this.clear();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #wait(milliseconds: number): void {
    this.#wakes = performance.now() + milliseconds;
    this.#timer = setTimeout(wake, milliseconds, this).unref();
  }

  /** The timer is over. */
  wake(): void {
    this.#timer = undefined;
    if (this.#at === Number.POSITIVE_INFINITY) return;
    const left = this.#at - performance.now();
    if (left > 0) this.#wait(left);
    else {
      this.clear();
      this.#onOver();
    }
  }
}

function wake(deadline: Deadline): void {
  deadline.wake();
}
