/** Reads the C# signatures of the library's tables into members. */
import {
  arrayOf,
  construct,
  isValueType,
  keywordType,
  type NamedType,
  nullableOf,
  type Type,
  TypeParameter,
  types,
} from '../types';
import type { Accessors, DefinedType, MemberFunction } from './define';

/** A parameter of a member. */
export interface Parameter {
  readonly name: string;
  readonly type: Type;
  readonly modifier: '' | 'out' | 'ref' | 'in' | 'params' | 'this';
  /** The default of an optional parameter, in its representation. */
  readonly initial: { readonly value: unknown } | null;
}

/** A member of a .NET type, ready for the binder. */
export interface Member {
  readonly kind: 'method' | 'property' | 'indexer' | 'constructor' | 'field' | 'const' | 'operator' | 'conversion';
  /** The name; operators by their token, conversions `implicit` or `explicit`. */
  readonly name: string;
  readonly isStatic: boolean;
  readonly isExtension: boolean;
  readonly declaring: DefinedType;
  readonly typeParameters: readonly TypeParameter[];
  readonly parameters: readonly Parameter[];
  readonly type: Type;
  readonly get: MemberFunction | null;
  readonly set: MemberFunction | null;
  /** Value of a `const` or field. */
  readonly value: unknown;
  readonly signature: string;
}

/** Resolves a type's name (without arguments) and arity, or null. */
export type NameResolver = (name: string, typeArguments: readonly Type[]) => Type | null;

const tokenPattern = /\s*(@?[A-Za-z_][\w.+]*|'(?:\\.|[^'])'|"[^"]*"|-?\d+[\w.]*|[^\s\w])/gy;

/** A cursor over the words and signs of a signature. */
class Words {
  private readonly words: string[];
  private index = 0;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
    this.words = [...source.matchAll(tokenPattern)].map((match) => match[1] ?? '');
  }
  peek(ahead = 0): string {
    return this.words[this.index + ahead] ?? '';
  }
  next(): string {
    this.index += 1;
    return this.words[this.index - 1] ?? '';
  }
  accept(word: string): boolean {
    if (this.peek() !== word) return false;
    this.index += 1;
    return true;
  }
  expect(word: string): void {
    if (!this.accept(word))
      throw new Error(`library signature '${this.source}': '${word}' expected, found '${this.peek()}'`);
  }
}

/** Parses the text of a type with the given type parameters in scope. */
export function parseTypeText(text: string, scope: ReadonlyMap<string, Type>, resolve: NameResolver): Type {
  return readType(new Words(text), scope, resolve, text);
}

function readType(words: Words, scope: ReadonlyMap<string, Type>, resolve: NameResolver, source: string): Type {
  const name = words.next();
  const typeArguments: Type[] = [];
  if (words.accept('<')) {
    do typeArguments.push(readType(words, scope, resolve, source));
    while (words.accept(','));
    words.expect('>');
  }
  let type = scope.get(name) ?? keywordType(name) ?? resolve(name, typeArguments);
  if (type === null) throw new Error(`library signature '${source}': the type '${name}' is not defined`);
  for (;;) {
    if (words.accept('?')) type = isValueType(type) || type.tag === 'parameter' ? nullableOf(type) : type;
    else if (words.peek() === '[' && words.peek(1) === ']') {
      words.next();
      words.next();
      type = arrayOf(type);
    } else return type;
  }
}

