import type { DefinedType } from '../define';

/** Every type of this room, in no order. */
export const timeTypes: readonly DefinedType[] = [];
