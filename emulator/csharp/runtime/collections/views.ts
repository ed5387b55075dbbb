/** Classes that implement a collection's interface explicitly, beside members of their own, show it as a view. */
import type { Type } from '../../types';

/** What classes behind `ICollection<T>` offer to the interfaces' code. */
export interface CollectionMethods<T = unknown> extends Iterable<T> {
  readonly count: number;
  /** Refuses every change. */
  readonly isReadOnly?: boolean;
  add(value: T): void;
  remove(value: T): boolean;
  clear(): void;
  contains(value: T): boolean;
}

/** What classes behind `IList<T>` offer. */
export interface ListMethods<T = unknown> extends CollectionMethods<T> {
  getAt(index: number): T;
  setAt(index: number, value: T): void;
  indexOf(value: T): number;
  insertRange(index: number, values: Iterable<T>): void;
  removeAt(index: number): void;
}

/** What classes behind `IReadOnlyDictionary<TKey, TValue>` offer. */
export interface ReadOnlyDictionaryMethods<K = unknown, V = unknown> {
  readonly typeArguments: readonly [Type, Type];
  readonly keys: Iterable<K>;
  readonly values: Iterable<V>;
  /** The value of a key, undefined when it is not there. */
  find(key: K): V | undefined;
  get(key: K): V;
  containsKey(key: K): boolean;
}

/** What classes behind `IDictionary<TKey, TValue>` offer. */
export interface DictionaryMethods<K = unknown, V = unknown> extends ReadOnlyDictionaryMethods<K, V> {
  set(key: K, value: V): void;
  add(key: K, value: V): void;
  remove(key: K): { readonly value: V } | undefined;
}

/** An instance with views. */
export interface Viewed {
  readonly asCollection?: CollectionMethods;
  readonly asDictionary?: DictionaryMethods;
}

/** An instance as `IList<T>`. */
export function listOf(self: unknown): ListMethods {
  return collectionOf(self) as ListMethods;
}

/** An instance as `ICollection<T>`. */
export function collectionOf(self: unknown): CollectionMethods {
  return (self as Viewed).asCollection ?? (self as CollectionMethods);
}

/** An instance as `IDictionary<TKey, TValue>`. */
export function dictionaryOf(self: unknown): DictionaryMethods {
  return (self as Viewed).asDictionary ?? (self as DictionaryMethods);
}
