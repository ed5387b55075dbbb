import type { DefinedType } from '../define';
import { tokenTypesOfLinq } from './tokens';

/** Every type of this room, in no order. */
export const jsonTypes: readonly DefinedType[] = [...tokenTypesOfLinq];
