/**
 * The .NET types as the compiler and the running code know them. A type is an interned immutable object, so two
 * types are equal exactly when they are the same object (`===`), at compile time and at run time alike.
 *
 * A definition may be named before the library describes it (`namedType('System.Guid')`): run-time classes refer to
 * types without importing the library, and the library's `defineType` fills the definition in.
 */

/** What a definition declares. `static` is a class without instances, `delegate` a function type. */
export type DefinitionKind = 'class' | 'struct' | 'interface' | 'enum' | 'static' | 'delegate';

/** Any .NET type. */
export type Type = NamedType | ArrayType | TypeParameter | SpecialType;

/** What `defineType` knows about a definition; members are parsed when they are first asked for. */
export interface DefinitionDetails {
  readonly kind: DefinitionKind;
  readonly hidden: boolean;
  readonly isAbstract: boolean;
  /** The base type in terms of the definition's own parameters. */
  readonly base: () => NamedType | null;
  /** The interfaces, in terms of the definition's own parameters. */
  readonly interfaces: () => readonly NamedType[];
  /** `default(T)` of a struct, given the constructed type; null for everything else. */
  readonly defaultValue: ((type: NamedType) => unknown) | null;
  /** Everything the compiler needs beyond this (members by name); opaque here. */
  readonly declaration: unknown;
}

/** One generic or plain .NET type definition, for example `System.Collections.Generic.List` with one parameter. */
export class TypeDefinition {
  readonly parameters: readonly TypeParameter[];
  details: DefinitionDetails | null = null;
  /** The tuple-like list of instantiations, by the keys of their arguments. */
  readonly instances = new Map<string, NamedType>();

  readonly name: string;
  readonly arity: number;

  constructor(name: string, arity: number) {
    this.name = name;
    this.arity = arity;
    this.parameters = Array.from({ length: arity }, (_, index) => new TypeParameter(`${name}!${index}`, index));
  }

  /** The name without its namespace (nested types: without the outer type). */
  get simpleName(): string {
    return /[^.+]*$/.exec(this.name)?.[0] ?? '';
  }

  get kind(): DefinitionKind {
    return this.details?.kind ?? (structNames.has(this.name) ? 'struct' : 'class');
  }

  get isDefined(): boolean {
    return this.details !== null;
  }
}

/** Names of the elements of a tuple type; null where an element has none. */
export type ElementNames = readonly (string | null)[];

/** A definition with its type arguments: `int`, `List<string>`, an enum, a delegate type. */
export class NamedType {
  readonly tag = 'named';
  readonly definition: TypeDefinition;
  readonly arguments_: readonly Type[];
  readonly key: string;
  /** Of a tuple type whose elements have names, else null. */
  readonly elementNames: ElementNames | null;
  /** The type without names of tuple elements, which C# knows and .NET does not. */
  readonly erased: NamedType;

  constructor(definition: TypeDefinition, arguments_: readonly Type[], key: string, elementNames: ElementNames | null) {
    this.definition = definition;
    this.arguments_ = arguments_;
    this.key = key;
    this.elementNames = elementNames;
    const isPlain = elementNames === null && arguments_.every((argument) => argument.erased === argument);
    this.erased = isPlain
      ? this
      : construct(
          definition,
          arguments_.map((argument) => argument.erased),
        );
  }
}

/** An array type: of one dimension, or of several (`int[,]`). */
export class ArrayType {
  readonly tag = 'array';
  readonly element: Type;
  readonly rank: number;
  readonly key: string;
  /** The type without names of tuple elements. */
  readonly erased: ArrayType;

  constructor(element: Type, rank: number, key: string) {
    this.element = element;
    this.rank = rank;
    this.key = key;
    this.erased = element.erased === element ? this : arrayOf(element.erased, rank);
  }
}

/** A type parameter of a generic definition or method. */
export class TypeParameter {
  readonly tag = 'parameter';
  readonly key: string;
  readonly name: string;
  readonly index: number;
  readonly erased: TypeParameter = this;
  /** The name that messages show. */
  display: string;

