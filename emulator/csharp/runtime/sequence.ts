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

/** A sequence whose size is known without walking it. */
export class CountedSequence<T = unknown> extends LazySequence<T> {
  private readonly size: () => number;

  constructor(elementType: Type, size: () => number, make: () => Iterator<T>) {
    super(elementType, make);
    this.size = size;
  }
  get count(): number {
    return this.size();
  }
}
