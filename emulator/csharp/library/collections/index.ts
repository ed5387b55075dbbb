import type { NetArray } from '../../runtime/array';
import { type DefinedType, defineType } from '../define';

const collections = 'System.Collections.Generic';

/** Sequences; members come with LINQ. */
const enumerable = defineType({ name: `${collections}.IEnumerable<out T>`, kind: 'interface', members: {} });

/** Arrays. */
const array = defineType({
  name: 'System.Array',
  abstract: true,
  members: {
    'int Length { get; }': (self: NetArray) => self.length,
  },
});

/** Every type of this room, in no order. */
export const collectionTypes: readonly DefinedType[] = [enumerable, array];
