/** Equality and order of values in the representation of their static type: what collections and LINQ go by. */
import { type NamedType, namedType, netName, type Type } from '../types';
import { Boxed } from './boxed';
import { compareCulture } from './compareText';
import { argumentException } from './exceptions';
import { type NetObject, netEquals, netHashCode } from './object';
import { StringComparer } from './stringComparer';

/** How a hash table tells its keys apart. */
export interface Equality {
  /** A key for a JS map under which equal values meet; others may meet there too. */
  bucket(value: unknown): unknown;
  equals(left: unknown, right: unknown): boolean;
}

/** An order: negative, zero or positive, as `IComparer<T>.Compare`. */
export type Order = (left: unknown, right: unknown) => number;

/** `EqualityComparer<T>.Default` or `Comparer<T>.Default`. */
export class DefaultComparer {
  readonly netType: NamedType;
  readonly equality: Equality;
  readonly compare: Order;

  constructor(kind: 'EqualityComparer' | 'Comparer', type: Type) {
    this.netType = namedType(`System.Collections.Generic.${kind}`, type);
    this.equality = defaultEquality;
    this.compare = (left, right) => compareValues(left, right);
  }
}

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null;

/** Equality by `Equals`: JS primitives stand for themselves, instances by what they define. */
export const defaultEquality: Equality = {
  bucket: (value) => (isPlain(value) ? value : netHashCode(value)),
  equals: (left, right) =>
    left === right || (isPlain(left) ? Number.isNaN(left) && Number.isNaN(right) : netEquals(left, right)),
};

/** The equality that a comparer argument means; null is the default. */
export function equalityOf(comparer: unknown): Equality {
  if (comparer instanceof StringComparer) {
    return {
      bucket: (value) => (value === null ? null : comparer.key(value as string)),
      equals: (left, right) => comparer.equals(left as string | null, right as string | null),
    };
  }
  return comparer instanceof DefaultComparer ? comparer.equality : defaultEquality;
}

/** The order that a comparer argument means; null is the default. */
export function orderOf(comparer: unknown): Order {
  if (comparer instanceof StringComparer) {
    return (left, right) => comparer.compare(left as string | null, right as string | null);
  }
  return comparer instanceof DefaultComparer ? comparer.compare : compareValues;
}

/**
 * The default order of two values: null first, strings by culture, NaN before every number.
 * @throws ArgumentException when the values have no order.
 */
export function compareValues(left: unknown, right: unknown): number {
  if (left === right) return 0;
  if (left === null || right === null) return left === null ? -1 : 1;
  if (typeof left === 'string' && typeof right === 'string') return compareCulture(left, right);
  if (typeof left === 'string') throw argumentException('Object must be of type String.');
  if (typeof left === 'boolean' && typeof right !== 'boolean')
    throw argumentException('Object must be of type Boolean.');
  if (typeof left !== 'object') return comparePlain(left, right);
  if (left instanceof Boxed) return compareBoxed(left, right);
  const order = (left as NetObject).netCompareTo;
  if (order !== undefined) return order.call(left, right);
  const other = isPlain(right) || right instanceof Boxed ? undefined : (right as NetObject).netCompareTo;
  if (other !== undefined) return -other.call(right, left);
  throw argumentException('At least one object must implement IComparable.');
}

function comparePlain(left: unknown, right: unknown): number {
  if (Number.isNaN(left)) return Number.isNaN(right) ? 0 : -1;
  if (Number.isNaN(right)) return 1;
  const [one, other] = [left as number, right as number];
  return one < other ? -1 : one > other ? 1 : 0;
}

function compareBoxed(left: Boxed, right: unknown): number {
  if (right instanceof Boxed && right.type === left.type) return comparePlain(left.value, right.value);
  throw argumentException(`Object must be of type ${netName(left.type).replace(/^.*\./, '')}.`);
}

/** Does the value of a type equal another of the same type, as `Equals` says? */
export function valuesEqual(left: unknown, right: unknown): boolean {
  return defaultEquality.equals(left, right);
}