  constructor(name: string, index: number, display: string = name) {
    this.name = name;
    this.index = index;
    this.display = display;
    parameterCount += 1;
    this.key = `!${parameterCount}`;
  }
}

/** `void` and the type of the `null` literal. */
export class SpecialType {
  readonly tag = 'special';
  readonly key: string;
  readonly erased: SpecialType = this;
  readonly name: 'void' | '<null>';

  constructor(name: 'void' | '<null>') {
    this.name = name;
    this.key = name;
  }
}

let parameterCount = 0;
const structNames = new Set([
  'System.Boolean',
  'System.Char',
  'System.SByte',
  'System.Byte',
  'System.Int16',
  'System.UInt16',
  'System.Int32',
  'System.UInt32',
  'System.Int64',
  'System.UInt64',
  'System.Single',
  'System.Double',
  'System.Decimal',
  'System.DateTime',
  'System.DateTimeOffset',
  'System.TimeSpan',
  'System.Guid',
  'System.Nullable',
  'System.Collections.Generic.KeyValuePair',
]);
const definitions = new Map<string, TypeDefinition>();
const arrays = new Map<string, ArrayType>();

/** The definition of a full .NET name and a number of type parameters; made when it is not known yet. */
export function definitionOf(name: string, arity = 0): TypeDefinition {
  const key = `${name}\`${arity}`;
  let definition = definitions.get(key);
  if (definition === undefined) {
    definition = new TypeDefinition(name, arity);
    definitions.set(key, definition);
  }
  return definition;
}

/** A type by its full .NET name, for example `namedType('System.Collections.Generic.List', types.string)`. */
export function namedType(name: string, ...typeArguments: Type[]): NamedType {
  return construct(definitionOf(name, typeArguments.length), typeArguments);
}

/** A definition applied to type arguments; a tuple's elements may have names. */
export function construct(
  definition: TypeDefinition,
  typeArguments: readonly Type[],
  elementNames: ElementNames | null = null,
): NamedType {
  const list = typeArguments.map((argument) => argument.key).join(',');
  const names = elementNames?.every((name) => name === null) === true ? null : elementNames;
  const key = names === null ? list : `${list};${names.join(',')}`;
  let type = definition.instances.get(key);
  if (type === undefined) {
    const name = definition.arity === 0 ? definition.name : `${definition.name}<${key}>`;
    type = new NamedType(definition, typeArguments, name, names);
    definition.instances.set(key, type);
  }
  return type;
}

/** The type of `(1, "a")`. */
export function tupleOf(elements: readonly Type[], names: ElementNames | null = null): NamedType {
  return construct(definitionOf('System.ValueTuple', elements.length), elements, names);
}

/** The type of a tuple like `(1, "a")`. */
export type TupleType = NamedType & { readonly definition: { readonly name: 'System.ValueTuple' } };

/** Is it the type of a tuple like `(1, "a")`? */
export function isTuple(type: Type): type is TupleType {
  return type.tag === 'named' && type.definition.name === 'System.ValueTuple';
}

/** Are two types the same to .NET, whatever names their tuples' elements have? */
export function isSame(left: Type, right: Type): boolean {
  return left.erased === right.erased;
}

/** The array type of an element type and a number of dimensions. */
export function arrayOf(element: Type, rank = 1): ArrayType {
  const key = `${element.key}${brackets(rank)}`;
  let type = arrays.get(key);
  if (type === undefined) {
    type = new ArrayType(element, rank, key);
    arrays.set(key, type);
  }
  return type;
}

/** `[]`, or `[,]` for two dimensions. */
export function brackets(rank: number): string {
  return `[${','.repeat(rank - 1)}]`;
}

/** `T?` of a value type. */
export function nullableOf(type: Type): NamedType {
  return construct(definitionOf('System.Nullable', 1), [type]);
}

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
