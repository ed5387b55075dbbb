import type { DefinedType } from '../define';
import { exceptionType } from './exception';

/** The types at the root of `System`. */
export const systemTypes: readonly DefinedType[] = [exceptionType];
