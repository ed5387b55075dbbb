/** The C# compiler's warnings of comparisons by reference that were hardly meant. */
import { library } from '../library';
import { ancestors } from '../library/registry';
import { displayName, isSame, isValueType, type Type, types } from '../types';
import type { Value } from './code';
import { isInterface } from './typeConversions';

/** Its code and text, or null: one side is an object to the compiler, the other compares by value among its own. */
export function referenceWarning(
  operator: string,
  left: Value,
  right: Value,
): { code: string; message: string } | null {
  const [toLeft, toRight] = [comparing(operator, right.type), comparing(operator, left.type)];
  if (isUnaware(left) && toLeft !== null) return warning('CS0252', 'left', toLeft);
  return isUnaware(right) && toRight !== null ? warning('CS0253', 'right', toRight) : null;
}

function warning(code: string, side: string, type: Type): { code: string; message: string } {
  const cast = `cast the ${side} hand side to type '${displayName(type)}'`;
  return { code, message: `Possible unintended reference comparison; to get a value comparison, ${cast}` };
}

/** Is it an object without a cast, which would say that a reference is meant? */
function isUnaware({ type, isCast, constant }: Value): boolean {
  return type === types.object && isCast !== true && constant?.value !== null;
}

/** The class, of a type and its bases, that has the operator for two of its own. */
function comparing(operator: string, type: Type): Type | null {
  if (type === types.string) return type;
  if (type.tag !== 'named' || isValueType(type) || isInterface(type)) return null;
  const has = (owner: Type) =>
    owner.tag === 'named' &&
    library
      .declared(owner.definition, operator)
      .some(({ kind, parameters }) => kind === 'operator' && parameters.every((one) => isSame(one.type, owner)));
  return ancestors(type).find(has) ?? null;
}
