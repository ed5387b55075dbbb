/** The table under Dictionary, HashSet and LINQ's groups: insertion order, freed places filled first, as in .NET. */

import { defaultEquality, type Equality } from '../comparison';
import { invalidOperation } from '../exceptions';

/** A key with its value. */
export interface Entry<K, V> {
  readonly key: K;
  value: V;
}

/** What .NET says when a collection changes under a `foreach`. */
export function modified(): Error {
  return invalidOperation('Collection was modified; enumeration operation may not execute.');
}

/** A hash table whose walk order is that of .NET's Dictionary and HashSet. */
export class HashTable<K, V> {
  readonly equality: Equality;
  private slots: (Entry<K, V> | null)[] = [];
  private free: number[] = [];
  private buckets = new Map<unknown, number[]>();
  private version = 0;

  constructor(equality: Equality = defaultEquality) {
    this.equality = equality;
  }

  get count(): number {
    return this.slots.length - this.free.length;
  }

  private slotOf(key: K): number {
    for (const slot of this.buckets.get(this.equality.bucket(key)) ?? []) {
      if (this.equality.equals((this.slots[slot] as Entry<K, V>).key, key)) return slot;
    }
    return -1;
  }

  /** The entry of a key, or undefined. */
  find(key: K): Entry<K, V> | undefined {
    return this.slots[this.slotOf(key)] ?? undefined;
  }

  /** Adds a key that is not there. @returns the entry. */
  add(key: K, value: V): Entry<K, V> {
    this.version += 1;
    const slot = this.free.pop() ?? this.slots.length;
    const entry = { key, value };
    this.slots[slot] = entry;
    const bucket = this.equality.bucket(key);
    const list = this.buckets.get(bucket);
    if (list === undefined) this.buckets.set(bucket, [slot]);
    else list.push(slot);
    return entry;
  }

  /** Takes a key out. @returns its entry, or undefined when it was not there. */
  remove(key: K): Entry<K, V> | undefined {
    const slot = this.slotOf(key);
    if (slot < 0) return undefined;
    const entry = this.slots[slot] ?? undefined;
    const bucket = this.equality.bucket(key);
    this.buckets.set(
      bucket,
      (this.buckets.get(bucket) ?? []).filter((one) => one !== slot),
    );
    this.slots[slot] = null;
    this.free.push(slot);
    return entry;
  }

  clear(): void {
    this.slots = [];
    this.free = [];
    this.buckets = new Map();
  }

  /** Walks the entries. @throws InvalidOperationException when one was added meanwhile. */
  *entries(): Generator<Entry<K, V>> {
    const { version } = this;
    for (let index = 0; index < this.slots.length; index++) {
      const entry = this.slots[index];
      if (entry === null || entry === undefined) continue;
      yield entry;
      if (this.version !== version) throw modified();
    }
  }
}
