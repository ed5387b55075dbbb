import type { DefinedType } from '../define';
import { bitConverterType } from './bitConverter';
import { base64FormattingOptionsType, convertType } from './convert';
import { mathType, midpointRoundingType } from './math';
import { randomType } from './random';

/** Every type of this room, in no order. */
export const convertTypes: readonly DefinedType[] = [
  convertType,
  base64FormattingOptionsType,
  mathType,
  midpointRoundingType,
  bitConverterType,
  randomType,
];
