/** `Tuple<…>` and `ValueTuple<…>` at run time. */
import type { NamedType, Type } from '../types';
import { box } from './boxed';
import { compareValues } from './comparison';
import { argumentException } from './exceptions';
import { netEquals, netHashCode, toText } from './object';

/** A tuple. It never changes: setting an item of a `ValueTuple` makes another. */
export class NetTuple {
  readonly netType: NamedType;
  readonly items: readonly unknown[];

  constructor(netType: NamedType, items: readonly unknown[]) {
    this.netType = netType;
    this.items = items;
  }

  /** The tuple with another value at an index. */
  with(index: number, value: unknown): NetTuple {
    return new NetTuple(this.netType, this.items.with(index, value));
  }

  netToString(): string {
    return `(${this.boxed().map(toText).join(', ')})`;
  }

  netEquals(other: unknown): boolean {
    if (!(other instanceof NetTuple) || other.netType !== this.netType) return false;
    const theirs = other.boxed();
    return this.boxed().every((item, index) => netEquals(item, theirs[index]));
  }

  netHashCode(): number {
    return this.boxed().reduce<number>((hash, item) => (Math.imul(hash, 31) + netHashCode(item)) | 0, 17);
  }

  /** Item by item. @throws ArgumentException when the other is no tuple of the same type. */
  netCompareTo(other: unknown): number {
    if (other === null) return 1;
    if (!(other instanceof NetTuple) || other.netType !== this.netType)
      throw argumentException(`Argument must be of type ${this.netType.key}.`, 'other');
    const theirs = other.boxed();
    for (const [index, item] of this.boxed().entries()) {
      const order = compareValues(item, theirs[index]);
      if (order !== 0) return order;
    }
    return 0;
  }

  /** The items, object-typed. */
  boxed(): unknown[] {
    return this.items.map((item, index) => box(item, this.netType.arguments_[index] as Type));
  }
}
