import { type Type, types } from '../types';

/** The types whose values are bare JS numbers, or bigints for those of 64 bits: they need a box to become objects. */
export const primitives: ReadonlySet<Type> = new Set<Type>([
  types.char,
  types.sbyte,
  types.byte,
  types.short,
  types.ushort,
  types.int,
  types.uint,
  types.long,
  types.ulong,
  types.float,
  types.double,
]);
