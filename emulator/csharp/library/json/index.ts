import type { DefinedType } from '../define';
import { jArray, jConstructor, jContainer, jObject, jProperty } from './containers';
import { extensions } from './extensions';
import { jsonConvert } from './jsonConvert';
import { bigIntegerType, formatting, jEnumerable, jToken, jTokenType } from './token';
import { jRaw, jValue } from './values';

/** Every type of this room, in no order. */
export const jsonTypes: readonly DefinedType[] = [
  formatting,
  jTokenType,
  bigIntegerType,
  jEnumerable,
  jToken,
  jContainer,
  jProperty,
  jObject,
  jArray,
  jConstructor,
  jValue,
  jRaw,
  extensions,
  jsonConvert,
];
