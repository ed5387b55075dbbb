/** Tells a value that running code must not give: one that its type cannot have. */
import { elementTypeOf, iterate } from '../../../../emulator/csharp/runtime/array';
import { Boxed, box } from '../../../../emulator/csharp/runtime/boxed';
import { netEquals, netHashCode, toText, typeOf } from '../../../../emulator/csharp/runtime/object';
import { conversionExists } from '../../../../emulator/csharp/runtime/typeRelations';
import {
  isDelegate,
  isEnum,
  isValueType,
  netName,
  type Type,
  types,
  underlyingOfNullable,
} from '../../../../emulator/csharp/types';

const bounds = new Map<Type, readonly [bigint, bigint]>([
  [types.sbyte, [-128n, 127n]],
  [types.byte, [0n, 255n]],
  [types.short, [-32768n, 32767n]],
  [types.ushort, [0n, 65535n]],
  [types.char, [0n, 65535n]],
  [types.int, [-(2n ** 31n), 2n ** 31n - 1n]],
  [types.uint, [0n, 2n ** 32n - 1n]],
  [types.long, [-(2n ** 63n), 2n ** 63n - 1n]],
  [types.ulong, [0n, 2n ** 64n - 1n]],
]);

function badBox({ type, value }: Boxed): boolean {
  if (isDelegate(type)) return typeof value !== 'function';
  if (type === types.double) return typeof value !== 'number';
  if (type === types.float) return typeof value !== 'number' || !Object.is(Math.fround(value), value);
  const [low, high] = bounds.get(isEnum(type) ? types.int : type) ?? [0n, 0n];
  const big = type === types.long || type === types.ulong;
  if (typeof value !== (big ? 'bigint' : 'number') || (!big && !Number.isInteger(value))) return true;
  const number = BigInt(value as number | bigint);
  return number < low || number > high;
}

/** Says when a value is not of the type that a member declares; null when it is. */
export function misfit(value: unknown, declared: Type): string | null {
  if (declared === types.void) return null;
  if (value === null) {
    return isValueType(declared) && underlyingOfNullable(declared) === null ? `null as ${netName(declared)}` : null;
  }
  const type = underlyingOfNullable(declared) ?? declared;
  return conversionExists(typeOf(value), type) ? null : `${netName(typeOf(value))} as ${netName(declared)}`;
}

/** Elements of a sequence that are looked at. */
const most = 50;

/**
 * What is wrong with an object-typed value; null when nothing is. Asks it for what every object has, and a sequence for
 * its elements, which may throw what .NET throws.
 */
export function malformed(value: unknown, depth = 0): string | null {
  if (value === null) return null;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'function' || value === undefined) {
    return `a bare ${typeof value} ${String(value)} stands for an object`;
  }
  if (value instanceof Boxed && badBox(value))
    return `${String(value.value)} (${typeof value.value}) as ${netName(value.type)}`;
  if (typeof toText(value) !== 'string') return `${netName(typeOf(value))} has no text`;
  if (!Number.isInteger(netHashCode(value))) return `${netName(typeOf(value))} has no hash`;
  if (typeof netEquals(value, value) !== 'boolean') return `${netName(typeOf(value))} cannot be compared`;
  if (typeof value !== 'object' || !(Symbol.iterator in value) || depth > 3) return null;
  let count = 0;
  const element = elementTypeOf(value);
  for (const item of iterate<unknown>(value as Iterable<unknown>)) {
    if (item === undefined) return 'an element that is undefined';
    const inner = malformed(box(item, element), depth + 1);
    if (inner !== null) return `element ${count} of ${netName(typeOf(value))}: ${inner}`;
    count += 1;
    if (count >= most) break;
  }
  return null;
}
