import type { DefinedType } from '../define';
import { charType, unicodeCategoryType } from './char';
import { stringType } from './string';
import { stringComparerType, stringComparisonType, stringSplitOptionsType } from './stringOptions';

/** Every type of this room, in no order. */
export const textTypes: readonly DefinedType[] = [
  stringType,
  charType,
  unicodeCategoryType,
  stringComparisonType,
  stringSplitOptionsType,
  stringComparerType,
];
