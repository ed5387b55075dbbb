import type { Type } from '../../types';
import { equalityOf } from '../comparison';
import { HashTable } from './hashTable';

/** `HashSet<T>`. */
export class NetHashSet<T = unknown> implements Iterable<T> {
  readonly typeArguments: readonly [Type];
  readonly comparer: unknown;
  private readonly table: HashTable<T, true>;

  constructor(elementType: Type, values: Iterable<T> = [], comparer: unknown = null) {
    this.typeArguments = [elementType];
    this.comparer = comparer;
    this.table = new HashTable(equalityOf(comparer));
    for (const value of values) this.add(value);
  }

  get elementType(): Type {
    return this.typeArguments[0];
  }
  get count(): number {
    return this.table.count;
  }
  contains(value: T): boolean {
    return this.table.find(value) !== undefined;
  }
  add(value: T): boolean {
    if (this.contains(value)) return false;
    this.table.add(value, true);
    return true;
  }
  remove(value: T): boolean {
    return this.table.remove(value) !== undefined;
  }
  clear(): void {
    this.table.clear();
  }
  removeWhere(match: (value: T) => boolean): number {
    const gone = [...this].filter(match);
    for (const value of gone) this.remove(value);
    return gone.length;
  }
  /** A sequence's elements as a set with this set's comparer. */
  private alike(values: Iterable<T>): NetHashSet<T> {
    return new NetHashSet(this.elementType, values, this.comparer);
  }
  unionWith(values: Iterable<T>): void {
    for (const value of [...values]) this.add(value);
  }
  exceptWith(values: Iterable<T>): void {
    for (const value of [...values]) this.remove(value);
  }
  intersectWith(values: Iterable<T>): void {
    const other = this.alike(values);
    this.removeWhere((value) => !other.contains(value));
  }
  symmetricExceptWith(values: Iterable<T>): void {
    for (const value of this.alike(values)) if (!this.remove(value)) this.add(value);
  }
  isSubsetOf(values: Iterable<T>): boolean {
    return this.isWithin(this.alike(values));
  }
  isProperSubsetOf(values: Iterable<T>): boolean {
    const other = this.alike(values);
    return this.count < other.count && this.isWithin(other);
  }
  isSupersetOf(values: Iterable<T>): boolean {
    return this.alike(values).isWithin(this);
  }
  isProperSupersetOf(values: Iterable<T>): boolean {
    const other = this.alike(values);
    return this.count > other.count && other.isWithin(this);
  }
  setEquals(values: Iterable<T>): boolean {
    const other = this.alike(values);
    return this.count === other.count && this.isWithin(other);
  }
  overlaps(values: Iterable<T>): boolean {
    return [...values].some((value) => this.contains(value));
  }
  private isWithin(other: NetHashSet<T>): boolean {
    for (const value of this) if (!other.contains(value)) return false;
    return true;
  }

  *[Symbol.iterator](): Generator<T> {
    for (const { key } of this.table.entries()) yield key;
  }
}
