import type { Type } from '../../types';
import { valuesEqual } from '../comparison';
import { invalidOperation } from '../exceptions';
import { modified } from './hashTable';

/** What `Queue<T>` and `Stack<T>` share: elements in the order in which they are walked and taken. */
abstract class Sequential<T> implements Iterable<T> {
  readonly typeArguments: readonly [Type];
  items: T[];
  private version = 0;
  protected abstract readonly noun: string;

  constructor(elementType: Type, items: T[]) {
    this.typeArguments = [elementType];
    this.items = items;
  }
  get elementType(): Type {
    return this.typeArguments[0];
  }
  get count(): number {
    return this.items.length;
  }
  /** @throws InvalidOperationException when empty */
  peek(): T {
    if (this.items.length === 0) throw invalidOperation(`${this.noun} empty.`);
    return this.items[0] as T;
  }
  /** @throws InvalidOperationException when empty */
  take(): T {
    const first = this.peek();
    this.version += 1;
    this.items.shift();
    return first;
  }
  protected change(items: T[]): void {
    this.version += 1;
    this.items = items;
  }
  clear(): void {
    this.change([]);
  }
  contains(value: T): boolean {
    return this.items.some((one) => valuesEqual(one, value));
  }
  *[Symbol.iterator](): Generator<T> {
    const { version } = this;
    for (let index = 0; index < this.items.length; index++) {
      yield this.items[index] as T;
      if (this.version !== version) throw modified();
    }
  }
}

/** `Queue<T>`: first in, first out. */
export class NetQueue<T = unknown> extends Sequential<T> {
  protected override readonly noun = 'Queue';
  add(value: T): void {
    this.change([...this.items, value]);
  }
}

/** `Stack<T>`: last in, first out; walked from the top. */
export class NetStack<T = unknown> extends Sequential<T> {
  protected override readonly noun = 'Stack';
  add(value: T): void {
    this.change([value, ...this.items]);
  }
}
