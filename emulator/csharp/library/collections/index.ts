import type { DefinedType } from '../define';
import { arrayType } from './array';
import { comparerTypes } from './comparers';
import { dictionaryTypes } from './dictionary';
import { interfaceTypes } from './interfaces';
import { listType } from './list';
import { setTypes } from './sets';

/** Every type of this room, in no order. */
export const collectionTypes: readonly DefinedType[] = [
  ...interfaceTypes,
  ...comparerTypes,
  ...dictionaryTypes,
  listType,
  ...setTypes,
  arrayType,
];
