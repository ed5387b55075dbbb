/** `IEnumerator<T>`: a walk through a sequence, step by step, as an expression does it by hand. */
import type { NamedType } from '../../types';

export class NetEnumerator<T = unknown> {
  readonly netType: NamedType;
  /** The element where the walk is; the default of T before the first and behind the last, as lists of .NET have it. */
  current: T;
  readonly #items: Iterator<T>;
  readonly #empty: T;

  constructor(netType: NamedType, items: Iterable<T>, empty: T) {
    this.netType = netType;
    this.#items = items[Symbol.iterator]();
    this.#empty = empty;
    this.current = empty;
  }

  /** Goes on by one. @returns whether there was one */
  moveNext(): boolean {
    const { done, value } = this.#items.next();
    this.current = done === true ? this.#empty : value;
    return done !== true;
  }

  /** Ends the walk. */
  dispose(): void {
    this.#items.return?.();
  }
}
