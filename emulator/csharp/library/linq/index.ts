import { type DefinedType, defineType } from '../define';
import { aggregateMembers } from './aggregates';
import { elementMembers } from './elements';
import { groupMembers, groupTypes } from './groups';
import { sequenceMembers } from './sequences';

/** `System.Linq.Enumerable`: the methods of LINQ. Source: learn.microsoft.com, System.Linq.Enumerable. */
const enumerable = defineType({
  name: 'System.Linq.Enumerable',
  kind: 'static',
  members: { ...sequenceMembers, ...elementMembers, ...groupMembers, ...aggregateMembers },
});

/** Every type of this room, in no order. */
export const linqTypes: readonly DefinedType[] = [enumerable, ...groupTypes];
