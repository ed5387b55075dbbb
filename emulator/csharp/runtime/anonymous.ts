/** Anonymous types at run time. */
import { defineType } from '../library/define';
import { definitionOf, type NamedType, type Type, type TypeDefinition } from '../types';
import { box } from './boxed';
import { netEquals, netHashCode, toText } from './object';

/** An instance of an anonymous type: `new { A = 1 }`. */
export class AnonymousObject {
  readonly netType: NamedType;
  readonly names: readonly string[];
  readonly values: readonly unknown[];

  constructor(netType: NamedType, values: readonly unknown[]) {
    this.netType = netType;
    this.names = namesOf.get(netType.definition) ?? [];
    this.values = values;
  }

  /** Name and object-typed value of every property, in order. */
  entries(): [string, unknown][] {
    return this.names.map((name, index) => [name, box(this.values[index], this.netType.arguments_[index] as Type)]);
  }

  netToString(): string {
    if (this.names.length === 0) return '{ }';
    return `{ ${this.entries()
      .map(([name, value]) => `${name} = ${toText(value)}`)
      .join(', ')} }`;
  }

  netEquals(other: unknown): boolean {
    if (!(other instanceof AnonymousObject) || other.netType !== this.netType) return false;
    const theirs = other.entries();
    return this.entries().every(([, value], index) => netEquals(value, theirs[index]?.[1]));
  }

  netHashCode(): number {
    return this.entries().reduce((hash, [, value]) => (Math.imul(hash, -1521134295) + netHashCode(value)) | 0, 0);
  }
}

const namesOf = new Map<TypeDefinition, readonly string[]>();

/** The definition of the anonymous type with these property names. */
export function anonymousDefinition(names: readonly string[]): TypeDefinition {
  const name = `<>f__AnonymousType_${names.join('_')}`;
  const definition = definitionOf(name, names.length);
  if (!definition.isDefined) {
    namesOf.set(definition, names);
    const members: Record<string, unknown> = {};
    for (const [index, property] of names.entries())
      members[`T${index} ${property} { get; }`] = (self: AnonymousObject) => self.values[index];
    const defined = defineType({
      name:
        names.length === 0
          ? 'Anonymous0'
          : `Anonymous${names.length}<${names.map((_, index) => `T${index}`).join(', ')}>`,
      hidden: true,
      members,
    });
    definition.details = {
      ...(defined.definition.details as NonNullable<typeof definition.details>),
      declaration: { ...defined, definition },
    };
  }
  return definition;
}
