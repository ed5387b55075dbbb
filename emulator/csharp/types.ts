/** The .NET types that the language knows, what can be asked of a type, and its names. */
import {
  arrayOf,
  brackets,
  construct,
  isTuple,
  type NamedType,
  namedType,
  SpecialType,
  type Type,
  type TypeParameter,
  tupleOf,
} from './typeModel';

export {
  ArrayType,
  arrayOf,
  brackets,
  construct,
  type DefinitionKind,
  definitionOf,
  type ElementNames,
  isSame,
  isTuple,
  NamedType,
  namedType,
  nullableOf,
  type Type,
  TypeDefinition,
  TypeParameter,
  tupleOf,
} from './typeModel';

/** The types that the language itself knows. */
export const types = {
  void: new SpecialType('void'),
  null: new SpecialType('<null>'),
  object: namedType('System.Object'),
  string: namedType('System.String'),
  bool: namedType('System.Boolean'),
  char: namedType('System.Char'),
  sbyte: namedType('System.SByte'),
  byte: namedType('System.Byte'),
  short: namedType('System.Int16'),
  ushort: namedType('System.UInt16'),
  int: namedType('System.Int32'),
  uint: namedType('System.UInt32'),
  long: namedType('System.Int64'),
  ulong: namedType('System.UInt64'),
  float: namedType('System.Single'),
  double: namedType('System.Double'),
  decimal: namedType('System.Decimal'),
  valueType: namedType('System.ValueType'),
  enum: namedType('System.Enum'),
  array: namedType('System.Array'),
  delegate: namedType('System.Delegate'),
  exception: namedType('System.Exception'),
  type: namedType('System.Type'),
  dateTime: namedType('System.DateTime'),
  dateTimeOffset: namedType('System.DateTimeOffset'),
  timeSpan: namedType('System.TimeSpan'),
  guid: namedType('System.Guid'),
  uri: namedType('System.Uri'),
} as const;

const keywords: ReadonlyMap<string, Type> = new Map<string, Type>([
  ['void', types.void],
  ['object', types.object],
  ['string', types.string],
  ['bool', types.bool],
  ['char', types.char],
  ['sbyte', types.sbyte],
  ['byte', types.byte],
  ['short', types.short],
  ['ushort', types.ushort],
  ['int', types.int],
  ['uint', types.uint],
  ['long', types.long],
  ['ulong', types.ulong],
  ['float', types.float],
  ['double', types.double],
  ['decimal', types.decimal],
]);
const keywordOfType = new Map([...keywords].map(([keyword, type]) => [type, keyword]));

/** The type of a C# keyword (`int`), or undefined. */
export function keywordType(keyword: string): Type | undefined {
  return keywords.get(keyword);
}

/** Is it a value type (struct, enum, `T?`)? A type parameter is none. */
export function isValueType(type: Type): boolean {
  return type.tag === 'named' && (type.definition.kind === 'struct' || type.definition.kind === 'enum');
}

/** Is it an enum? */
export function isEnum(type: Type): boolean {
  return type.tag === 'named' && type.definition.kind === 'enum';
}

/** Is it a delegate type? */
export function isDelegate(type: Type): boolean {
  return type.tag === 'named' && type.definition.kind === 'delegate';
}

/** The `T` of `T?`, or null when the type is no nullable value type. */
export function underlyingOfNullable(type: Type): Type | null {
  if (type.tag !== 'named' || type.definition.name !== 'System.Nullable') return null;
  return type.arguments_[0] ?? null;
}

/** A type with its parameters replaced. Parameters without an entry stay. */
export function substitute(type: Type, map: ReadonlyMap<TypeParameter, Type>): Type {
  if (map.size === 0) return type;
  if (type.tag === 'parameter') return map.get(type) ?? type;
  if (type.tag === 'array') return arrayOf(substitute(type.element, map), type.rank);
  if (type.tag === 'named' && type.arguments_.length > 0) {
    return construct(
      type.definition,
      type.arguments_.map((argument) => substitute(argument, map)),
      type.elementNames,
    );
  }
  return type;
}

/** The map from a constructed type's parameters to its arguments. */
export function argumentMap(type: NamedType): Map<TypeParameter, Type> {
  const map = new Map<TypeParameter, Type>();
  type.definition.parameters.forEach((parameter, index) => {
    const argument = type.arguments_[index];
    if (argument !== undefined) map.set(parameter, argument);
  });
  return map;
}

/** The name that C# writes: `int`, `List<string>`, `int?`, `string[]`. */
export function displayName(type: Type): string {
  const keyword = keywordOfType.get(type);
  if (keyword !== undefined) return keyword;
  if (type.tag === 'array') {
    let ranks = '';
    let element: Type = type;
    for (; element.tag === 'array'; element = element.element) ranks += brackets(element.rank);
    return displayName(element) + ranks;
  }
  if (type.tag === 'parameter') return type.display;
  if (type.tag === 'special') return type.name;
  const underlying = underlyingOfNullable(type);
  if (underlying !== null) return `${displayName(underlying)}?`;
  if (isTuple(type)) {
    const elements = type.arguments_.map((argument, index) => {
      const name = type.elementNames?.[index] ?? null;
      return name === null ? displayName(argument) : `${displayName(argument)} ${name}`;
    });
    return `(${elements.join(', ')})`;
  }
  const name = type.definition.simpleName;
  return type.arguments_.length === 0 ? name : `${name}<${type.arguments_.map(displayName).join(', ')}>`;
}

/** The name that .NET's `GetType().ToString()` gives: ``System.Collections.Generic.List`1[System.Int32]``. */
export function netName(type: Type): string {
  if (type.tag === 'array') return netName(type.element) + brackets(type.rank);
  if (type.tag === 'parameter') return type.display;
  if (type.tag === 'special') return type.name === 'void' ? 'System.Void' : 'null';
  const { name, arity } = type.definition;
  if (arity === 0) return name;
  // .NET keeps the elements of a tuple past the seventh in a tuple of their own.
  const list = isTuple(type) && arity > 7 ? nested(type.arguments_) : type.arguments_;
  return `${name}\`${list.length}[${list.map(netName).join(',')}]`;
}

function nested(elements: readonly Type[]): readonly Type[] {
  return [...elements.slice(0, 7), tupleOf(elements.slice(7))];
}
