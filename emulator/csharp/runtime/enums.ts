/** Names and values of enum types at run time. */
import type { DefinedType } from '../library/define';
import type { NamedType } from '../types';

/** The members of an enum, in the order of their declaration. */
export function enumValues(type: NamedType): Readonly<Record<string, number>> {
  return (type.definition.details?.declaration as DefinedType | undefined)?.specification.values ?? {};
}

/** Is it declared with `[Flags]`? */
export function isFlags(type: NamedType): boolean {
  return (type.definition.details?.declaration as DefinedType | undefined)?.specification.flags ?? false;
}

/** `ToString()` of an enum value: its name, the names of its flags, or the number. */
export function enumText(type: NamedType, value: number): string {
  const entries = Object.entries(enumValues(type));
  const exact = entries.find(([, member]) => member === value);
  if (exact !== undefined) return exact[0];
  if (!isFlags(type)) return String(value);
  let rest = value;
  const names: string[] = [];
  for (const [name, member] of [...entries].sort(([, left], [, right]) => right - left)) {
    if (member !== 0 && (rest & member) === member) {
      names.unshift(name);
      rest &= ~member;
    }
  }
  return rest === 0 && names.length > 0 ? names.join(', ') : String(value);
}

/** The value that a text names: a member, several with commas between, or a number. Null when it names none. */
export function parseEnum(type: NamedType, text: string, ignoreCase: boolean): number | null {
  const whole = text.trim();
  if (/^[+-]?\d+$/.test(whole)) {
    const number = Number(whole);
    return number === (number | 0) ? number : null;
  }
  const entries = Object.entries(enumValues(type));
  let value = 0;
  for (const part of whole.split(',')) {
    const name = part.trim();
    const isNamed = ([member]: [string, number]) =>
      ignoreCase ? member.toLowerCase() === name.toLowerCase() : member === name;
    const found = entries.find(isNamed);
    if (found === undefined) return null;
    value |= found[1];
  }
  return value;
}
