/** What every .NET object can do: tell its type, its text, equality and hash. Operates on object-typed values. */
import { baseOf } from '../typeHierarchy';
import {
  construct,
  definitionOf,
  isEnum,
  type NamedType,
  netName,
  type Type,
  type TypeDefinition,
  types,
} from '../types';
import { NetArray } from './array';
import { Boxed } from './boxed';
import { enumText } from './enums';
import { DotNetException } from './exceptions';
import { numberText } from './numberText';

/** Optional methods of run-time classes. */
export interface NetObject {
  readonly netType?: Type;
  readonly typeArguments?: readonly Type[];
  netToString?(): string;
  netEquals?(other: unknown): boolean;
  netHashCode?(): number;
  netCompareTo?(other: unknown): number;
}

type Constructor = abstract new (...args: never[]) => unknown;
const definitionOfClass = new Map<unknown, TypeDefinition>();

/** Ties a JS class to a .NET type; `defineType` calls it. Subclasses are found through the prototype chain. */
export function registerRuntimeClass(runtimeClass: Constructor, definition: TypeDefinition): void {
  definitionOfClass.set(runtimeClass, definition);
}

const declaredTypes = new WeakMap<object, Type>();

/** Says of which type an object is that no class of the run time made: what `context` gives, for example. */
export function declareType<T extends object | null>(value: T, type: Type): T {
  if (value !== null) declaredTypes.set(value, type);
  return value;
}

/** The run-time type of an object-typed value that is not null. */
export function typeOf(value: unknown): Type {
  if (typeof value === 'string') return types.string;
  if (typeof value === 'boolean') return types.bool;
  if (value instanceof Boxed) return value.type;
  if (value instanceof NetArray) return value.netType;
  if (value instanceof DotNetException) return construct(definitionOf(value.typeName), []);
  if (typeof value !== 'object' || value === null) return types.object;
  const object = value as NetObject;
  if (object.netType !== undefined) return object.netType;
  const definition = definitionOfInstance(value);
  if (definition === null) return declaredTypes.get(value) ?? types.object;
  return construct(definition, object.typeArguments ?? []);
}

function definitionOfInstance(value: object): TypeDefinition | null {
  for (let proto = Object.getPrototypeOf(value); proto !== null; proto = Object.getPrototypeOf(proto)) {
    const definition = definitionOfClass.get(proto.constructor);
    if (definition !== undefined) return definition;
  }
  return null;
}

/** `declared ToString()` of a type, found by the library when there is one; see `useToString`. */
let declaredToString: (type: Type) => ((self: unknown) => string) | null = () => null;

/** The library tells how a declared `override string ToString()` is found. */
export function useToString(find: (type: Type) => ((self: unknown) => string) | null): void {
  declaredToString = find;
}

/** `ToString()` in the invariant culture. Null gives the empty text, as concatenation and formatting do. */
export function toText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (value instanceof Boxed) return textOfTyped(value.value, value.type);
  const object = value as NetObject;
  if (object.netToString !== undefined) return object.netToString();
  const type = typeOf(value);
  const declared = declaredToString(type);
  return declared === null ? netName(type) : declared(value);
}

/** `ToString()` of a value of a static type (numbers, chars, enums unboxed). */
export function textOfTyped(value: unknown, type: Type): string {
  if (value === null || value === undefined) return '';
  if (type === types.char) return String.fromCharCode(value as number);
  if (isEnum(type)) return enumText(type as NamedType, value as number);
  if (typeof value === 'number') return numberText(value, type);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'function') return netName(type);
  return toText(value);
}

/** `object.Equals(a, b)`: boxed values by type and value, strings by text, instances as they define it. */
export function netEquals(left: unknown, right: unknown): boolean {
  if (left === null || right === null) return left === right;
  if (left instanceof Boxed) {
    return (
      right instanceof Boxed &&
      left.type === right.type &&
      (left.value === right.value || (Number.isNaN(left.value) && Number.isNaN(right.value)))
    );
  }
  if (typeof left === 'object' && (left as NetObject).netEquals !== undefined) {
    return (left as Required<NetObject>).netEquals(right);
  }
  return left === right;
}

const identityHashes = new WeakMap<object, number>();
let identityCount = 0;

/** `GetHashCode()`: equal values have equal hashes. Ints as in .NET; strings by a fixed function (.NET's is random). */
export function netHashCode(value: unknown): number {
  if (value === null || value === undefined) return 0;
  if (typeof value === 'string') return textHash(value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Boxed) return primitiveHash(value.value, value.type);
  const object = value as NetObject;
  if (object.netHashCode !== undefined) return object.netHashCode();
  let hash = identityHashes.get(value as object);
  if (hash === undefined) {
    identityCount += 1;
    hash = Math.imul(identityCount, 0x9e3779b1) >>> 1;
    identityHashes.set(value as object, hash);
  }
  return hash;
}

function primitiveHash(value: unknown, type: Type): number {
  if (type === types.char) return (value as number) | ((value as number) << 16);
  if (typeof value === 'bigint') return Number(BigInt.asIntN(32, value ^ (value >> 32n)));
  if (type === types.float) return new DataView(new Float32Array([value as number]).buffer).getInt32(0, true);
  if (type === types.double) {
    const view = new DataView(new Float64Array([value as number]).buffer);
    return view.getInt32(0, true) ^ view.getInt32(4, true);
  }
  return typeof value === 'number' ? value | 0 : 0;
}

function textHash(text: string): number {
  let hash = 5381;
  for (let index = 0; index < text.length; index++) hash = (Math.imul(hash, 33) ^ text.charCodeAt(index)) | 0;
  return hash;
}

/** Is the run-time type `type` or derived from it (class chain only; interfaces are the conversions' business)? */
export function derivesFrom(type: Type, ancestor: Type): boolean {
  for (let current: Type | null = type; current !== null; current = baseOf(current)) {
    if (current === ancestor) return true;
  }
  return false;
}
