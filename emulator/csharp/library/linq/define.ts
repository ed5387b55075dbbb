/** What LINQ's tables share. */
import { iterate, NetArray, type NetSequence } from '../../runtime/array';
import { OrderedSequence } from '../../runtime/collections/ordered';
import { argumentNull, invalidOperation } from '../../runtime/exceptions';
import { LazySequence } from '../../runtime/sequence';
import type { Type } from '../../types';

/** A sequence argument before it is checked for null. */
export type Source = NetSequence | string | null;

/** Walks the receiver. @throws ArgumentNullException, at once when called outside a generator. */
export function walk(source: Source, parameter = 'source'): Iterable<unknown> {
  if (source === null) throw argumentNull(parameter);
  return iterate<unknown>(source);
}

/** Walks the receiver for some of its elements; what is sorted gives them without being sorted as a whole. */
export function walkPart(source: Source): Iterable<unknown> {
  return source instanceof OrderedSequence ? source.toPickFrom() : walk(source);
}

/** A lazy result whose source is checked for null at once, as .NET does. */
export function lazy(
  source: Source,
  type: Type,
  make: (items: Iterable<unknown>) => Iterator<unknown>,
  parameter = 'source',
): NetSequence {
  const items = walk(source, parameter);
  return new LazySequence(type, () => make(items));
}

/** How many elements a collection says it has; null when only a walk can tell. */
export function knownCount(source: Source): number | null {
  if (source === null || typeof source === 'string') return source?.length ?? null;
  if (source instanceof NetArray) return source.length;
  const { count } = source as { readonly count?: unknown };
  return typeof count === 'number' ? count : null;
}

/** .NET's exception for an empty sequence. */
export function noElements(): Error {
  return invalidOperation('Sequence contains no elements');
}

/** .NET's exception when no element satisfies a condition. */
export function noMatch(): Error {
  return invalidOperation('Sequence contains no matching element');
}
