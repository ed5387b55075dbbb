/** Lazy sequences: what LINQ returns. */
import { namedType, type Type } from '../types';
import type { NetSequence } from './array';

/** A sequence that is computed anew each time it is walked, as .NET's iterators are. */
export class LazySequence<T = unknown> implements NetSequence<T> {
  readonly elementType: Type;
  private readonly make: () => Iterator<T>;

  constructor(elementType: Type, make: () => Iterator<T>) {
    this.elementType = elementType;
    this.make = make;
  }

  get netType(): Type {
    return namedType('System.Collections.Generic.IEnumerable', this.elementType);
  }

  [Symbol.iterator](): Iterator<T> {
    return this.make();
  }
}
