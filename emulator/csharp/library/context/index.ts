import type { DefinedType } from '../define';
import { expressionContextTypes } from './expressionContext';
import { infoTypes } from './info';
import { jwtTypes } from './jwt';
import { messageTypes } from './messages';

export { parseJwt } from './jwt';

/** Every type of this room, in no order. */
export const contextTypes: readonly DefinedType[] = [
  ...expressionContextTypes,
  ...infoTypes,
  ...messageTypes,
  ...jwtTypes,
];
