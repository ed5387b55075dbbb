/**
 * How the .NET library is written down: one `defineType` per type, its members as C# signatures beside their code.
 * The binder, the allow-list and the documentation all read these tables: what is not here does not exist for an
 * expression, and is refused by name when the document loads.
 *
 * ## Signatures
 *
 * The key of a member is its C# declaration, as the .NET reference writes it:
 *
 * | key | value |
 * |---|---|
 * | `'StringBuilder(string value)'` constructor | `(value) => new StringBuilder(value)` |
 * | `'int Length { get; }'` property | `(self) => …` |
 * | `'int Length { get; set; }'` | `{ get: (self) => …, set: (self, value) => … }` |
 * | `'char this[int index] { get; }'` indexer | `(self, index) => …` or `{ get: (self, index) => …, set: (self, index, value) => … }` |
 * | `'StringBuilder Append(string value)'` method | `(self, value) => …` |
 * | `'static bool IsNullOrEmpty(string value)'` | `(value) => …` |
 * | `'static DateTime UtcNow { get; }'` | `() => …` |
 * | `'static bool TryParse(string s, out int result)'` | `(s, result) => { result.value = 1; return true; }` |
 * | `'static string Format(string format, params object[] args)'` | `(format, args) => …` with `args: NetArray` of object-typed values |
 * | `'static string Join<T>(string separator, IEnumerable<T> values)'` | `(separator, values, T) => …` |
 * | `'static IEnumerable<R> Select<S, R>(this IEnumerable<S> source, Func<S, R> selector)'` extension | `(source, selector, S, R) => …` |
 * | `'static T Parse<T>(string value) where T : struct'` | `(value, T) => …`; the constraints are the compiler's |
 * | `'static implicit operator JToken(string value)'`, `'static explicit operator int(JToken value)'`, `'static bool operator ==(A a, A b)'` | `(a, b) => …` |
 * | `'const int MaxValue'` | the value, in its representation |
 * | `'static readonly string Empty'` field | the value (or a function without arguments that makes it once) |
 *
 * Optional parameters are written with a constant default (`bool preserveContent = false`, `string name = null`); the
 * compiler passes it. Parameter names count: named arguments use them.
 *
 * ## Arguments
 *
 * The code gets: the receiver (instance members), the arguments, then the type arguments of a generic *type* for its
 * constructors and static members, then the method's own type arguments. Instance members of a generic type get no
 * type arguments of the type: the instance carries them. Every argument comes in the representation of its static
 * type (see the list in `types.ts`/`runtime/boxed.ts`): an `int` as number, `long` as bigint, `char` as number,
 * `object` as an object-typed value (`Boxed` for ints …), `T` as the representation of the actual `T`
 * (call `box(value, T)` to make an object of it), a delegate as a plain function over such representations.
 * The result must have the representation of the declared type.
 * A receiver of a class or interface is never null (the compiler throws NullReferenceException before the call), one
 * of `Nullable<T>` may be. An extension method's first argument may be null.
 *
 * ## Types inside signatures
 *
 * C# keywords, `T?`, `T[]`, the type's and method's parameters, full names, or simple names of any defined type.
 * `var`, tuples and pointers do not occur. Delegates: `Func<…>`, `Action<…>`, `Predicate<T>`, `Comparison<T>`.
 *
 * ## Instances at run time
 *
 * `runtimeClass` ties JS instances to the type (`typeOf`, casts, `is`). Instances of a generic type have
 * `typeArguments: readonly Type[]`; a run-time class that stands for several types may have `netType: Type` instead.
 * `declareType` gives a type to an object that no run-time class made.
 * Optional methods of instances that `object`'s virtual members call: `netToString(): string`,
 * `netEquals(other: unknown): boolean` (other: object-typed), `netHashCode(): number`,
 * `netCompareTo(other: unknown): number`. Without `netToString`, a declared `'override string ToString()'` is used.
 * Do not declare ToString/Equals/GetHashCode/GetType without parameters otherwise: they come from `System.Object`.
 *
 * ## Interfaces
 *
 * Members of an interface are declared with code like any other; that code calls JS methods of the instance.
 */
import { registerDefault } from '../runtime/array';
import { registerRuntimeClass } from '../runtime/object';
import { type DefinitionKind, definitionOf, type NamedType, namedType, type TypeDefinition } from '../types';

/** Code of a member; see the table above for its arguments. */
// biome-ignore lint/suspicious/noExplicitAny: members have the parameter types of their signature, which the compiler guarantees.
export type MemberFunction = (...args: any[]) => unknown;

