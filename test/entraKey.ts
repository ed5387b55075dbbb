import { generateKeyPairSync } from 'node:crypto';

/** One key for every gateway of a test file: to make one takes longer than all the rest of a gateway. */
export const entraKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
