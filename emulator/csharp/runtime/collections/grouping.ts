import { namedType, type Type } from '../../types';
import type { Equality } from '../comparison';
import { HashTable } from './hashTable';

/** `IGrouping<TKey, TElement>`: a key with its elements. */
export class Grouping<K = unknown, T = unknown> implements Iterable<T> {
  readonly typeArguments: readonly [Type, Type];
  readonly key: K;
  readonly items: T[] = [];

  constructor(keyType: Type, elementType: Type, key: K) {
    this.typeArguments = [keyType, elementType];
    this.key = key;
  }
  get elementType(): Type {
    return this.typeArguments[1];
  }
  [Symbol.iterator](): Iterator<T> {
    return this.items[Symbol.iterator]();
  }
}

/** `ILookup<TKey, TElement>`: groups by key, in the order in which the keys were first seen. */
export class Lookup<K = unknown, T = unknown> implements Iterable<Grouping<K, T>> {
  readonly typeArguments: readonly [Type, Type];
  private readonly table: HashTable<K, Grouping<K, T>>;

  constructor(keyType: Type, elementType: Type, equality: Equality) {
    this.typeArguments = [keyType, elementType];
    this.table = new HashTable(equality);
  }
  get elementType(): Type {
    return namedType('System.Linq.IGrouping', ...this.typeArguments);
  }
  get count(): number {
    return this.table.count;
  }
  /** The elements of a key; none when it is not there. */
  of(key: K): Grouping<K, T> {
    return this.table.find(key)?.value ?? new Grouping(...this.typeArguments, key);
  }
  has(key: K): boolean {
    return this.table.find(key) !== undefined;
  }
  add(key: K, value: T): void {
    const entry = this.table.find(key) ?? this.table.add(key, new Grouping(...this.typeArguments, key));
    entry.value.items.push(value);
  }
  *[Symbol.iterator](): Generator<Grouping<K, T>> {
    for (const { value } of this.table.entries()) yield value;
  }
}
