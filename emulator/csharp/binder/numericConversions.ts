/** Numbers as other numbers: which conversions are implicit, of constants and in the emitted code. */
import { Decimal } from '../runtime/decimal';
import { isIntegral, wrapInteger } from '../runtime/numbers';
import { displayName, isEnum, type Type, types } from '../types';

const implicit = new Map<Type, readonly Type[]>([
  [types.sbyte, [types.short, types.int, types.long, types.float, types.double, types.decimal]],
  [
    types.byte,
    [
      types.short,
      types.ushort,
      types.int,
      types.uint,
      types.long,
      types.ulong,
      types.float,
      types.double,
      types.decimal,
    ],
  ],
  [types.short, [types.int, types.long, types.float, types.double, types.decimal]],
  [types.ushort, [types.int, types.uint, types.long, types.ulong, types.float, types.double, types.decimal]],
  [types.int, [types.long, types.float, types.double, types.decimal]],
  [types.uint, [types.long, types.ulong, types.float, types.double, types.decimal]],
  [types.long, [types.float, types.double, types.decimal]],
  [types.ulong, [types.float, types.double, types.decimal]],
  [
    types.char,
    [types.ushort, types.int, types.uint, types.long, types.ulong, types.float, types.double, types.decimal],
  ],
  [types.float, [types.double]],
]);

/** The types that JavaScript holds as a bigint. */
export const bigints: ReadonlySet<Type> = new Set<Type>([types.long, types.ulong]);

/** Is there an implicit numeric conversion (ECMA-334, 10.2.3)? */
export function isImplicitNumeric(from: Type, to: Type): boolean {
  return implicit.get(from)?.includes(to) ?? false;
}

/** A constant number in another type's representation; integers wrap. */
export function convertNumber(value: unknown, from: Type, to: Type): unknown {
  if (to === types.decimal)
    return value instanceof Decimal ? value : Decimal.from(value as number | bigint, from === types.float);
  const plain =
    value instanceof Decimal
      ? isIntegral(to)
        ? value.truncateToBigInt()
        : value.toNumber()
      : (value as number | bigint);
  if (to === types.double) return Number(plain);
  if (to === types.float) return Math.fround(Number(plain));
  // Only what was a fraction is cut to the nearest that fits; whole numbers lose their high bits.
  const isReal = from === types.double || from === types.float || typeof plain === 'bigint';
  return wrapInteger(isReal ? plain : BigInt(plain), isEnum(to) ? types.int : to);
}

/** JavaScript that converts a number. */
export function numberJs(js: string, from: Type, to: Type, checked: boolean): string {
  if (from === to) return js;
  const fromBig = bigints.has(from);
  if (to === types.decimal) return `R.toDecimal(${js},${from === types.float})`;
  if (from === types.decimal) return `R.fromDecimal(${js},R.t.${displayName(to)})`;
  if (to === types.double) return fromBig ? `Number(${js})` : js;
  if (to === types.float) return `Math.fround(${fromBig ? `Number(${js})` : js})`;
  const isReal = from === types.float || from === types.double;
  if (checked) return `R.checkedInteger(${js},R.t.${displayName(to)})`;
  if (isReal || fromBig) return `R.wrapInteger(${js},R.t.${displayName(to)})`;
  switch (to) {
    case types.int:
      return from === types.uint ? `(${js}|0)` : js;
    case types.uint:
      return `(${js}>>>0)`;
    case types.long:
      return `BigInt(${js})`;
    case types.ulong:
      return `BigInt.asUintN(64,BigInt(${js}))`;
    case types.byte:
      return `(${js}&255)`;
    case types.sbyte:
      return `(${js}<<24>>24)`;
    case types.short:
      return `(${js}<<16>>16)`;
    default:
      return `(${js}&65535)`;
  }
}
