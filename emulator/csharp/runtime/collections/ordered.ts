import { namedType, type Type } from '../../types';
import { gather } from '../array';
import type { Order } from '../comparison';

/** One `OrderBy` or `ThenBy`. */
export interface SortKey {
  readonly select: (value: unknown) => unknown;
  readonly order: Order;
  readonly descending: boolean;
}

/** `IOrderedEnumerable<T>`: sorted, stably, when it is walked; every key is computed once for an element. */
export class OrderedSequence implements Iterable<unknown> {
  readonly elementType: Type;
  private readonly source: Iterable<unknown>;
  private readonly keys: readonly SortKey[];

  constructor(elementType: Type, source: Iterable<unknown>, keys: readonly SortKey[]) {
    this.elementType = elementType;
    this.source = source;
    this.keys = keys;
  }
  get netType(): Type {
    return namedType('System.Linq.IOrderedEnumerable', this.elementType);
  }
  /** The same with one more key. */
  thenBy(key: SortKey): OrderedSequence {
    return new OrderedSequence(this.elementType, this.source, [...this.keys, key]);
  }
  *[Symbol.iterator](): Generator<unknown> {
    const { keys } = this;
    const rows = gather(this.source).map((value) => ({ value, keys: keys.map(({ select }) => select(value)) }));
    rows.sort((left, right) => {
      for (const [index, { order, descending }] of keys.entries()) {
        const result = order(left.keys[index], right.keys[index]);
        if (result !== 0) return descending ? -result : result;
      }
      return 0;
    });
    for (const { value } of rows) yield value;
  }
}
