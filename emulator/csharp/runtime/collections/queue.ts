import type { Type } from '../../types';
import { valuesEqual } from '../comparison';
import { invalidOperation } from '../exceptions';
import { modified } from './hashTable';

/** What `Queue<T>` and `Stack<T>` share: elements in the order in which they are walked and taken. */
abstract class Sequential<T> implements Iterable<T> {
  readonly typeArguments: readonly [Type];
  protected version = 0;
  protected abstract readonly noun: string;

  constructor(elementType: Type) {
    this.typeArguments = [elementType];
  }
  get elementType(): Type {
    return this.typeArguments[0];
  }
  abstract get count(): number;
  /** The element that leaves after `index` others. */
  protected abstract at(index: number): T;
  /** Takes the element that leaves first; there is one. */
  protected abstract drop(): void;
  abstract add(value: T): void;
  abstract clear(): void;

  /** @throws InvalidOperationException when empty */
  peek(): T {
    if (this.count === 0) throw invalidOperation(`${this.noun} empty.`);
    return this.at(0);
  }
  /** @throws InvalidOperationException when empty */
  take(): T {
    const first = this.peek();
    this.version += 1;
    this.drop();
    return first;
  }
  contains(value: T): boolean {
    for (let index = 0; index < this.count; index++) if (valuesEqual(this.at(index), value)) return true;
    return false;
  }
  *[Symbol.iterator](): Generator<T> {
    const { version } = this;
    for (let index = 0; index < this.count; index++) {
      yield this.at(index);
      if (this.version !== version) throw modified();
    }
  }
}

/** `Queue<T>`: first in, first out. */
export class NetQueue<T = unknown> extends Sequential<T> {
  protected override readonly noun = 'Queue';
  private items: T[];
  /** Where the first element is: those before it have left. */
  private head = 0;

  constructor(elementType: Type, items: T[]) {
    super(elementType);
    this.items = items;
  }
  override get count(): number {
    return this.items.length - this.head;
  }
  protected override at(index: number): T {
    return this.items[this.head + index] as T;
  }
  protected override drop(): void {
    this.head += 1;
    // Half of the storage has left: moving the rest costs no more than what was taken since the last time.
    if (this.head * 2 < this.items.length) return;
    this.items = this.items.slice(this.head);
    this.head = 0;
  }
  override add(value: T): void {
    this.version += 1;
    this.items.push(value);
  }
  override clear(): void {
    this.version += 1;
    this.items = [];
    this.head = 0;
  }
}

/** `Stack<T>`: last in, first out; walked from the top. */
export class NetStack<T = unknown> extends Sequential<T> {
  protected override readonly noun = 'Stack';
  /** From the bottom to the top. */
  private items: T[];

  constructor(elementType: Type, items: T[]) {
    super(elementType);
    this.items = items;
  }
  override get count(): number {
    return this.items.length;
  }
  protected override at(index: number): T {
    return this.items[this.items.length - 1 - index] as T;
  }
  protected override drop(): void {
    this.items.pop();
  }
  override add(value: T): void {
    this.version += 1;
    this.items.push(value);
  }
  override clear(): void {
    this.version += 1;
    this.items = [];
  }
}
