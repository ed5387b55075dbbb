import type { DefinedType } from '../define';
import { basicTypes } from './basic';
import { expressionContext } from './expressionContext';
import { formExtensions } from './form';
import { infoTypes } from './info';
import { jwtTypes } from './jwt';
import { messageTypes } from './messages';
import { valueOrDefault } from './valueOrDefault';

export { parseJwt } from './jwt';

/** Every type of this room, in no order. */
export const contextTypes: readonly DefinedType[] = [
  expressionContext,
  ...infoTypes,
  ...messageTypes,
  ...jwtTypes,
  ...basicTypes,
  formExtensions,
  valueOrDefault,
];
