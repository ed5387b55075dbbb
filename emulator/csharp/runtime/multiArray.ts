/** Arrays of several dimensions. */
import { arrayOf, type Type } from '../types';
import { defaultValues, NetArray } from './array';
import { argumentException, indexOutOfRange, overflow } from './exceptions';

/** A rectangular array: its elements row by row. */
export class MultiArray<T = unknown> extends NetArray<T> {
  readonly lengths: readonly number[];

  constructor(elementType: Type, lengths: readonly number[], items: T[]) {
    super(elementType, items);
    this.lengths = lengths;
  }

  override get netType(): Type {
    return arrayOf(this.elementType, this.lengths.length);
  }

  /** @throws IndexOutOfRangeException */
  at(indices: readonly number[]): T {
    return this.items[this.offset(indices)] as T;
  }

  /** @throws IndexOutOfRangeException */
  put(indices: readonly number[], value: T): T {
    (this.items as T[])[this.offset(indices)] = value;
    return value;
  }

  private offset(indices: readonly number[]): number {
    if (indices.length !== this.lengths.length) {
      throw argumentException('Array was not a one-dimensional array.');
    }
    let offset = 0;
    for (const [dimension, length] of this.lengths.entries()) {
      const index = indices[dimension] ?? 0;
      if (index < 0 || index >= length) throw indexOutOfRange();
      offset = offset * length + index;
    }
    return offset;
  }
}

/** A new array of several dimensions, with default values. @throws OverflowException for a negative length. */
export function newMultiArray(elementType: Type, lengths: readonly number[]): MultiArray {
  if (lengths.some((length) => length < 0)) throw overflow();
  const count = lengths.reduce((product, length) => product * length, 1);
  return new MultiArray(elementType, lengths, defaultValues(elementType, count));
}
