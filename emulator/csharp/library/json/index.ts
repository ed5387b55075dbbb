import type { DefinedType } from '../define';
import * as tokens from './tokens';

/** Every type of this room, in no order. */
export const jsonTypes: readonly DefinedType[] = Object.values(tokens);
