/**
 * `object`-typed values: null, a JS string, a JS boolean, an instance that knows its own type (JObject, List, Decimal,
 * DateTime, NetArray, …), or a `Boxed` for every other value type (integers, float, double, char, enums) and for delegates.
 */
import { isDelegate, isEnum, type NamedType, type Type, types, underlyingOfNullable } from '../types';
import { invalidCast, nullReference } from './exceptions';
import { primitives } from './primitives';

/** A number, bigint or function that carries its .NET type. */
export class Boxed {
  readonly type: Type;
  readonly value: unknown;

  constructor(type: Type, value: unknown) {
    this.type = type;
    this.value = value;
  }
}

/** The storage that `ref` and `out` parameters receive. */
export interface Ref<T> {
  value: T;
}

/** Does a value of this static type need a `Boxed` around it to become an object? */
export function needsBox(type: Type): boolean {
  return primitives.has(type) || isEnum(type) || isDelegate(type);
}

/** A value of a static type as an object: boxes ints, chars, enums; leaves the rest; `T?` as .NET does. */
export function box(value: unknown, type: Type): unknown {
  if (value === null || value === undefined) return null;
  const underlying = underlyingOfNullable(type);
  const actual = underlying ?? type;
  return needsBox(actual) ? new Boxed(actual, value) : value;
}

/** Boxes an `int`. */
export function boxInt(value: number): Boxed {
  return new Boxed(types.int, value);
}

/** Boxes a `long`. */
export function boxLong(value: bigint): Boxed {
  return new Boxed(types.long, value);
}

/** Boxes a `double`. */
export function boxDouble(value: number): Boxed {
  return new Boxed(types.double, value);
}

/** Boxes a member of an enum. */
export function boxEnum(type: NamedType, value: number): Boxed {
  return new Boxed(type, value);
}

/**
 * The value inside a box of exactly this type.
 * @throws NullReferenceException for null, InvalidCastException for another type.
 */
export function unbox(value: unknown, type: Type, typeOf: (value: unknown) => Type): unknown {
  if (value === null) throw nullReference();
  if (value instanceof Boxed) {
    // C# unboxes an enum to its underlying integer and back.
    if (value.type === type || isSameStorage(value.type, type)) return value.value;
    throw invalidCast(value.type, type);
  }
  const actual = typeOf(value);
  if (actual === type) return value;
  throw invalidCast(actual, type);
}

function isSameStorage(actual: Type, wanted: Type): boolean {
  return (isEnum(actual) && wanted === types.int) || (actual === types.int && isEnum(wanted));
}
