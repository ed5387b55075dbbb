/** The interfaces that groups and sorted sequences have. */
import { Grouping, Lookup } from '../../runtime/collections/grouping';
import { LazySequence } from '../../runtime/sequence';
import { type DefinedType, defineType } from '../define';

/** IGrouping, ILookup and IOrderedEnumerable. */
export const groupTypes: readonly DefinedType[] = [
  defineType({
    name: 'System.Linq.IGrouping<out TKey, out TElement>',
    kind: 'interface',
    interfaces: ['System.Collections.Generic.IEnumerable<TElement>'],
    runtimeClass: Grouping,
    members: { 'TKey Key { get; }': (self: Grouping) => self.key },
  }),
  defineType({
    name: 'System.Linq.ILookup<TKey, TElement>',
    kind: 'interface',
    interfaces: ['System.Collections.Generic.IEnumerable<IGrouping<TKey, TElement>>'],
    runtimeClass: Lookup,
    members: {
      'int Count { get; }': (self: Lookup) => self.count,
      'bool Contains(TKey key)': (self: Lookup, key: unknown) => self.has(key),
      'IEnumerable<TElement> this[TKey key] { get; }': (self: Lookup, key: unknown) => {
        const group = self.of(key);
        return new LazySequence(group.elementType, () => group[Symbol.iterator]());
      },
    },
  }),
  defineType({
    name: 'System.Linq.IOrderedEnumerable<out T>',
    kind: 'interface',
    interfaces: ['System.Collections.Generic.IEnumerable<T>'],
  }),
];
