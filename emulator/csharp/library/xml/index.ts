import type { DefinedType } from '../define';
import { xmlComparerTypes } from './comparers';
import { documentTypes } from './document';
import { elementTypes } from './element';
import { xmlEnumTypes } from './enums';
import { extensionTypes } from './extensions';
import { nameTypes } from './names';
import { nodeTypes } from './node';

/** Every type of this room, in no order. */
export const xmlTypes: readonly DefinedType[] = [
  ...nameTypes,
  ...xmlEnumTypes,
  ...nodeTypes,
  ...elementTypes,
  ...documentTypes,
  ...extensionTypes,
  ...xmlComparerTypes,
];
