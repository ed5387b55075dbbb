import { type DefinedType, defineType } from '../define';
import { delegateTypes } from './delegates';
import { exceptionType } from './exception';
import { nullableType } from './nullable';
import { numberTypes } from './numbers';
import { objectType, typeType } from './object';

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
  objectType,
  typeType,
  nullableType,
  ...baseTypes,
  ...numberTypes,
  ...delegateTypes,
];
