/** Arrays and the one way in which running code walks any .NET sequence. */
import { arrayOf, isEnum, type Type, types, underlyingOfNullable } from '../types';
import { indexOutOfRange, nullReference, outOfMemory, overflow } from './exceptions';
import { primitives } from './primitives';

/** A one-dimensional .NET array. `items` of a `byte[]` is a Uint8Array whenever running code makes it. */
export class NetArray<T = unknown> {
  readonly elementType: Type;
  readonly items: T[] | Uint8Array;

  constructor(elementType: Type, items: T[] | Uint8Array) {
    this.elementType = elementType;
    this.items = items;
  }

  get length(): number {
    return this.items.length;
  }

  get netType(): Type {
    return arrayOf(this.elementType);
  }

  /** The element at an index. @throws IndexOutOfRangeException. */
  get(index: number): T {
    const { items } = this;
    if (index < 0 || index >= items.length) throw indexOutOfRange();
    return items[index] as T;
  }

  /** Replaces the element at an index. @throws IndexOutOfRangeException. */
  set(index: number, value: T): T {
    const { items } = this;
    if (index < 0 || index >= items.length) throw indexOutOfRange();
    (items as T[])[index] = value;
    return value;
  }

  [Symbol.iterator](): Iterator<T> {
    return (this.items as T[])[Symbol.iterator]();
  }
}

/** A `byte[]` around bytes (not copied). */
export function byteArray(bytes: Uint8Array): NetArray<number> {
  return new NetArray<number>(types.byte, bytes);
}

/** The bytes of a `byte[]` (not copied when they are bytes already). */
export function bytesOf(array: NetArray<number>): Uint8Array {
  return array.items instanceof Uint8Array ? array.items : Uint8Array.from(array.items);
}

/** A new array of elements; those of a `byte[]` are kept as bytes. */
export function newArrayOf(elementType: Type, items: readonly unknown[]): NetArray {
  return new NetArray<unknown>(
    elementType,
    elementType === types.byte ? Uint8Array.from(items as number[]) : [...items],
  );
}

/** Any sequence at run time: what `IEnumerable<T>` values are. A JS string is a sequence of chars (numbers). */
export interface NetSequence<T = unknown> extends Iterable<T> {
  readonly elementType: Type;
}

/** Walks a sequence, as often as it is asked; chars of a string are UTF-16 units. @throws NullReferenceException for null. */
export function iterate<T = unknown>(sequence: string | Iterable<T> | null): Iterable<T> {
  if (sequence === null) throw nullReference();
  if (typeof sequence !== 'string') return sequence;
  return { [Symbol.iterator]: () => chars(sequence) as Iterator<unknown> as Iterator<T> };
}

/** The type of a sequence's elements (`char` for a string). */
export function elementTypeOf(sequence: unknown): Type {
  if (typeof sequence === 'string') return types.char;
  return (sequence as NetSequence).elementType ?? types.object;
}

function* chars(text: string): Iterator<number> {
  for (let index = 0; index < text.length; index++) yield text.charCodeAt(index);
}

const zeroOf = new Map<Type, (type: Type) => unknown>();

/** Registers how the default value of a struct is made (`default(DateTime)`). Called by the struct's run-time module. */
export function registerDefault(type: Type, make: () => unknown): void {
  zeroOf.set(type, make);
}

/** `default(T)`: 0, 0n, false, '\0', null, or what `registerDefault` (or `defineType`'s `defaultValue`) says. */
export function defaultValue(type: Type): unknown {
  if (type === types.long || type === types.ulong) return 0n;
  if (primitives.has(type) || isEnum(type)) return 0;
  if (type === types.bool) return false;
  if (type.tag === 'named' && underlyingOfNullable(type) === null) {
    const make = zeroOf.get(type) ?? type.definition.details?.defaultValue;
    if (make !== undefined && make !== null) return make(type);
  }
  return null;
}

/** Elements that an array may have: above, V8 keeps it as a table that takes minutes to fill. */
const mostElements = 2 ** 25;

/** That many default values of a type. @throws OverflowException for a negative number, OutOfMemoryException. */
export function defaultValues(type: Type, count: number): unknown[] {
  if (count < 0) throw overflow();
  if (count > mostElements) throw outOfMemory();
  return Array.from({ length: count }, () => defaultValue(type));
}

/** `new T[length]`. @throws OverflowException, OutOfMemoryException. */
export function newArray(elementType: Type, length: number): NetArray {
  if (elementType !== types.byte) return new NetArray(elementType, defaultValues(elementType, length));
  if (length < 0) throw overflow();
  return new NetArray(elementType, new Uint8Array(length));
}

/** All elements of a sequence. @throws OutOfMemoryException when there are more than an array may have. */
export function gather<T>(items: Iterable<T>): T[] {
  // A sequence that knows its size needs no walk to be too long.
  if (((items as { readonly count?: number }).count ?? 0) > mostElements) throw outOfMemory();
  const list: T[] = [];
  for (const item of items) {
    if (list.length === mostElements) throw outOfMemory();
    list.push(item);
  }
  return list;
}
