import type { DefinedType } from '../define';
import { certificateTypes } from './certificates';
import { cipherTypes } from './ciphers';
import { hashTypes } from './hashes';
import { rsaTypes } from './rsa';

/** Every type of this room, in no order. */
export const cryptoTypes: readonly DefinedType[] = [...hashTypes, ...cipherTypes, ...rsaTypes, ...certificateTypes];
