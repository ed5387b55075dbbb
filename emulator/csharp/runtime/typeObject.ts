/** `System.Type`, as far as `GetType()` and `typeof` show it. */
import { brackets, netName, type Type } from '../types';

const objects = new Map<Type, TypeObject>();

/** One .NET type as an object; there is one for each type. */
export class TypeObject {
  readonly type: Type;

  /** For `of` alone: two objects of one type would be unequal. */
  constructor(type: Type) {
    this.type = type;
  }

  static of(type: Type): TypeObject {
    let object = objects.get(type);
    if (object === undefined) {
      object = new TypeObject(type);
      objects.set(type, object);
    }
    return object;
  }

  /** The name without namespace and type arguments: ``List`1``, `Int32[]`. */
  get name(): string {
    return simpleName(this.type);
  }

  /** The namespace; null for an anonymous type. */
  get namespace(): string | null {
    let { type } = this;
    while (type.tag === 'array') type = type.element;
    const name = netName(type).replace(/[`[].*$/, '');
    return name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : null;
  }

  netToString(): string {
    return netName(this.type);
  }
}

function simpleName(type: Type): string {
  if (type.tag === 'array') return simpleName(type.element) + brackets(type.rank);
  if (type.tag !== 'named') return netName(type).replace(/^System\./, '');
  const { simpleName: name, arity } = type.definition;
  return arity === 0 ? name : `${name}\`${arity}`;
}
