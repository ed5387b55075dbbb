import { allowedMembers, allowedTypes } from './allowedTypes';
import { bareCode } from './csharpText';

/**
 * Types that a variable may hold, by their C# names; each value type also as its nullable form.
 *
 * Source: set-variable-policy, "Allowed types".
 */
export const variableTypes: ReadonlySet<string> = new Set(
  `JArray JConstructor JContainer JProperty JObject JRaw JToken JValue string byte[] sbyte[]
   bool byte sbyte short ushort int uint long ulong decimal float double Guid char DateTime TimeSpan
   bool? byte? sbyte? short? ushort? int? uint? long? ulong? decimal? float? double? Guid? char? DateTime? TimeSpan?`.split(
    /\s+/,
  ),
);

/** A statement that may not stand inside an element, however deep. */
export interface StructureRule {
  readonly statement: string;
  readonly inside: string;
  /** What is wrong, and what to do. */
  readonly message: string;
  /** API Management takes a document that breaks the rule: its page says no more than that it is not supported. */
  readonly taken?: true;
}

/**
 * Sources: retry-policy ("any policy except wait"), cache-lookup-value-policy ("not supported inside a fragment"),
 * policy-fragments, "Limitations".
 */
export const structureRules: readonly StructureRule[] = [
  {
    statement: 'wait',
    inside: 'retry',
    message: '<wait> cannot stand in <retry>: put the retry around each request inside of it instead.',
  },
  {
    statement: 'cache-lookup-value',
    inside: 'fragment',
    message: '<cache-lookup-value> is not supported in a fragment: put it into the document.',
    taken: true,
  },
  {
    statement: 'base',
    inside: 'fragment',
    message: '<base> cannot stand in a fragment: put it beside the <include-fragment>.',
  },
  {
    statement: 'include-fragment',
    inside: 'fragment',
    message: '<include-fragment> cannot stand in a fragment: include both fragments in the document.',
  },
];

/** The least that a tree of elements has to show for {@link structureMistakes}: the emulator's has it too. */
export interface ElementShape {
  readonly name: string;
}

/** A broken rule and the element that breaks it. */
export interface StructureMistake<E> {
  readonly element: E;
  readonly message: string;
}

/**
 * What API Management refuses, or fails on, in the structure of a document or a fragment and no schema says.
 *
 * @param root `<policies>` or `<fragment>`
 * @param elementsOf the elements in an element, in their order
 */
export function structureMistakes<E extends ElementShape>(
  root: E,
  elementsOf: (element: E) => readonly E[],
): StructureMistake<E>[] {
  const mistakes: StructureMistake<E>[] = [];
  for (const section of root.name === 'policies' ? elementsOf(root) : []) {
    const count = elementsOf(section).length;
    if (section.name === 'backend' && count !== 1) {
      const message = `<backend> takes exactly one statement, and here it has ${count}: ${
        count === 0 ? 'put <base /> or <forward-request /> into it.' : 'put them into one <retry> or <choose>.'
      }`;
      mistakes.push({ element: section, message });
    }
  }
  const walk = (element: E, around: ReadonlySet<string>): void => {
    for (const { statement, inside, message } of structureRules) {
      if (element.name === statement && around.has(inside)) mistakes.push({ element, message });
    }
    const within = new Set([...around, element.name]);
    for (const child of elementsOf(element)) walk(child, within);
  };
  walk(root, new Set());
  return mistakes;
}

/**
 * .NET types, and members of types that are allowed only in part, which the code names and policy expressions may not
 * use. It goes by names that begin with a capital and begin a name; what the code declares itself is its own. The
 * emulator's compiler knows the types and is the one to ask about everything else.
 */
export function expressionMistakes(code: string): string[] {
  // A member may stand on a line of its own; a named value is text that is not known here.
  const bare = bareCode(code)
    .replace(/\{\{[\w.-]+\}\}/g, '_')
    .replace(/\s*\.\s*/g, '.');
  const mistakes = new Set<string>();
  for (const match of bare.matchAll(/(?<![\w.@])([A-Z]\w*(?:\.\w+)*)/g)) {
    const name = match[1] ?? '';
    if (declaredIn(bare, name.split('.')[0] ?? '', match.index + name.length)) continue;
    const { type, member } = typeOf(name);
    if (type === undefined) {
      mistakes.add(`${name} is not among the .NET types that policy expressions may use.`);
    } else if (member !== undefined && allowedMembers.get(type)?.has(member) === false) {
      mistakes.add(`${type}.${member} is not among the members of ${type} that policy expressions may use.`);
    }
  }
  return [...mistakes];
}

/** A variable, a parameter, a local function with its type parameters, or an anonymous object's member. */
function declaredIn(bare: string, name: string, end: number): boolean {
  if (/^\s*(?:=(?!=)|=>)/.test(bare.slice(end))) return true;
  // After these a name is used and not declared; the mark keeps the patterns below from taking them for types.
  const text = bare.replace(/\b(?:return|new|is|as|in|case|throw|else)\s+/g, '$&#');
  const declarations = [
    `[\\w>\\]?]\\s+${name}\\s*(?:=(?!=)|;|,|\\)|in\\b)`,
    `[(,]\\s*${name}\\s*(?:,[^()]*)?\\)\\s*=>`,
    `\\b${name}\\s*=>`,
    `(?<![\\w.#])${name}\\s*(?:<[^<>()]*>)?\\s*\\(`,
    `\\w<[^<>()]*\\b${name}\\b[^<>()]*>\\s*\\([^()]*\\)\\s*(?:\\{|=>)`,
  ];
  return new RegExp(declarations.join('|')).test(text);
}

/** The type that a dotted name begins with, with or without its namespace, and the member after it. */
function typeOf(name: string): { type?: string; member?: string } {
  const parts = name.split('.');
  for (let start = 0; start < parts.length; start += 1) {
    const namespace = parts.slice(0, start).join('.');
    const type = parts[start] ?? '';
    const homes = allowedTypes.get(type);
    if (homes && (start === 0 || homes.includes(namespace))) {
      const member = parts[start + 1];
      return member === undefined ? { type } : { type, member };
    }
  }
  return {};
}
