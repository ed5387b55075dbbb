import { netEquals, netHashCode, toText, typeOf } from '../../runtime/object';
import { TypeObject } from '../../runtime/support';
import { netName } from '../../types';
import { defineType } from '../define';

/** `System.Object`: what every value can do. */
export const objectType = defineType({
  name: 'System.Object',
  members: {
    'Object()': () => ({}),
    'string ToString()': (self: unknown) => toText(self),
    'bool Equals(object obj)': (self: unknown, other: unknown) => netEquals(self, other),
    'int GetHashCode()': (self: unknown) => netHashCode(self),
    'Type GetType()': (self: unknown) => new TypeObject(typeOf(self)),
    'static bool Equals(object objA, object objB)': netEquals,
    'static bool ReferenceEquals(object objA, object objB)': (a: unknown, b: unknown) => a === b,
  },
});

/** `System.Type`, known but not nameable. */
export const typeType = defineType({
  name: 'System.Type',
  hidden: true,
  runtimeClass: TypeObject,
  members: {
    'string Name { get; }': (self: TypeObject) =>
      netName(self.type)
        .replace(/\[.*\](?!$)|\[[^\]]+\]$/, '')
        .replace(/^.*\./, ''),
    'string FullName { get; }': (self: TypeObject) => netName(self.type),
    'override string ToString()': (self: TypeObject) => netName(self.type),
  },
});
