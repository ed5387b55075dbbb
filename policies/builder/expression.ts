/** C# types that an expression may give, by the name C# has for them. */
export interface CSharpTypes {
  readonly string: string;
  readonly bool: boolean;
  readonly int: Int;
  readonly long: Long;
  readonly double: Double;
  readonly JObject: JObject;
  readonly JArray: JArray;
  readonly DateTime: DateTime;
  readonly object: unknown;
}

/** Names of the C# types. */
export type CSharpTypeName = keyof CSharpTypes;

/** Marks of C# types that TypeScript has no type of its own for. Nothing has these values; they only tell types apart. */
export interface Int {
  readonly csharp: 'int';
}
export interface Long {
  readonly csharp: 'long';
}
export interface Double {
  readonly csharp: 'double';
}
export interface JObject {
  readonly csharp: 'JObject';
}
export interface JArray {
  readonly csharp: 'JArray';
}
export interface DateTime {
  readonly csharp: 'DateTime';
}

/**
 * A C# expression whose value has type `T`: what API Management writes as `@(code)`, or `@{code}` for statements that
 * return.
 *
 * Source: "API Management policy expressions".
 */
export class Expression<out T> {
  /** The code alone, without `@(` and `)`. */
  readonly code: string;
  readonly block: boolean;
  /** How tightly the code holds together: `primary` needs no parentheses anywhere, `unary` only before a member. */
  readonly binding: 'primary' | 'unary' | 'loose';
  /** Only for the type checker. */
  declare readonly value: () => T;

  constructor(code: string, block = false, binding: 'primary' | 'unary' | 'loose' = 'loose') {
    this.code = code;
    this.block = block;
    this.binding = binding;
    Object.freeze(this);
  }

  /** As it stands in a document. */
  toString(): string {
    return this.block ? `@{${this.code}}` : `@(${this.code})`;
  }
}

/** A named value of the service, replaced by its text before anything is compiled. */
export class NamedValue {
  readonly name: string;

  constructor(name: string) {
    if (!/^[A-Za-z0-9_.-]{1,256}$/.test(name))
      throw new Error(`"${name}" is no name of a named value: letters, digits, '.', '-', '_'.`);
    this.name = name;
    Object.freeze(this);
  }

  /** As it stands in a literal: `{{name}}`. */
  toString(): string {
    return `{{${this.name}}}`;
  }
}

/** Code that is put into a template as it is. For pieces of C# that are no expression, such as a method's name. */
export class RawCode {
  readonly code: string;

  constructor(code: string) {
    this.code = code;
    Object.freeze(this);
  }
}

/** What may stand in a hole of a C# template. Text becomes a C# string; it cannot break out. */
export type Hole = string | number | boolean | Expression<unknown> | NamedValue | RawCode | readonly string[];

/** Text as a C# string literal. `{{` is broken up, so that a text never becomes a named value. */
export function quote(text: string): string {
  let literal = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (character === '"' || character === '\\') literal += `\\${character}`;
    else if (character === '\n') literal += '\\n';
    else if (character === '\r') literal += '\\r';
    else if (character === '\t') literal += '\\t';
    else if (character === '{' && literal.endsWith('{')) literal += '\\u007b';
    else if (code < 0x20 || code === 0x7f || code === 0x2028 || code === 0x2029)
      literal += `\\u${code.toString(16).padStart(4, '0')}`;
    else literal += character;
  }
  return `"${literal}"`;
}

function codeOf(hole: Hole, after: string): string {
  if (typeof hole === 'string') return quote(hole);
  if (typeof hole === 'boolean') return String(hole);
  if (typeof hole === 'number') {
    if (!Number.isFinite(hole)) throw new Error(`${hole} cannot be written in C#.`);
    return Number.isInteger(hole) && Math.abs(hole) > 2_147_483_647 ? `${hole}L` : String(hole);
  }
  if (hole instanceof RawCode) return hole.code;
  if (hole instanceof NamedValue) return `"${hole}"`;
  if (hole instanceof Expression) {
    if (hole.block) throw new Error('A block of statements cannot stand inside an expression.');
    const bare =
      hole.binding === 'primary' ||
      (hole.binding === 'unary' && !/^\s*[.[?]/.test(after)) ||
      /^[\w.]+$/.test(hole.code);
    return bare ? hole.code : `(${hole.code})`;
  }
  return `new [] { ${hole.map(quote).join(', ')} }`;
}

function fill(strings: TemplateStringsArray, holes: readonly Hole[]): string {
  let text = strings[0] ?? '';
  holes.forEach((hole, index) => {
    const after = strings[index + 1] ?? '';
    // Further lines of a hole stand under its first.
    const margin = /(?:^|\n)([ \t]*)$/.exec(text)?.[1] ?? '';
    text += codeOf(hole, after).replaceAll('\n', `\n${margin}`) + after;
  });
  return text;
}

/** Common indentation off, no empty lines around. */
function dedent(code: string): string {
  const lines = code
    .replace(/^\s*\n/, '')
    .trimEnd()
    .split('\n');
  const margins = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const margin = Math.min(...margins);
  return lines.map((line) => line.slice(margin)).join('\n');
}

type Template<T> = (strings: TemplateStringsArray, ...holes: Hole[]) => Expression<T>;

function template<T>(block: boolean): Template<T> {
  return (strings, ...holes) => {
    const code = fill(strings, holes);
    return new Expression<T>(block ? `\n${dedent(code)}\n` : code.trim(), block);
  };
}

/**
 * C# of one type, from a template with typed holes.
 *
 * ```ts
 * cs.bool`context.Response.StatusCode == ${429}`
 * ```
 * renders as `@(context.Response.StatusCode == 429)`
 */
export const cs: { readonly [K in CSharpTypeName]: Template<CSharpTypes[K]> } = templates(false);

/**
 * C# statements that return a value of one type.
 *
 * ```ts
 * csBlock.string`return ${'a "quoted" text'};`
 * ```
 * renders as `@{ return "a \"quoted\" text"; }`
 */
export const csBlock: { readonly [K in CSharpTypeName]: Template<CSharpTypes[K]> } = templates(true);

function templates(block: boolean): { readonly [K in CSharpTypeName]: Template<CSharpTypes[K]> } {
  return {
    string: template(block),
    bool: template(block),
    int: template(block),
    long: template(block),
    double: template(block),
    JObject: template(block),
    JArray: template(block),
    DateTime: template(block),
    object: template(block),
  };
}

/** Code without a type, for statements that a block is put together from. */
export function code(strings: TemplateStringsArray, ...holes: Hole[]): RawCode {
  return new RawCode(fill(strings, holes));
}
