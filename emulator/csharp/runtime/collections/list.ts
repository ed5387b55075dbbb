import type { Type } from '../../types';
import { compareValues, type Order, valuesEqual } from '../comparison';
import { argumentException, argumentOutOfRange, DotNetException, invalidOperation } from '../exceptions';
import { modified } from './hashTable';

const outOfRange = 'Index was out of range. Must be non-negative and less than the size of the collection.';

/** `List<T>`. */
export class NetList<T = unknown> implements Iterable<T> {
  readonly typeArguments: readonly [Type];
  items: T[];
  private version = 0;

  constructor(elementType: Type, items: T[] = []) {
    this.typeArguments = [elementType];
    this.items = items;
  }

  get elementType(): Type {
    return this.typeArguments[0];
  }
  get count(): number {
    return this.items.length;
  }

  private check(index: number): void {
    if (index < 0 || index >= this.items.length) throw argumentOutOfRange('index', outOfRange);
  }
  private checkRange(index: number, count: number): void {
    if (index < 0) throw argumentOutOfRange('index', 'Non-negative number required.');
    if (count < 0) throw argumentOutOfRange('count', 'Non-negative number required.');
    if (index + count > this.items.length) {
      throw argumentException(
        'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
      );
    }
  }

  getAt(index: number): T {
    this.check(index);
    return this.items[index] as T;
  }
  setAt(index: number, value: T): void {
    this.check(index);
    this.version += 1;
    this.items[index] = value;
  }
  add(value: T): void {
    this.version += 1;
    this.items.push(value);
  }
  insertRange(index: number, values: Iterable<T>): void {
    if (index < 0 || index > this.items.length) {
      throw argumentOutOfRange('index', 'Index must be within the bounds of the List.');
    }
    this.version += 1;
    // Values are never spread into arguments: a call of JavaScript takes only some hundred thousand.
    const behind = index === this.items.length ? [] : this.items.splice(index);
    for (const value of values) this.items.push(value);
    for (const value of behind) this.items.push(value);
  }
  removeAt(index: number): void {
    this.check(index);
    this.version += 1;
    this.items.splice(index, 1);
  }
  removeRange(index: number, count: number): void {
    this.checkRange(index, count);
    this.version += 1;
    this.items.splice(index, count);
  }
  remove(value: T): boolean {
    const index = this.indexOf(value);
    if (index >= 0) this.removeAt(index);
    return index >= 0;
  }
  removeAll(match: (value: T) => boolean): number {
    const before = this.items.length;
    this.version += 1;
    this.items = this.items.filter((value) => !match(value));
    return before - this.items.length;
  }
  clear(): void {
    this.version += 1;
    this.items = [];
  }
  contains(value: T): boolean {
    return this.indexOf(value) >= 0;
  }
  indexOf(value: T, from = 0): number {
    return this.items.findIndex((one, index) => index >= from && valuesEqual(one, value));
  }
  getRange(index: number, count: number): NetList<T> {
    this.checkRange(index, count);
    return new NetList(this.elementType, this.items.slice(index, index + count));
  }
  reverse(index = 0, count = this.items.length): void {
    this.checkRange(index, count);
    this.version += 1;
    const reversed = this.items.slice(index, index + count).reverse();
    for (const [offset, value] of reversed.entries()) this.items[index + offset] = value;
  }
  sort(order: Order = compareValues): void {
    this.version += 1;
    sortInPlace(this.items, order);
  }

  *[Symbol.iterator](): Generator<T> {
    const { version } = this;
    for (let index = 0; index < this.items.length; index++) {
      yield this.items[index] as T;
      if (this.version !== version) throw modified();
    }
  }
}

/** Sorts as `Array.Sort` and `List.Sort` do. @throws InvalidOperationException when elements have no order. */
export function sortInPlace(items: unknown[], order: Order): void {
  try {
    // JS puts undefined last without asking; the items never are undefined.
    items.sort(order);
  } catch (error) {
    if (error instanceof DotNetException) {
      throw invalidOperation('Failed to compare two elements in the array.', error);
    }
    throw error;
  }
}
