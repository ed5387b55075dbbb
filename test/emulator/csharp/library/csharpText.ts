/** Types as C# writes them. */
import { brackets, keywordType, type Type, underlyingOfNullable } from '../../../../emulator/csharp/types';

const keywords = 'sbyte byte short ushort int uint long ulong float double decimal char bool string object'.split(' ');
const keywordOf = new Map(keywords.map((word) => [keywordType(word) as Type, word]));

/** How C# writes a type, namespaces and all. */
export function typeText(type: Type): string {
  const keyword = keywordOf.get(type);
  if (keyword !== undefined) return keyword;
  if (type.tag === 'array') {
    let ranks = '';
    let element: Type = type;
    for (; element.tag === 'array'; element = element.element) ranks += brackets(element.rank);
    return typeText(element) + ranks;
  }
  if (type.tag !== 'named') return type.name;
  const underlying = underlyingOfNullable(type);
  if (underlying !== null) return `${typeText(underlying)}?`;
  const name = type.definition.name.replace('+', '.');
  return type.arguments_.length === 0 ? name : `${name}<${type.arguments_.map(typeText).join(', ')}>`;
}

/** Can an expression write the type's name? */
export function isNameable(type: Type): boolean {
  if (type.tag === 'array') return isNameable(type.element);
  if (type.tag !== 'named') return false;
  return !(type.definition.details?.hidden ?? true) && type.arguments_.every(isNameable);
}

/** A sample as exactly a type, where C# can say so. */
export function typed(type: Type, sample: string): string {
  return isNameable(type) ? `((${typeText(type)})(${sample}))` : `(${sample})`;
}
