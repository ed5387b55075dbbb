import type { DefinedType } from '../define';
import { arrayType } from './array';
import { comparerTypes } from './comparers';
import { dictionaryTypes } from './dictionary';
import { interfaceTypes } from './interfaces';
import { listType } from './list';
import { readOnlyCollectionType } from './readOnlyCollection';
import { setTypes } from './sets';

/** Every type of this room, in no order. */
export const collectionTypes: readonly DefinedType[] = [
  ...interfaceTypes,
  ...comparerTypes,
  ...dictionaryTypes,
  listType,
  readOnlyCollectionType,
  ...setTypes,
  arrayType,
];
