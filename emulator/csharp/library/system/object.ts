import { nullReference } from '../../runtime/exceptions';
import { type Identity, isSameObject } from '../../runtime/identity';
import { netEquals, netHashCode, toText, typeOf } from '../../runtime/object';
import { TypeObject } from '../../runtime/typeObject';
import { defineType } from '../define';

/** `System.Object`: what every value can do. */
export const objectType = defineType({
  name: 'System.Object',
  members: {
    'Object()': () => ({}),
    'string ToString()': (self: unknown) => toText(self),
    'bool Equals(object obj)': (self: unknown, other: unknown) => netEquals(self, other),
    'int GetHashCode()': (self: unknown) => netHashCode(self),
    'Type GetType()': (self: unknown) => {
      if (self === null) throw nullReference();
      return TypeObject.of(typeOf(self));
    },
    'static bool Equals(object objA, object objB)': netEquals,
    'static bool ReferenceEquals(object objA, object objB)': (
      a: unknown,
      b: unknown,
      identityA: Identity,
      identityB: Identity,
    ) => isSameObject(a, identityA, b, identityB),
  },
});
