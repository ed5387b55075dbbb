/**
 * Values of every type of the library as C# expressions, harmless ones first, awkward ones behind. Types that are not
 * written down here get theirs from the library itself: constructors, static members, members of other types.
 */
import type { DefinedType } from '../../../../emulator/csharp/library/define';
import type { Member } from '../../../../emulator/csharp/library/signature';
import {
  argumentMap,
  isDelegate,
  isEnum,
  isValueType,
  type NamedType,
  namedType,
  substitute,
  type Type,
  types,
  underlyingOfNullable,
} from '../../../../emulator/csharp/types';
import { isNameable, typed, typeText } from './csharpText';
import { written } from './writtenSamples';

/** The library as the samples see it. */
export interface Declarations {
  readonly types: readonly DefinedType[];
  membersOf(defined: DefinedType): readonly Member[];
  invokeOf(type: NamedType): Member;
}

/** How many types may be made for the sake of another. */
const deepest = 4;

/** The samples of a library. */
export class Samples {
  private readonly library: Declarations;
  private readonly known = new Map<Type, readonly string[]>();
  private readonly open = new Set<Type>();

  constructor(library: Declarations) {
    this.library = library;
  }

  /** Values of a type; none when nothing is known to give one. */
  of(type: Type): readonly string[] {
    const known = this.known.get(type);
    if (known !== undefined) return known;
    // A type that needs itself to be made is made otherwise, or not at all.
    if (this.open.has(type) || this.open.size > deepest) return [];
    this.open.add(type);
    const list = this.make(type);
    this.open.delete(type);
    if (this.open.size === 0) this.known.set(type, list);
    return list;
  }

  private make(type: Type): readonly string[] {
    if (type.tag === 'array') return this.arrays(type.element, typeText(type));
    if (type.tag !== 'named') return [];
    const own = written(type, (other) => this.of(other));
    if (own !== null) return own;
    const underlying = underlyingOfNullable(type);
    if (underlying !== null) return [...this.of(underlying).slice(0, 3), 'null'];
    const name = typeText(type);
    if (isEnum(type)) return this.enums(type, name);
    if (isDelegate(type)) return this.delegates(type, name);
    const found = [...this.constructed(type), ...this.given(type)].slice(0, 6);
    return isValueType(type) ? [...found, `default(${name})`] : [...found, 'null'];
  }

  private arrays(element: Type, name: string): string[] {
    const [first, ...rest] = this.of(element);
    if (name.endsWith(',]')) return [`new ${name.replace('[,]', '[2, 1]')}`, 'null'];
    const two =
      first === undefined ? [] : [`new ${name} { ${first}, ${rest.at(-1) ?? first} }`, `new ${name} { ${first} }`];
    return [...two, `new ${name} { }`, 'null'];
  }

  private enums(type: NamedType, name: string): string[] {
    const values = Object.keys(
      (type.definition.details?.declaration as DefinedType | undefined)?.specification.values ?? {},
    );
    if (!isNameable(type)) return [];
    return [...values.slice(0, 8).map((value) => `${name}.${value}`), `(${name})(-1)`, `(${name})77`];
  }

  private delegates(type: NamedType, name: string): string[] {
    const invoke = this.library.invokeOf(type);
    const names = invoke.parameters.map((_, index) => `p${index}`).join(', ');
    const result = substitute(invoke.type, argumentMap(type));
    const bodies =
      result === types.void
        ? ['{ }']
        : this.of(result).map((value) => (value === 'null' ? typed(result, value) : value));
    return [
      ...bodies.slice(0, 2).map((body) => `(${name})((${names}) => ${body})`),
      `(${name})((${names}) => { throw new Exception("thrown by a delegate"); })`,
      'null',
    ];
  }

  private constructed(type: NamedType): string[] {
    const declared = type.definition.details?.declaration as DefinedType | undefined;
    if (declared === undefined || !isNameable(type)) return [];
    const list: string[] = [];
    for (const member of this.library.membersOf(declared)) {
      if (member.kind !== 'constructor') continue;
      const map = argumentMap(type);
      const args = member.parameters.map((parameter) => this.first(substitute(parameter.type, map)));
      if (!args.includes(null)) list.push(`new ${typeText(type)}(${args.join(', ')})`);
    }
    return list;
  }

  /** What members of types without parameters give. */
  private given(type: NamedType): string[] {
    const list: string[] = [];
    for (const defined of this.library.types) {
      if (list.length >= 3) break;
      if (defined.definition.arity > 0) continue;
      for (const member of this.library.membersOf(defined)) {
        if (member.type !== type || member.typeParameters.length > 0) continue;
        if (member.kind !== 'method' && member.kind !== 'property' && member.kind !== 'field') continue;
        const text = this.access(member);
        if (text !== null) list.push(text);
      }
    }
    return list;
  }

  private access(member: Member): string | null {
    if (member.parameters.some(({ modifier }) => modifier === 'out' || modifier === 'ref')) return null;
    const self = namedType(member.declaring.definition.name);
    const receiver = member.isStatic ? typeText(self) : this.first(self);
    if (receiver === null || (member.isStatic && !isNameable(self))) return null;
    const object = member.isStatic ? receiver : typed(self, receiver);
    if (member.kind !== 'method') return `${object}.${member.name}`;
    const args = member.parameters.map(({ type }) => this.first(type));
    return args.includes(null) ? null : `${object}.${member.name}(${args.join(', ')})`;
  }

  /** A harmless value of exactly a type. */
  private first(type: Type): string | null {
    const sample = this.of(type)[0];
    return sample === undefined ? null : typed(type, sample);
  }
}
