import { type DefinedType, defineType } from '../define';
import { aggregateMembers } from './aggregates';
import { elementMembers } from './elements';
import { groupMembers } from './groups';
import { groupTypes } from './groupTypes';
import { sequenceMembers } from './sequences';
import { setMembers } from './sets';
import { sortMembers } from './sorting';

/** `System.Linq.Enumerable`: the methods of LINQ. Source: learn.microsoft.com, System.Linq.Enumerable. */
const enumerable = defineType({
  name: 'System.Linq.Enumerable',
  kind: 'static',
  members: {
    ...sequenceMembers,
    ...elementMembers,
    ...setMembers,
    ...sortMembers,
    ...groupMembers,
    ...aggregateMembers,
  },
});

/** Every type of this room, in no order. */
export const linqTypes: readonly DefinedType[] = [enumerable, ...groupTypes];