/** Code of a property or indexer with a setter. */
export interface Accessors {
  readonly get?: MemberFunction;
  readonly set?: MemberFunction;
}

/** What stands beside a signature. */
export type MemberCode = MemberFunction | Accessors | unknown;

/** One .NET type as data. */
export interface TypeSpecification {
  /** Full .NET name; generics with their parameters: `System.Collections.Generic.List<T>`; variance as in C#: `<out T>`. */
  readonly name: string;
  /** `static`: a class without instances. Default `class`. */
  readonly kind?: DefinitionKind;
  /** Base type, `System.Object` by default for classes. May use the parameters: `Collection<T>`. */
  readonly base?: string;
  readonly interfaces?: readonly string[];
  /** Cannot be constructed and has no constructors of its own. */
  readonly abstract?: boolean;
  /** The compiler knows it (results, inference) but an expression may not name it: it is not on the allow-list. */
  readonly hidden?: boolean;
  /** The JS class of instances. */
  // biome-ignore lint/suspicious/noExplicitAny: any constructor.
  readonly runtimeClass?: (abstract new (...args: any[]) => unknown) | undefined;
  /** `default(T)` of a struct that is a JS class; gets the constructed type. Numbers and enums need none. */
  readonly defaultValue?: (type: NamedType) => unknown;
  /** Names and values of an enum, in order; `flags: true` formats combinations. */
  readonly values?: Readonly<Record<string, number>>;
  readonly flags?: boolean;
  /** Signature of a delegate: `'R Invoke(T arg)'`. */
  readonly invoke?: string;
  readonly members?: Readonly<Record<string, MemberCode>>;
  /** What the type's arguments have to be: `{ T: 'struct' }`. */
  readonly where?: Readonly<Record<string, 'class' | 'struct' | NamedType>>;
}

/** A specification with the definition that it fills. */
export interface DefinedType {
  readonly definition: TypeDefinition;
  readonly specification: TypeSpecification;
  /** The names of the type's own parameters, as written. */
  readonly parameterNames: readonly string[];
  readonly variances: readonly ('in' | 'out' | '')[];
}

/** Resolves the text of a type inside a signature; set by the library's index once every type is registered. */
export interface TypeTextResolver {
  resolve(text: string, scope: DefinedType): NamedType;
}
let resolver: TypeTextResolver | null = null;

/** Called once by the library's index. */
export function useTypeResolver(value: TypeTextResolver): void {
  resolver = value;
}

/**
 * Declares a .NET type. The result goes into the list that its folder's `index.ts` exports.
 * @throws Error when a name is written wrongly (a mistake of the library, found by the tests).
 */
export function defineType(specification: TypeSpecification): DefinedType {
  const match = /^([\w.+]+)(?:<(.+)>)?$/.exec(specification.name);
  if (match === null) throw new Error(`'${specification.name}' is not the name of a type`);
  const parameters = (match[2]?.split(',') ?? []).map((text) => text.trim().split(/\s+/));
  const definition = definitionOf(match[1] ?? '', parameters.length);
  const defined: DefinedType = {
    definition,
    specification,
    parameterNames: parameters.map((parts) => parts.at(-1) ?? ''),
    variances: parameters.map((parts) => (parts.length === 1 ? '' : parts[0] === 'in' ? 'in' : 'out')),
  };
  definition.parameters.forEach((parameter, index) => {
    parameter.display = defined.parameterNames[index] ?? parameter.name;
    const constraint = specification.where?.[parameter.display];
    if (constraint !== undefined) parameter.constraints = [constraint];
  });
  const resolve = (text: string): NamedType => {
    if (resolver === null) throw new Error('the library is not loaded: import it from emulator/csharp/library');
    return resolver.resolve(text, defined);
  };
  definition.details = {
    kind: specification.kind ?? 'class',
    hidden: specification.hidden ?? false,
    isAbstract: specification.abstract ?? false,
    base: once(() => (specification.base === undefined ? null : resolve(specification.base))),
    interfaces: once(() => (specification.interfaces ?? []).map(resolve)),
    defaultValue: specification.defaultValue ?? null,
    declaration: defined,
  };
  if (specification.runtimeClass !== undefined) registerRuntimeClass(specification.runtimeClass, definition);
  if (specification.defaultValue !== undefined && parameters.length === 0) {
    registerDefault(namedType(definition.name), specification.defaultValue as () => unknown);
  }
  return defined;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
