/**
 * Which object a text or a boxed value is. JavaScript's texts, booleans and structs have no identity, so in an
 * expression that compares references one travels beside each of them (binder/identity.ts).
 */
import { Boxed } from './boxed';

/** The one object of all constants with the same text: .NET interns them. */
export const literal = Symbol('literal');

/** An object made just now, which nothing else can be. */
export const fresh = Symbol('fresh');

/** What is known of an object: nothing, or that it is a constant, a new one, or the one that a variable took. */
export type Identity = typeof literal | typeof fresh | object | undefined;

/** The identity that a variable keeps of what it takes. */
export function keptIdentity(identity: Identity): Identity {
  return identity === fresh ? {} : identity;
}

/** Are two references to the same object? Where an identity is not known, equal texts and values count as the same. */
export function isSameObject(left: unknown, one: Identity, right: unknown, other: Identity): boolean {
  if (left !== right) return isSameDelegate(left, right);
  // There is only one empty text (`string.Empty`), and one null.
  if (left === null || left === '') return true;
  if (one === fresh || other === fresh) return false;
  return one === undefined || other === undefined || one === other;
}

/** A delegate is boxed each time it becomes an object, and yet it is the same. */
function isSameDelegate(left: unknown, right: unknown): boolean {
  return (
    left instanceof Boxed &&
    right instanceof Boxed &&
    typeof left.value === 'function' &&
    left.type === right.type &&
    left.value === right.value
  );
}

/** The identity of `value.ToString()` by that of the value: a text gives itself. */
export function identityAsText(value: unknown, identity: Identity): Identity {
  return typeof value === 'string' ? identity : undefined;
}

/** The identity of texts joined by `+`: of several the new one, else that of the only one that is not empty. */
export function joinedIdentity(parts: readonly (readonly [text: string, Identity])[]): Identity {
  const [first, second] = parts.filter(([text]) => text !== '');
  if (first === undefined) return literal;
  // More than four are copied out of an array, whatever they hold.
  return second === undefined && parts.length <= 4 ? first[1] : fresh;
}

/**
 * The identity of an interpolated string whose holes are texts. Compilers differ in how they join a single one that
 * is not empty: with `string.Format`, which copies it, or with `string.Concat`, which does not.
 */
export function interpolatedIdentity(texts: readonly string[]): Identity {
  return texts.filter((text) => text !== '').length === 1 ? undefined : fresh;
}
