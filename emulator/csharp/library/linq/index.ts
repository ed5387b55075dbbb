import type { NetSequence } from '../../runtime/array';
import type { Type } from '../../types';
import { type DefinedType, defineType } from '../define';

/** A sequence that is made anew each time it is walked. */
function lazy(elementType: Type, make: () => Generator<unknown>): NetSequence {
  return { elementType, [Symbol.iterator]: make };
}

const enumerable = defineType({
  name: 'System.Linq.Enumerable',
  kind: 'static',
  members: {
    'static IEnumerable<T> Skip<T>(this IEnumerable<T> source, int count)': (
      source: NetSequence,
      count: number,
      T: Type,
    ) =>
      lazy(T, function* () {
        let index = 0;
        for (const item of source) if (index++ >= count) yield item;
      }),
  },
});

/** Every type of this room, in no order. */
export const linqTypes: readonly DefinedType[] = [enumerable];
