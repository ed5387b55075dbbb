import { invalidOperation } from '../../runtime/exceptions';
import { defineType } from '../define';

/** `T?`: the value or null. */
export const nullableType = defineType({
  name: 'System.Nullable<T>',
  kind: 'struct',
  members: {
    'bool HasValue { get; }': (self: unknown) => self !== null,
    'T Value { get; }': (self: unknown) => {
      if (self === null) throw invalidOperation('Nullable object must have a value.');
      return self;
    },
    'T GetValueOrDefault(T defaultValue)': (self: unknown, other: unknown) => self ?? other,
  },
});
