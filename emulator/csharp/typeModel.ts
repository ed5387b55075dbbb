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

/** What a type argument has to be: of a kind, or of a type. */
type Constraint = 'class' | 'struct' | 'new()' | Type;

/** A type parameter of a generic definition or method. */
export class TypeParameter {
  readonly tag = 'parameter';
  readonly key: string;
  readonly name: string;
  readonly index: number;
  readonly erased: TypeParameter = this;
  /** The name that messages show. */
  display: string;
  /** Told by the declaration, once the types that it names are known. */
  constraints: readonly Constraint[] = [];

  /** The types that its arguments are of. */
  get bounds(): readonly Type[] {
    return this.constraints.filter((one) => typeof one !== 'string');
  }

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
