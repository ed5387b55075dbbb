/** A C# type that TypeScript has no type of its own for. Nothing has these values; they only tell types apart. */
export interface CSharp<Name extends string> {
  readonly csharp: Name;
}

/** C#'s `int`; JavaScript's numbers are not it, because they may be fractions. */
export type Int = CSharp<'int'>;
/** C#'s `double`. */
export type Double = CSharp<'double'>;

/** C# types that an expression may give, by the name C# has for them. */
export interface CSharpTypes {
  readonly string: string;
  readonly bool: boolean;
  readonly char: CSharp<'char'>;
  readonly int: Int;
  readonly long: CSharp<'long'>;
  readonly float: CSharp<'float'>;
  readonly double: Double;
  readonly decimal: CSharp<'decimal'>;
  readonly Guid: CSharp<'Guid'>;
  readonly DateTime: CSharp<'DateTime'>;
  readonly DateTimeOffset: CSharp<'DateTimeOffset'>;
  readonly TimeSpan: CSharp<'TimeSpan'>;
  readonly JToken: CSharp<'JToken'>;
  readonly JObject: CSharp<'JObject'>;
  readonly JArray: CSharp<'JArray'>;
  readonly JValue: CSharp<'JValue'>;
  readonly 'byte[]': CSharp<'byte[]'>;
  readonly object: unknown;
}

/** Names of the C# types. */
export type CSharpTypeName = keyof CSharpTypes;

/** Every name of {@link CSharpTypes}, for what is made once for each. */
export const csharpTypeNames: readonly CSharpTypeName[] = Object.freeze([
  'string',
  'bool',
  'char',
  'int',
  'long',
  'float',
  'double',
  'decimal',
  'Guid',
  'DateTime',
  'DateTimeOffset',
  'TimeSpan',
  'JToken',
  'JObject',
  'JArray',
  'JValue',
  'byte[]',
  'object',
]);

/** Names of the types that a variable may hold: {@link variableTypes} of the rules as far as expressions have them. */
export type VariableTypeName = Exclude<CSharpTypeName, 'object' | 'DateTimeOffset'>;
