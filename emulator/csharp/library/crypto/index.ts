import type { DefinedType } from '../define';
import { hashTypes } from './hashes';

/** Every type of this room, in no order. */
export const cryptoTypes: readonly DefinedType[] = [...hashTypes];
