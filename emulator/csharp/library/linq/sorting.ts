/** LINQ methods that sort. */
import { OrderedSequence } from '../../runtime/collections/ordered';
import { orderOf } from '../../runtime/comparison';
import { argumentNull } from '../../runtime/exceptions';
import type { Type } from '../../types';
import type { MemberCode } from '../define';
import { type Source, walk } from './define';

type Select = (value: unknown) => unknown;

/** Members of `System.Linq.Enumerable`. */
export const sortMembers = Object.fromEntries(
  [false, true].flatMap((descending): [string, MemberCode][] => {
    const suffix = descending ? 'Descending' : '';
    const orderBy = (source: Source, select: Select, comparer: unknown, T: Type) =>
      new OrderedSequence(T, walk(source), [{ select, order: orderOf(comparer), descending }]);
    const thenBy = (source: OrderedSequence | null, select: Select, comparer: unknown) => {
      if (source === null) throw argumentNull('source');
      return source.thenBy({ select, order: orderOf(comparer), descending });
    };
    return [
      [
        `static IOrderedEnumerable<T> OrderBy${suffix}<T, K>(this IEnumerable<T> source, Func<T, K> keySelector)`,
        (source: Source, select: Select, T: Type) => orderBy(source, select, null, T),
      ],
      [
        `static IOrderedEnumerable<T> OrderBy${suffix}<T, K>(this IEnumerable<T> source, Func<T, K> keySelector, IComparer<K> comparer)`,
        orderBy,
      ],
      [
        `static IOrderedEnumerable<T> ThenBy${suffix}<T, K>(this IOrderedEnumerable<T> source, Func<T, K> keySelector)`,
        (source: OrderedSequence | null, select: Select) => thenBy(source, select, null),
      ],
      [
        `static IOrderedEnumerable<T> ThenBy${suffix}<T, K>(this IOrderedEnumerable<T> source, Func<T, K> keySelector, IComparer<K> comparer)`,
        thenBy,
      ],
    ];
  }),
);
