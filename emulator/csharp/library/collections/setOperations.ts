/** What `ISet<T>` and `HashSet<T>` do with another sequence. */
import { iterate, type NetSequence } from '../../runtime/array';
import type { NetHashSet } from '../../runtime/collections/hashSet';
import { argumentNull } from '../../runtime/exceptions';
import type { MemberCode } from '../define';

type Operation = (self: NetHashSet, values: Iterable<unknown>) => unknown;

const changes: Readonly<Record<string, Operation>> = {
  UnionWith: (self, values) => self.unionWith(values),
  ExceptWith: (self, values) => self.exceptWith(values),
  IntersectWith: (self, values) => self.intersectWith(values),
  SymmetricExceptWith: (self, values) => self.symmetricExceptWith(values),
};

const comparisons: Readonly<Record<string, Operation>> = {
  IsSubsetOf: (self, values) => self.isSubsetOf(values),
  IsSupersetOf: (self, values) => self.isSupersetOf(values),
  IsProperSubsetOf: (self, values) => self.isProperSubsetOf(values),
  IsProperSupersetOf: (self, values) => self.isProperSupersetOf(values),
  Overlaps: (self, values) => self.overlaps(values),
  SetEquals: (self, values) => self.setEquals(values),
};

function members(type: string, operations: Readonly<Record<string, Operation>>): [string, MemberCode][] {
  return Object.entries(operations).map(([name, operate]) => [
    `${type} ${name}(IEnumerable<T> other)`,
    (self: NetHashSet, values: NetSequence | null) => {
      if (values === null) throw argumentNull('other');
      return operate(self, iterate(values));
    },
  ]);
}

/** The members, by signature. Source: learn.microsoft.com, System.Collections.Generic.ISet<T>. */
export const setOperations: Readonly<Record<string, MemberCode>> = Object.fromEntries([
  ...members('void', changes),
  ...members('bool', comparisons),
]);
