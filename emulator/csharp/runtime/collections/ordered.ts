import { namedType, type Type } from '../../types';
import { gather } from '../array';
import type { Order } from '../comparison';
import { sortInPlace } from './list';

/** One `OrderBy` or `ThenBy`. */
export interface SortKey {
  readonly select: (value: unknown) => unknown;
  readonly order: Order;
  readonly descending: boolean;
}

/** An element with its keys. */
interface Row {
  readonly value: unknown;
  readonly keys: readonly unknown[];
}

/** `IOrderedEnumerable<T>`: sorted, stably, when it is walked; every key is computed once for an element. */
export class OrderedSequence implements Iterable<unknown> {
  readonly elementType: Type;
  /** What is sorted. */
  readonly source: Iterable<unknown>;
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
  /** All elements. @throws InvalidOperationException when two have no order: they are sorted as arrays are. */
  *[Symbol.iterator](): Generator<unknown> {
    const rows = this.rows();
    sortInPlace(rows, (left, right) => this.compare(left as Row, right as Row));
    for (const { value } of rows) yield value;
  }
  /** All elements, of which some are taken: .NET finds these without sorting. @throws what a comparison throws. */
  *toPickFrom(): Generator<unknown> {
    const rows = this.rows().sort((left, right) => this.compare(left, right));
    for (const { value } of rows) yield value;
  }
  private rows(): Row[] {
    return gather(this.source).map((value) => ({ value, keys: this.keys.map(({ select }) => select(value)) }));
  }
  private compare(left: Row, right: Row): number {
    for (const [index, { order, descending }] of this.keys.entries()) {
      const result = order(left.keys[index], right.keys[index]);
      if (result !== 0) return descending ? -result : result;
    }
    return 0;
  }
}
