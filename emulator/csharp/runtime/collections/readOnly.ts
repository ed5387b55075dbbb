import type { Type } from '../../types';
import { notSupported } from '../exceptions';
import type { NetList } from './list';

/** `ReadOnlyCollection<T>`: a view of a list that cannot be changed through it. */
export class ReadOnlyCollection<T = unknown> implements Iterable<T> {
  readonly isReadOnly = true;
  private readonly list: NetList<T>;

  constructor(list: NetList<T>) {
    this.list = list;
  }
  get typeArguments(): readonly [Type] {
    return this.list.typeArguments;
  }
  get elementType(): Type {
    return this.list.elementType;
  }
  get count(): number {
    return this.list.count;
  }
  getAt(index: number): T {
    return this.list.getAt(index);
  }
  contains(value: T): boolean {
    return this.list.contains(value);
  }
  indexOf(value: T): number {
    return this.list.indexOf(value);
  }
  private refuse(): never {
    throw notSupported('Collection is read-only.');
  }
  add(): never {
    return this.refuse();
  }
  remove(): never {
    return this.refuse();
  }
  clear(): never {
    return this.refuse();
  }
  setAt(): never {
    return this.refuse();
  }
  insertRange(): never {
    return this.refuse();
  }
  removeAt(): never {
    return this.refuse();
  }
  [Symbol.iterator](): Iterator<T> {
    return this.list[Symbol.iterator]();
  }
}
