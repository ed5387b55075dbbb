import type { DefinedType } from '../define';
import { cipherTypes } from './ciphers';
import { hashTypes } from './hashes';

/** Every type of this room, in no order. */
export const cryptoTypes: readonly DefinedType[] = [...hashTypes, ...cipherTypes];
