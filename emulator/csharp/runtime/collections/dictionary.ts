import { namedType, type Type } from '../../types';
import { box } from '../boxed';
import { equalityOf, valuesEqual } from '../comparison';
import { argumentException, argumentNull, keyNotFound, notSupported } from '../exceptions';
import { toText } from '../object';
import { CountedSequence } from '../sequence';
import { HashTable } from './hashTable';
import { NetPair, pairType } from './keyValuePair';
import type { CollectionMethods } from './views';

/** `Dictionary<TKey, TValue>`. */
export class NetDictionary<K = unknown, V = unknown> implements Iterable<NetPair<K, V>> {
  readonly typeArguments: readonly [Type, Type];
  readonly comparer: unknown;
  private readonly table: HashTable<K, V>;

  constructor(keyType: Type, valueType: Type, comparer: unknown = null) {
    this.typeArguments = [keyType, valueType];
    this.comparer = comparer;
    this.table = new HashTable(equalityOf(comparer));
  }

  get elementType(): Type {
    return pairType(...this.typeArguments);
  }
  get count(): number {
    return this.table.count;
  }

  private static key<K>(key: K): K {
    if (key === null) throw argumentNull('key');
    return key;
  }
  private text(key: K): string {
    return toText(box(key, this.typeArguments[0]));
  }

  /** The value of a key, or undefined. */
  find(key: K): V | undefined {
    return this.table.find(NetDictionary.key(key))?.value;
  }
  containsKey(key: K): boolean {
    return this.table.find(NetDictionary.key(key)) !== undefined;
  }
  /** @throws KeyNotFoundException */
  get(key: K): V {
    const entry = this.table.find(NetDictionary.key(key));
    if (entry === undefined) throw keyNotFound(this.text(key));
    return entry.value;
  }
  set(key: K, value: V): void {
    const entry = this.table.find(NetDictionary.key(key));
    if (entry === undefined) this.table.add(key, value);
    else entry.value = value;
  }
  /** @returns false when the key is there already */
  tryAdd(key: K, value: V): boolean {
    if (this.containsKey(key)) return false;
    this.table.add(key, value);
    return true;
  }
  /** @throws ArgumentException when the key is there already */
  add(key: K, value: V): void {
    if (!this.tryAdd(key, value)) {
      throw argumentException(`An item with the same key has already been added. Key: ${this.text(key)}`);
    }
  }
  /** Takes a key out. @returns its entry, or undefined when it was not there. */
  remove(key: K): { readonly value: V } | undefined {
    return this.table.remove(NetDictionary.key(key));
  }
  clear(): void {
    this.table.clear();
  }

  /** The dictionary as the collection of its pairs. */
  get asCollection(): CollectionMethods<NetPair<K, V>> {
    return new PairCollection(this);
  }

  get keys(): DictionaryPart<K> {
    const { table } = this;
    return new DictionaryPart(
      'key',
      this.typeArguments[0],
      () => table.count,
      () => map(table.entries(), ({ key }) => key),
      (key) => this.containsKey(key),
    );
  }
  get values(): DictionaryPart<V> {
    const { table } = this;
    return new DictionaryPart(
      'value',
      this.typeArguments[1],
      () => table.count,
      () => map(table.entries(), ({ value }) => value),
    );
  }

  *[Symbol.iterator](): Generator<NetPair<K, V>> {
    const [keyType, valueType] = this.typeArguments;
    for (const { key, value } of this.table.entries()) yield new NetPair(keyType, valueType, key, value);
  }
}

/** A dictionary as `ICollection<KeyValuePair<TKey, TValue>>`. */
class PairCollection<K, V> implements CollectionMethods<NetPair<K, V>> {
  private readonly dictionary: NetDictionary<K, V>;

  constructor(dictionary: NetDictionary<K, V>) {
    this.dictionary = dictionary;
  }
  get count(): number {
    return this.dictionary.count;
  }
  add({ key, value }: NetPair<K, V>): void {
    this.dictionary.add(key, value);
  }
  contains({ key, value }: NetPair<K, V>): boolean {
    return this.dictionary.containsKey(key) && valuesEqual(this.dictionary.get(key), value);
  }
  remove(pair: NetPair<K, V>): boolean {
    return this.contains(pair) && this.dictionary.remove(pair.key) !== undefined;
  }
  clear(): void {
    this.dictionary.clear();
  }
  [Symbol.iterator](): Iterator<NetPair<K, V>> {
    return this.dictionary[Symbol.iterator]();
  }
}

/** A dictionary's keys or values: a view, which only the dictionary changes. */
export class DictionaryPart<T> extends CountedSequence<T> implements CollectionMethods<T> {
  readonly isReadOnly = true;
  private readonly part: 'key' | 'value';
  private readonly has: ((value: T) => boolean) | null;

  /** @param has tells of a key whether it is there, by the dictionary's comparer; values are compared one by one */
  constructor(
    part: 'key' | 'value',
    elementType: Type,
    size: () => number,
    make: () => Iterator<T>,
    has: ((value: T) => boolean) | null = null,
  ) {
    super(elementType, size, make);
    this.part = part;
    this.has = has;
  }
  override get netType(): Type {
    return namedType('System.Collections.Generic.ICollection', this.elementType);
  }
  contains(value: T): boolean {
    if (this.has !== null) return this.has(value);
    for (const own of this) if (valuesEqual(own, value)) return true;
    return false;
  }
  /** @throws NotSupportedException */
  add(_value: T): void {
    throw this.readOnly();
  }
  /** @throws NotSupportedException */
  remove(_value: T): boolean {
    throw this.readOnly();
  }
  /** @throws NotSupportedException */
  clear(): void {
    throw this.readOnly();
  }
  private readOnly(): Error {
    return notSupported(`Mutating a ${this.part} collection derived from a dictionary is not allowed.`);
  }
}

function* map<S, T>(source: Iterable<S>, select: (value: S) => T): Generator<T> {
  for (const value of source) yield select(value);
}
