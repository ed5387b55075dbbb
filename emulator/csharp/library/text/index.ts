import type { DefinedType } from '../define';
import { charType, unicodeCategoryType } from './char';
import { encodingType } from './encoding';
import { regexTypes } from './regex';
import { stringType } from './string';
import { stringBuilderType } from './stringBuilder';
import { stringReaderType, stringWriterType, textReaderType, textWriterType } from './stringIo';
import { stringComparerType, stringComparisonType, stringSplitOptionsType } from './stringOptions';

/** Every type of this room, in no order. */
export const textTypes: readonly DefinedType[] = [
  stringType,
  charType,
  unicodeCategoryType,
  stringComparisonType,
  stringSplitOptionsType,
  stringComparerType,
  stringBuilderType,
  textReaderType,
  stringReaderType,
  textWriterType,
  stringWriterType,
  encodingType,
  ...regexTypes,
];
