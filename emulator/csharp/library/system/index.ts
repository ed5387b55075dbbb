import { type DefinedType, defineType } from '../define';
import { decimalType } from './decimal';
import { delegateTypes } from './delegates';
import { enumType } from './enum';
import { exceptionType, untypedDictionary } from './exception';
import { nullableTypes } from './nullable';
import { numberTypes } from './numbers';
import { objectType } from './object';
import { tupleTypes } from './tuples';
import { typeType } from './type';

const baseTypes: readonly DefinedType[] = [
  defineType({ name: 'System.ValueType', hidden: true, abstract: true }),
  defineType({ name: 'System.Delegate', hidden: true, abstract: true }),
  defineType({ name: 'System.IComparable', kind: 'interface', hidden: true }),
  defineType({ name: 'System.IFormattable', kind: 'interface', hidden: true }),
  defineType({ name: 'System.IDisposable', kind: 'interface', hidden: true }),
];

/** The types at the root of `System`. */
export const systemTypes: readonly DefinedType[] = [
  exceptionType,
  untypedDictionary,
  objectType,
  typeType,
  enumType,
  ...nullableTypes,
  ...tupleTypes,
  ...baseTypes,
  ...numberTypes,
  decimalType,
  ...delegateTypes,
];
