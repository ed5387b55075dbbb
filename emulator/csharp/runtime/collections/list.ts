import type { Type } from '../../types';
import { compareValues, type Order } from '../comparison';
import { argumentOutOfRange, DotNetException, invalidOperation } from '../exceptions';
import { modified } from './hashTable';
import { checkRange, equalTo, searchForward } from './search';

const outOfRange = 'Index was out of range. Must be non-negative and less than the size of the collection.';

/** `List<T>`. */
export class NetList<T = unknown> implements Iterable<T> {
  readonly typeArguments: readonly [Type];
  items: T[];
  private version = 0;
  /** Elements that there is room for; what is there counts when there are more. */
  private room: number;

  constructor(elementType: Type, items: T[] = [], capacity = items.length) {
    this.typeArguments = [elementType];
    this.items = items;
    this.room = capacity;
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
  getAt(index: number): T {
    this.check(index);
    return this.items[index] as T;
  }
  setAt(index: number, value: T): void {
    this.check(index);
    this.version += 1;
    this.items[index] = value;
  }
  /** Elements that fit before the list takes more room: twice as much each time, at least 4. */
  get capacity(): number {
    return Math.max(this.room, this.items.length);
  }
  /** @throws ArgumentOutOfRangeException when the elements do not fit. */
  setCapacity(value: number): void {
    if (value < this.items.length) throw argumentOutOfRange('value', 'capacity was less than the current size.');
    this.room = value;
  }
  /** Gives back room when a tenth of it is free. */
  trimExcess(): void {
    if (this.items.length < Math.floor(this.capacity * 0.9)) this.room = this.items.length;
  }
  private grow(): void {
    const size = this.items.length;
    if (size > this.room) this.room = Math.max(size, this.room === 0 ? 4 : this.room * 2);
  }

  add(value: T): void {
    this.version += 1;
    this.items.push(value);
    this.grow();
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
    this.grow();
  }
  removeAt(index: number): void {
    this.check(index);
    this.version += 1;
    this.items.splice(index, 1);
  }
  removeRange(index: number, count: number): void {
    checkRange(this.items.length, index, count);
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
  indexOf(value: T): number {
    return searchForward(this.items, equalTo(value));
  }
  getRange(index: number, count: number): NetList<T> {
    checkRange(this.items.length, index, count);
    return new NetList(this.elementType, this.items.slice(index, index + count));
  }
  reverse(index = 0, count = this.items.length): void {
    checkRange(this.items.length, index, count);
    this.version += 1;
    const reversed = this.items.slice(index, index + count).reverse();
    for (const [offset, value] of reversed.entries()) this.items[index + offset] = value;
  }
  sort(order: Order = compareValues, index = 0, count = this.items.length): void {
    checkRange(this.items.length, index, count);
    this.version += 1;
    if (count === this.items.length) sortInPlace(this.items, order);
    else {
      const part = this.items.slice(index, index + count);
      sortInPlace(part, order);
      for (const [offset, value] of part.entries()) this.items[index + offset] = value;
    }
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
