/** Identity, reference and boxing conversions between types; the same at compile time and at run time. */
import type { DefinedType } from '../library/define';
import { baseOf, interfacesOf } from '../typeHierarchy';
import { isDelegate, isValueType, type NamedType, type Type, types } from '../types';

/** Is there an identity, implicit reference or boxing conversion (with variance)? */
export function conversionExists(from: Type, to: Type): boolean {
  if (from === to || to === types.object) return from !== types.void;
  if (from.tag === 'array' && to.tag === 'array') {
    if (from.rank !== to.rank) return false;
    return !isValueType(from.element) && !isValueType(to.element) && conversionExists(from.element, to.element);
  }
  if (to.tag !== 'named') return false;
  if (isValueType(to)) return false;
  if (isVariantOf(from, to)) return true;
  for (let current: Type | null = from; current !== null; current = baseOf(current)) {
    if (current === to || isVariantOf(current, to)) return true;
    if (to.definition.kind === 'interface' && interfacesOf(current).some((one) => conversionExists(one, to)))
      return true;
  }
  return false;
}

function isVariantOf(from: Type, to: NamedType): boolean {
  if (from.tag !== 'named' || from.definition !== to.definition || from.arguments_.length === 0) return false;
  const declared = to.definition.details?.declaration as DefinedType | undefined;
  return from.arguments_.every((argument, index) => {
    const wanted = to.arguments_[index] as Type;
    if (argument === wanted) return true;
    const variance = declared?.variances[index] ?? (isDelegate(to) ? '' : '');
    if (isValueType(argument) || isValueType(wanted)) return false;
    if (variance === 'out') return conversionExists(argument, wanted);
    return variance === 'in' && conversionExists(wanted, argument);
  });
}
