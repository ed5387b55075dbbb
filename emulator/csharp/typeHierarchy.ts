/** What a type derives from and implements. */
import { argumentMap, namedType, substitute, type Type, types } from './types';

/** The base type of a type, or null for object, interfaces and type parameters. */
export function baseOf(type: Type): Type | null {
  if (type.tag === 'array') return types.array;
  if (type.tag !== 'named' || type === types.object) return null;
  const base = type.definition.details?.base() ?? null;
  if (base !== null) return substitute(base, argumentMap(type));
  switch (type.definition.kind) {
    case 'interface':
      return null;
    case 'enum':
      return types.enum;
    case 'struct':
      return types.valueType;
    case 'delegate':
      return types.delegate;
    default:
      return types.object;
  }
}

const arrayInterfaces = ['IList', 'ICollection', 'IEnumerable', 'IReadOnlyList', 'IReadOnlyCollection'];

/** The interfaces that a type declares itself (arrays: those of their element type). */
export function interfacesOf(type: Type): readonly Type[] {
  if (type.tag === 'array') {
    // System.Array has the interfaces without type parameters.
    if (type.rank > 1) return [];
    return arrayInterfaces.map((name) => namedType(`System.Collections.Generic.${name}`, type.element));
  }
  if (type.tag !== 'named') return [];
  const map = argumentMap(type);
  return (type.definition.details?.interfaces() ?? []).map((implemented) => substitute(implemented, map));
}
