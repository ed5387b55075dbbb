import { defaultValue } from '../../runtime/array';
import { compareValues, valuesEqual } from '../../runtime/comparison';
import { argumentNull, invalidOperation } from '../../runtime/exceptions';
import { TypeObject } from '../../runtime/typeObject';
import { type Type, underlyingOfNullable } from '../../types';
import { type DefinedType, defineType } from '../define';

/** `T?`: the value or null. Its instances know no type, so its members get `T` as their last argument. */
const nullableType = defineType({
  name: 'System.Nullable<T>',
  where: { T: 'struct' },
  kind: 'struct',
  members: {
    'bool HasValue { get; }': (self: unknown) => self !== null,
    'T Value { get; }': (self: unknown) => {
      if (self === null) throw invalidOperation('Nullable object must have a value.');
      return self;
    },
    'T GetValueOrDefault()': (self: unknown, type: Type) => self ?? defaultValue(type),
    'T GetValueOrDefault(T defaultValue)': (self: unknown, other: unknown) => self ?? other,
  },
});

/** The static members of `System.Nullable`. */
const nullableHelpers = defineType({
  name: 'System.Nullable',
  kind: 'static',
  members: {
    'static int Compare<T>(T? n1, T? n2) where T : struct': (left: unknown, right: unknown) =>
      compareValues(left, right),
    'static bool Equals<T>(T? n1, T? n2) where T : struct': (left: unknown, right: unknown) => valuesEqual(left, right),
    'static Type GetUnderlyingType(Type nullableType)': (type: TypeObject | null) => {
      if (type === null) throw argumentNull('nullableType');
      const underlying = underlyingOfNullable(type.type);
      return underlying === null ? null : TypeObject.of(underlying);
    },
  },
});

/** `System.Nullable<T>` and `System.Nullable`. */
export const nullableTypes: readonly DefinedType[] = [nullableType, nullableHelpers];
