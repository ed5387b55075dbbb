import type { NamedType } from '../../types';
import { iterate } from '../array';
import { notSupported } from '../exceptions';
import { LazySequence } from '../sequence';
import { OrderedSequence } from './ordered';

/** `IEnumerator<T>`: a walk through a sequence, step by step, as an expression does it by hand. */
export class NetEnumerator<T = unknown> {
  readonly netType: NamedType;
  /** The element where the walk is; the default of T before the first and behind the last, as lists of .NET have it. */
  current: T;
  readonly #sequence: string | Iterable<T>;
  readonly #empty: T;
  #items: Iterator<T>;

  constructor(netType: NamedType, sequence: string | Iterable<T>, empty: T) {
    this.netType = netType;
    this.#sequence = sequence;
    this.#items = iterate<T>(sequence)[Symbol.iterator]();
    this.#empty = empty;
    this.current = empty;
  }

  /** Goes on by one. @returns whether there was one */
  moveNext(): boolean {
    const { done, value } = this.#items.next();
    this.current = done === true ? this.#empty : value;
    return done !== true;
  }

  /** Goes back before the first. @throws NotSupportedException when the elements are computed while they are walked. */
  reset(): void {
    if (this.#sequence instanceof LazySequence || this.#sequence instanceof OrderedSequence) {
      throw notSupported('Specified method is not supported.');
    }
    this.#items = iterate<T>(this.#sequence)[Symbol.iterator]();
    this.current = this.#empty;
  }

  /** Ends the walk. */
  dispose(): void {
    this.#items.return?.();
  }
}
