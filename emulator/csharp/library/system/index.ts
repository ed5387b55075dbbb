import type { DefinedType } from '../define';
import { delegateTypes } from './delegates';
import { exceptionType } from './exception';
import { nullableType } from './nullable';
import { objectType, typeType } from './object';

/** The types at the root of `System`. */
export const systemTypes: readonly DefinedType[] = [exceptionType, objectType, typeType, nullableType, ...delegateTypes];
