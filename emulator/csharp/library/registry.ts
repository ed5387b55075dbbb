/** All types of the library, by name, with their members parsed on demand: the allow-list. */
import { baseOf, interfacesOf } from '../typeHierarchy';
import { construct, type NamedType, type Type, type TypeDefinition, types } from '../types';
import { type DefinedType, type MemberFunction, useTypeResolver } from './define';
import { type Member, parseMember, parseTypeText } from './signature';

/** Namespaces that every expression sees. */
const imported = [
  'System',
  'System.Collections.Generic',
  'System.IO',
  'System.Linq',
  'System.Net',
  'System.Security.Cryptography',
  'System.Security.Cryptography.X509Certificates',
  'System.Text',
  'System.Text.RegularExpressions',
  'System.Xml',
  'System.Xml.Linq',
  'Newtonsoft.Json',
  'Newtonsoft.Json.Linq',
  '',
];

/** The types that expressions and signatures can name. */
export class Registry {
  private readonly byName = new Map<string, DefinedType>();
  private readonly bySimpleName = new Map<string, DefinedType[]>();
  private readonly namespaces = new Set<string>();
  private readonly members = new Map<TypeDefinition, Map<string, Member[]>>();
  private extensions: Map<string, Member[]> | null = null;

  constructor(list: readonly DefinedType[]) {
    for (const defined of list) {
      const { name, arity, simpleName } = defined.definition;
      // C# writes a nested type with a point where .NET's name has a plus.
      this.byName.set(`${name.replace('+', '.')}\`${arity}`, defined);
      const key = `${simpleName}\`${arity}`;
      this.bySimpleName.set(key, [...(this.bySimpleName.get(key) ?? []), defined]);
      const parts = name.split('.');
      for (let length = 1; length < parts.length; length++) this.namespaces.add(parts.slice(0, length).join('.'));
    }
    useTypeResolver({ resolve: (text, scope) => this.typeOfText(text, scope) });
  }

  /** Every type there is. */
  get types(): readonly DefinedType[] {
    return [...this.byName.values()];
  }

  /** Is this a namespace (or the beginning of one)? */
  isNamespace(name: string): boolean {
    return this.namespaces.has(name);
  }

  /** A type that an expression may name, by a full or imported name. */
  find(name: string, arity: number): DefinedType | null {
    for (const namespace of imported) {
      const found = this.byName.get(`${namespace === '' ? name : `${namespace}.${name}`}\`${arity}`);
      if (found !== undefined && !(found.specification.hidden ?? false)) return found;
    }
    return null;
  }

  /** A type nested in another (`TimeZoneInfo.AdjustmentRule`). */
  nested(outer: Type, name: string): DefinedType | null {
    return outer.tag === 'named' ? this.find(`${outer.definition.name}.${name}`, 0) : null;
  }

  /** Is there a type of this name with another number of type parameters? */
  otherArity(name: string): number | null {
    for (let arity = 0; arity <= 8; arity++) if (this.find(name, arity) !== null) return arity;
    return null;
  }

  private typeOfText(text: string, scope: DefinedType): NamedType {
    const map = new Map<string, Type>();
    scope.definition.parameters.forEach((parameter, index) => {
      map.set(scope.parameterNames[index] ?? '', parameter);
    });
    return parseTypeText(text, map, this.resolveName) as NamedType;
  }

  /** Resolves names inside signatures: hidden types too. */
  private readonly resolveName = (name: string, typeArguments: readonly Type[]): Type | null => {
    const key = `${name}\`${typeArguments.length}`;
    const defined = this.byName.get(key) ?? this.bySimpleName.get(key)?.[0] ?? this.byName.get(`System.${key}`);
    return defined === undefined ? null : construct(defined.definition, typeArguments);
  };

  /** The members that a definition declares itself, by name. Indexers are `this`, constructors `.ctor`. */
  declared(definition: TypeDefinition, name: string): readonly Member[] {
    return this.all(definition).get(name) ?? [];
  }

  /** All members of a definition, by name. */
  all(definition: TypeDefinition): ReadonlyMap<string, readonly Member[]> {
    let members = this.members.get(definition);
    if (members === undefined) {
      members = new Map<string, Member[]>();
      this.members.set(definition, members);
      const defined = definition.details?.declaration as DefinedType | undefined;
      for (const [signature, code] of Object.entries(defined?.specification.members ?? {})) {
        const member = parseMember(signature, code, defined as DefinedType, this.resolveName);
        const key = member.kind === 'constructor' ? '.ctor' : member.name;
        members.set(key, [...(members.get(key) ?? []), member]);
      }
      const invoke = defined?.specification.invoke;
      if (invoke !== undefined)
        members.set('Invoke', [parseMember(invoke, callDelegate, defined as DefinedType, this.resolveName)]);
    }
    return members;
  }

  /** The parameters and result of a delegate definition, in its own type parameters. */
  invokeOf(definition: TypeDefinition): Member | null {
    return definition.kind === 'delegate' ? (this.declared(definition, 'Invoke')[0] ?? null) : null;
  }

  /** Members of a name on a type and its bases (and interfaces of an interface), nearest first. */
  lookUp(type: Type, name: string): { readonly member: Member; readonly owner: Type }[] {
    if (type.tag === 'parameter' && type.bounds.length > 0) {
      const found = type.bounds.flatMap((bound) => this.lookUp(bound, name));
      return found.filter(({ member }, index) => found.findIndex((one) => one.member === member) === index);
    }
    const found: { member: Member; owner: Type }[] = [];
    const seesInterfaces = type.tag === 'named' && type.definition.kind === 'interface';
    for (const owner of ancestors(type)) {
      if (owner.tag !== 'named' || (owner.definition.kind === 'interface' && !seesInterfaces)) continue;
      for (const member of this.declared(owner.definition, name)) found.push({ member, owner });
    }
    return found;
  }

  /** Extension methods of a name. */
  extensionsOf(name: string): readonly Member[] {
    if (this.extensions === null) {
      this.extensions = new Map();
      for (const { definition, specification } of this.byName.values()) {
        if (!Object.keys(specification.members ?? {}).some((key) => key.includes('(this '))) continue;
        for (const [key, members] of this.all(definition)) {
          const own = members.filter((member) => member.isExtension);
          if (own.length > 0) this.extensions.set(key, [...(this.extensions.get(key) ?? []), ...own]);
        }
      }
    }
    return this.extensions.get(name) ?? [];
  }
}

/** A delegate is a function over the representations of its parameters. */
function callDelegate(self: MemberFunction, ...list: unknown[]): unknown {
  return self(...list);
}

/** A type, its bases, and their interfaces; `object` last. */
export function ancestors(type: Type): Type[] {
  if (type.tag === 'parameter') return [type, ...new Set([...type.bounds.flatMap(ancestors), types.object])];
  const chain: Type[] = [];
  for (let current: Type | null = type; current !== null; current = baseOf(current)) chain.push(current);
  const seen = new Set<Type>(chain);
  const list = chain.filter((one) => one !== types.object);
  const visit = (one: Type) => {
    for (const implemented of interfacesOf(one)) {
      if (seen.has(implemented)) continue;
      seen.add(implemented);
      list.push(implemented);
      visit(implemented);
    }
  };
  for (const one of chain) visit(one);
  return [...list, types.object];
}
