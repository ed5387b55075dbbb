import { isPrimary, scanCode, unbalanced } from './csharpText';
import { type CSharpTypeName, type CSharpTypes, csharpTypeNames } from './csharpTypes';

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

/**
 * Text as a C# string literal. `{{` is broken up, so that a text never becomes a named value, and so is `&` before what
 * could be an XML entity, because raw policy XML may resolve it.
 */
export function quote(text: string): string {
  let literal = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? '';
    const code = text.charCodeAt(index);
    if (character === '"' || character === '\\') literal += `\\${character}`;
    else if (character === '\n') literal += '\\n';
    else if (character === '\r') literal += '\\r';
    else if (character === '\t') literal += '\\t';
    else if (character === '{' && literal.endsWith('{')) literal += '\\u007b';
    else if (character === '&' && /^&#?\w+;/.test(text.slice(index, index + 40))) literal += '\\u0026';
    else if (unsafe(code)) literal += `\\u${code.toString(16).padStart(4, '0')}`;
    else literal += character;
  }
  return `"${literal}"`;
}

/** Control characters, line ends of C#, halves of characters, private use and what XML does not have. */
function unsafe(code: number): boolean {
  return code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0x2028 || code === 0x2029 || code >= 0xd800;
}

function numberCode(value: number): string {
  if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) {
    throw new Error(`${value} cannot be written in C#: give it as an expression of the type that you mean.`);
  }
  const long = Number.isInteger(value) && (value > 2_147_483_647 || value < -2_147_483_648);
  const code = long ? `${value}L` : String(value);
  return value < 0 ? `(${code})` : code;
}

function codeOf(hole: Hole, after: string): string {
  if (typeof hole === 'string') return quote(hole);
  if (typeof hole === 'boolean') return String(hole);
  if (typeof hole === 'number') return numberCode(hole);
  if (hole instanceof RawCode) return hole.code;
  if (hole instanceof NamedValue) return `"${hole}"`;
  if (hole instanceof Expression) {
    if (hole.block) throw new Error('A block of statements cannot stand inside an expression.');
    const bare = hole.binding === 'primary' || (hole.binding === 'unary' && !/^\s*(?:[.[(]|\?[.[])/.test(after));
    return bare ? hole.code : `(${hole.code})`;
  }
  return hole.length === 0 ? 'new string[0]' : `new [] { ${hole.map(quote).join(', ')} }`;
}

function fill(strings: TemplateStringsArray, holes: readonly Hole[]): string {
  let text = strings[0] ?? '';
  holes.forEach((hole, index) => {
    const after = strings[index + 1] ?? '';
    const around = scanCode(text).at(-1);
    if (around?.open) {
      throw new Error(`A hole stands inside a ${around.kind} of the template: end the ${around.kind} before it.`);
    }
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

/** Its further lines keep their indentation to each other, and none of the source file's. */
function singleExpression(code: string): string {
  const text = code.trim();
  if (scanCode(text).some(({ kind, start }) => kind === 'comment' && text.startsWith('//', start))) {
    throw new Error(`A comment to the end of the line would swallow the end of the expression: use /* */: ${text}`);
  }
  const [first = '', ...rest] = text.split('\n');
  if (rest.length === 0) return text;
  const further = dedent(rest.join('\n')).split('\n');
  return [first, ...further.map((line) => (/^[)\]}]/.test(line) ? line : `  ${line}`))].join('\n');
}

/** A C# template of one type. */
export type Template<T> = (strings: TemplateStringsArray, ...holes: Hole[]) => Expression<T>;

function template<T>(block: boolean): Template<T> {
  return (strings, ...holes) => {
    const filled = fill(strings, holes);
    const wrong = unbalanced(filled);
    if (wrong) throw new Error(`This is no C#, ${wrong}: ${filled.trim()}`);
    if (scanCode(filled).some(({ kind, start, end }) => kind === 'string' && filled.slice(start, end).includes('\n'))) {
      throw new Error(
        `Indentation would change a string of several lines: write its line ends as \\n: ${filled.trim()}`,
      );
    }
    const code = block ? `\n${dedent(filled)}\n` : singleExpression(filled);
    return new Expression<T>(code, block, !block && isPrimary(code) ? 'primary' : 'loose');
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
 * renders as `@{`, `return "a \"quoted\" text";` and `}` in lines of their own
 */
export const csBlock: { readonly [K in CSharpTypeName]: Template<CSharpTypes[K]> } = templates(true);

function templates(block: boolean): { readonly [K in CSharpTypeName]: Template<CSharpTypes[K]> } {
  return Object.freeze(Object.fromEntries(csharpTypeNames.map((name) => [name, template(block)]))) as {
    readonly [K in CSharpTypeName]: Template<CSharpTypes[K]>;
  };
}

/** Code without a type, for statements that a block is put together from. */
export function code(strings: TemplateStringsArray, ...holes: Hole[]): RawCode {
  return new RawCode(fill(strings, holes));
}