/** Parses one entry of a type's `members`. @throws Error when the library wrote it wrongly. */
export function parseMember(signature: string, code: unknown, declaring: DefinedType, resolve: NameResolver): Member {
  const words = new Words(signature);
  const scope = new Map<string, Type>();
  declaring.definition.parameters.forEach((parameter, index) => {
    scope.set(declaring.parameterNames[index] ?? '', parameter);
  });
  const flags = new Set<string>();
  while (
    ['static', 'const', 'readonly', 'override', 'virtual', 'public', 'abstract', 'new'].includes(words.peek()) &&
    words.peek(1) !== '('
  ) {
    flags.add(words.next());
  }
  const type = (): Type => readType(words, scope, resolve, signature);
  const base = {
    declaring,
    signature,
    isExtension: false,
    typeParameters: [],
    parameters: [],
    value: undefined,
    get: null,
    set: null,
  };
  const call = typeof code === 'function' ? (code as MemberFunction) : null;
  const accessors = (typeof code === 'object' && code !== null ? code : { get: call }) as Accessors;
  const parameters = (close: string): Parameter[] => readParameters(words, close, type, signature);
  if (words.peek() === 'implicit' || words.peek() === 'explicit') {
    const name = words.next();
    words.expect('operator');
    const result = type();
    words.expect('(');
    return { ...base, kind: 'conversion', name, isStatic: true, type: result, parameters: parameters(')'), get: call };
  }
  if (words.peek(1) === '(') {
    const name = words.next();
    words.next();
    if (name !== declaring.definition.simpleName)
      throw new Error(`library signature '${signature}': no type before the name`);
    const self = declaring.definition;
    return {
      ...base,
      kind: 'constructor',
      name,
      isStatic: true,
      type: constructSelf(self),
      parameters: parameters(')'),
      get: call,
    };
  }
  const typeParameters = methodTypeParameters(signature, scope);
  const result = type();
  if (words.accept('operator')) {
    let name = words.next();
    while (words.peek() !== '(') name += words.next();
    words.expect('(');
    return { ...base, kind: 'operator', name, isStatic: true, type: result, parameters: parameters(')'), get: call };
  }
  const name = words.next().replace(/^.*\./, '');
  if (name === 'this') {
    words.expect('[');
    return {
      ...base,
      kind: 'indexer',
      name,
      isStatic: false,
      type: result,
      parameters: parameters(']'),
      get: accessors.get ?? null,
      set: accessors.set ?? null,
    };
  }
  if (words.peek() === '<' || words.peek() === '(') {
    while (words.next() !== '(')
      if (words.peek() === '') throw new Error(`library signature '${signature}': '(' expected`);
    const list = parameters(')');
    readConstraints(words, typeParameters, type);
    const isExtension = list[0]?.modifier === 'this';
    return {
      ...base,
      kind: 'method',
      name,
      isStatic: flags.has('static'),
      isExtension,
      typeParameters,
      type: result,
      parameters: list,
      get: call,
    };
  }
  if (words.accept('{')) {
    return {
      ...base,
      kind: 'property',
      name,
      isStatic: flags.has('static'),
      type: result,
      get: accessors.get ?? null,
      set: accessors.set ?? null,
    };
  }
  const value = call !== null && flags.has('readonly') ? call() : code;
  return { ...base, kind: flags.has('const') ? 'const' : 'field', name, isStatic: true, type: result, value };
}

function constructSelf(definition: DefinedType['definition']): NamedType {
  return construct(definition, definition.parameters);
}

/** `Name<T, U>(`: the method's own type parameters, entered into the scope. */
function methodTypeParameters(signature: string, scope: Map<string, Type>): TypeParameter[] {
  const match = /[\w\]>?]\s+\w+\s*<([\w\s,]+)>\s*\(/.exec(signature);
  return (match?.[1]?.split(',') ?? []).map((text, index) => {
    const name = text.trim();
    const parameter = new TypeParameter(name, index);
    scope.set(name, parameter);
    return parameter;
  });
}

/** `where T : struct where U : JToken`, told to the method's type parameters. */
function readConstraints(words: Words, typeParameters: readonly TypeParameter[], type: () => Type): void {
  while (words.accept('where')) {
    const name = words.next();
    words.expect(':');
    const kind = words.peek();
    const constraint = kind === 'class' || kind === 'struct' ? kind : type();
    if (constraint === kind) words.next();
    for (const parameter of typeParameters) if (parameter.name === name) parameter.constraints = [constraint];
  }
}

function readParameters(words: Words, close: string, type: () => Type, signature: string): Parameter[] {
  const list: Parameter[] = [];
  while (!words.accept(close)) {
    if (words.peek() === '') throw new Error(`library signature '${signature}': '${close}' expected`);
    const first = words.peek();
    const modifier = first === 'out' || first === 'ref' || first === 'params' || first === 'this' ? first : '';
    if (modifier !== '') words.next();
    const parameterType = type();
    const name = words.next().replace(/^@/, '');
    const initial = words.accept('=') ? { value: initialValue(words.next(), parameterType) } : null;
    list.push({ name, type: parameterType, modifier, initial });
    words.accept(',');
  }
  return list;
}

function initialValue(word: string, type: Type): unknown {
  if (word === 'null' || word === 'default') return type === types.int ? 0 : null;
  if (word === 'true' || word === 'false') return word === 'true';
  if (word.startsWith('"')) return word.slice(1, -1);
  if (word.startsWith("'")) return word.charCodeAt(1);
  if (type === types.long || type === types.ulong) return BigInt(word.replace(/[lLuU]+$/, ''));
  const number = Number(word);
  if (!Number.isNaN(number)) return number;
  const [, name = ''] = /\.(\w+)$/.exec(word) ?? [];
  const declared = type.tag === 'named' ? (type.definition.details?.declaration as DefinedType | undefined) : undefined;
  return declared?.specification.values?.[name] ?? 0;
}
