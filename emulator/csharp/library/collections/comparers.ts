/** IEqualityComparer, IComparer and their defaults. */
import { box } from '../../runtime/boxed';
import { DefaultComparer, defaultEquality, equalityOf, type Order, orderOf } from '../../runtime/comparison';
import { netHashCode } from '../../runtime/object';
import { type Type, types } from '../../types';
import { type DefinedType, defineType } from '../define';

const generic = 'System.Collections.Generic';

/** `GetHashCode` of a value, as the comparer has it: the value's own unless the comparer is a special one. */
function hashOf(self: unknown, value: unknown): number {
  if (!(self instanceof DefaultComparer) || self.equality !== defaultEquality) {
    const bucket = equalityOf(self).bucket(value);
    return typeof bucket === 'number' ? bucket : netHashCode(bucket);
  }
  const [type] = self.netType.arguments_;
  return netHashCode(box(value, type ?? types.object));
}

/** `Comparer<T>.Create`: an order made from a delegate. */
class DelegateComparer extends DefaultComparer {
  override readonly compare: Order;
  constructor(type: Type, order: Order) {
    super('Comparer', type);
    this.compare = order;
  }
}

/** Comparers, as interfaces and as their defaults. */
export const comparerTypes: readonly DefinedType[] = [
  defineType({
    name: `${generic}.IEqualityComparer<in T>`,
    kind: 'interface',
    members: {
      'bool Equals(T x, T y)': (self: unknown, left: unknown, right: unknown) => equalityOf(self).equals(left, right),
      'int GetHashCode(T obj)': hashOf,
    },
  }),
  defineType({
    name: `${generic}.IComparer<in T>`,
    kind: 'interface',
    members: { 'int Compare(T x, T y)': (self: unknown, left: unknown, right: unknown) => orderOf(self)(left, right) },
  }),
  defineType({
    name: `${generic}.EqualityComparer<T>`,
    abstract: true,
    interfaces: [`${generic}.IEqualityComparer<T>`],
    members: {
      'static EqualityComparer<T> Default { get; }': (type: Type) => new DefaultComparer('EqualityComparer', type),
      'bool Equals(T x, T y)': (self: unknown, left: unknown, right: unknown) => equalityOf(self).equals(left, right),
      'int GetHashCode(T obj)': hashOf,
    },
  }),
  defineType({
    name: `${generic}.Comparer<T>`,
    abstract: true,
    interfaces: [`${generic}.IComparer<T>`],
    members: {
      'static Comparer<T> Default { get; }': (type: Type) => new DefaultComparer('Comparer', type),
      'static Comparer<T> Create(Comparison<T> comparison)': (order: Order, type: Type) =>
        new DelegateComparer(type, order),
      'int Compare(T x, T y)': (self: unknown, left: unknown, right: unknown) => orderOf(self)(left, right),
    },
  }),
];
