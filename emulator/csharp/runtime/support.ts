/** What emitted code calls, as `R`. */
import type { PolicyContext } from '../../context';
import {
  isEnum,
  isValueType,
  type NamedType,
  nullableOf,
  substitute,
  type Type,
  types,
  underlyingOfNullable,
} from '../types';
import { AnonymousObject } from './anonymous';
import { defaultValue, iterate, NetArray, newArray } from './array';
import { Boxed, box, unbox } from './boxed';
import { formatHole } from './compositeFormat';
import { Decimal } from './decimal';
import { useEnvironment } from './environment';
import { argumentNull, dotNetException, invalidCast, invalidOperation, keyNotFound, nullReference } from './exceptions';
import { asException, caught } from './hostErrors';
import {
  fresh,
  identityAsText,
  interpolatedIdentity,
  isSameObject,
  joinedIdentity,
  keptIdentity,
  literal,
} from './identity';
import { MultiArray, newMultiArray } from './multiArray';
import {
  checkedArithmetic,
  checkedInteger,
  divideInt,
  divideLong,
  divideUint,
  isNumeric,
  remainderInt,
  remainderLong,
  wrapInteger,
} from './numbers';
import { netEquals, toText, typeOf } from './object';
import { LazySequence } from './sequence';
import { NetTuple } from './tuple';
import { TypeObject } from './typeObject';
import { conversionExists } from './typeRelations';

function nn<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw nullReference();
  return value;
}

function is(value: unknown, type: Type): boolean {
  return value !== null && conversionExists(typeOf(value), type);
}

/** {@link cast} to a string, which variables are cast to all the time. */
function castString(value: unknown): unknown {
  return typeof value === 'string' ? value : cast(value, types.string);
}

/** {@link cast} to a type whose values need a box to be objects, nearly always of the very type that is in the box. */
function unboxTo(value: unknown, type: Type): unknown {
  return value instanceof Boxed && value.type === type ? value.value : cast(value, type);
}

function cast(value: unknown, type: Type): unknown {
  const underlying = underlyingOfNullable(type);
  if (underlying !== null) return value === null ? null : unbox(value, underlying, typeOf);
  if (isValueType(type)) return unbox(value, type, typeOf);
  if (value === null) return null;
  const actual = typeOf(value);
  if (!conversionExists(actual, type)) throw invalidCast(actual, type);
  return value instanceof Boxed &&
    typeof value.value === 'function' &&
    type.tag === 'named' &&
    type.definition.kind === 'delegate'
    ? value.value
    : value;
}

function as(value: unknown, type: Type): unknown {
  const target = underlyingOfNullable(type) ?? type;
  return is(value, target) ? cast(value, type) : null;
}

function array(elementType: Type, items: unknown[]): NetArray {
  return new NetArray(elementType, elementType === types.byte ? Uint8Array.from(items as number[]) : items);
}

/** A value for an element of an array whose static element type is `type`. @throws ArrayTypeMismatchException. */
function storable(target: NetArray, value: unknown, type: Type): unknown {
  if (target.elementType === type || value === null || is(value, target.elementType)) return value;
  throw dotNetException(
    'System.ArrayTypeMismatchException',
    'Attempted to access an element as a type incompatible with the array.',
  );
}

function filter(condition: () => boolean): boolean {
  try {
    return condition();
  } catch (error) {
    caught(error);
    return false;
  }
}

/** A delegate that a member needs. @throws ArgumentNullException. */
function given<T>(value: T | null, parameter: string): T {
  if (value === null) throw argumentNull(parameter);
  return value;
}

/** A value of a type parameter as the object whose member is used; a nullable's null has members too. */
function receiver(value: unknown, type: Type): unknown {
  return isValueType(type) ? box(value, type) : nn(value);
}

/** `context.Variables["name"]`, without the dictionary around it. @throws KeyNotFoundException */
function variable(context: PolicyContext, name: string): unknown {
  const value = context.variables.get(name);
  if (value === undefined) throw keyNotFound(name);
  return value;
}

/** The functions and classes that emitted code may use. */
export const support = {
  t: Object.fromEntries(
    (
      [
        'sbyte',
        'byte',
        'short',
        'ushort',
        'int',
        'uint',
        'long',
        'ulong',
        'float',
        'double',
        'decimal',
        'char',
        'bool',
        'string',
        'object',
      ] as const
    ).map((name) => [name, types[name]]),
  ),
  nn,
  receiver,
  given,
  is,
  cast,
  castString,
  unbox: unboxTo,
  variable,
  Boxed,
  as,
  array,
  newArray,
  newMultiArray,
  multiArray: (elementType: Type, lengths: readonly number[], items: unknown[]) =>
    new MultiArray(elementType, lengths, items),
  storable,
  useEnvironment,
  asException,
  caught,
  filter,
  box,
  iterate,
  toText,
  netEquals,
  formatHole,
  substitute,
  defaultValue,
  wrapInteger,
  checkedInteger,
  checkedArithmetic,
  divideInt,
  divideUint,
  divideLong,
  remainderInt,
  remainderLong,
  iterator: (make: () => Iterator<unknown>, elementType: Type) => new LazySequence(elementType, make),
  lift: (value: unknown, map: (value: unknown) => unknown) => (value === null ? null : map(value)),
  nullableValue: (value: unknown) => {
    if (value === null) throw invalidOperation('Nullable object must have a value.');
    return value;
  },
  unboxNullable: (value: unknown, type: Type) =>
    cast(value, underlyingOfNullable(type) === null ? nullableOf(type) : type),
  and3: (a: boolean | null, b: boolean | null) =>
    a === false || b === false ? false : a === null || b === null ? null : true,
  or3: (a: boolean | null, b: boolean | null) =>
    a === true || b === true ? true : a === null || b === null ? null : false,
  toDecimal: (value: number | bigint, isFloat: boolean) => Decimal.from(value, isFloat),
  fromDecimal: (value: Decimal, type: Type) => {
    if (type === types.double) return value.toNumber();
    if (type === types.float) return Math.fround(value.toNumber());
    return checkedInteger(value.truncateToBigInt(), isEnum(type) || !isNumeric(type) ? types.int : type);
  },
  literal,
  fresh,
  keptIdentity,
  isSameObject,
  identityAsText,
  joinedIdentity,
  interpolatedIdentity,
  set: (code: (...list: unknown[]) => unknown, value: unknown, list: readonly unknown[]) => {
    code(...list, value);
    return value;
  },
  throwIt: (error: unknown): never => {
    throw error;
  },
  /** `Monitor.Enter`. */
  lock: (value: unknown) => {
    if (value === null) throw argumentNull('obj');
  },
  dispose: (value: { dispose?: () => void } | null) => value?.dispose?.(),
  tuple: (type: NamedType, items: unknown[]) => new NetTuple(type, items),
  anonymous: (type: NamedType, values: unknown[]) => new AnonymousObject(type, values),
  typeObject: TypeObject.of,
  exception: dotNetException,
};
