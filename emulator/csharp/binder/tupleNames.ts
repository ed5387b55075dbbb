/** Names of the elements of tuples (C# 7.0 and 7.1). */
import { SyntaxProblem } from '../diagnostics';
import type { ArgumentSyntax, Expression } from '../syntax';
import { type ElementNames, isTuple, type Type } from '../types';

const ownNames = new Set(['CompareTo', 'Deconstruct', 'Equals', 'GetHashCode', 'Rest', 'ToString']);
const mostElements = 14;

/** @throws SyntaxProblem for names of elements that a tuple cannot have (CS8125, CS8126, CS8127). */
export function checkElementNames(names: ElementNames, places: readonly number[]): void {
  for (const [index, name] of names.entries()) {
    if (name === null) continue;
    const at = places[index] ?? 0;
    const position = itemPosition(name);
    if (position !== null && position !== index + 1)
      throw new SyntaxProblem('CS8125', `Tuple element name '${name}' is only allowed at position ${position}.`, at);
    if (ownNames.has(name))
      throw new SyntaxProblem('CS8126', `Tuple element name '${name}' is disallowed at any position.`, at);
    if (names.indexOf(name) !== index) throw new SyntaxProblem('CS8127', 'Tuple element names must be unique.', at);
  }
}

/** @throws SyntaxProblem for a tuple of more elements than are supported. */
export function checkElementCount(count: number, at: number): void {
  if (count > mostElements)
    throw new SyntaxProblem('CS8400', `A tuple of more than ${mostElements} elements is not supported here`, at);
}

/** The member of a tuple type that a name means: `Item2` for the name of its second element. */
export function elementMember(type: Type, name: string): string {
  const index = isTuple(type) ? (type.elementNames?.indexOf(name) ?? -1) : -1;
  return index < 0 ? name : `Item${index + 1}`;
}

/** The names of a literal's elements: those written, and those that its variables and members lend (C# 7.1). */
export function literalNames(items: readonly ArgumentSyntax[]): ElementNames {
  const written = items.map(({ name }) => name);
  checkElementNames(
    written,
    items.map(({ at }) => at),
  );
  const lent = items.map(({ name, value }) => (name === null ? lentName(value) : null));
  return written.map((name, index) => {
    const own = name ?? lent[index] ?? null;
    const isTaken = own !== null && [...written, ...lent].filter((other) => other === own).length > 1;
    return name === null && isTaken ? null : own;
  });
}

function lentName(value: Expression): string | null {
  const inner = value.kind === 'conditionalAccess' ? value.access : value;
  if (inner.kind !== 'name' && inner.kind !== 'member') return null;
  return ownNames.has(inner.name) || itemPosition(inner.name) !== null ? null : inner.name;
}

function itemPosition(name: string): number | null {
  const digits = /^Item([1-9][0-9]*)$/.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
}
