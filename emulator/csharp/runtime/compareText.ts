/** Comparison of strings by `StringComparison`, in the invariant culture. */
import { upperInvariant } from './characters';
import { argumentException } from './exceptions';

/** Members of `System.StringComparison`. */
export const stringComparisons = {
  CurrentCulture: 0,
  CurrentCultureIgnoreCase: 1,
  InvariantCulture: 2,
  InvariantCultureIgnoreCase: 3,
  Ordinal: 4,
  OrdinalIgnoreCase: 5,
} as const;

const collator = new Intl.Collator('en-US');
const collatorIgnoringCase = new Intl.Collator('en-US', { sensitivity: 'accent' });

/** Does the comparison ignore case? @throws ArgumentException for a number that is no member. */
export function ignoresCase(comparison: number): boolean {
  if (comparison < 0 || comparison > 5) {
    throw argumentException('The string comparison type passed in is currently not supported.', 'comparisonType');
  }
  return comparison % 2 === 1;
}

/** Order of the invariant culture: -1, 0 or 1; null comes first. */
export function compareCulture(left: string | null, right: string | null, ignoreCase = false): number {
  if (left === null || right === null) return left === right ? 0 : left === null ? -1 : 1;
  return left === right ? 0 : Math.sign((ignoreCase ? collatorIgnoringCase : collator).compare(left, right));
}

/** Order by UTF-16 units: the difference of the first units that differ, or of the lengths. */
export function compareOrdinal(left: string | null, right: string | null): number {
  if (left === null || right === null) return left === right ? 0 : left === null ? -1 : 1;
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const difference = left.charCodeAt(index) - right.charCodeAt(index);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** `string.Compare(a, b, comparison)`. */
export function compareText(left: string | null, right: string | null, comparison: number): number {
  const ignoreCase = ignoresCase(comparison);
  if (comparison < stringComparisons.Ordinal) return compareCulture(left, right, ignoreCase);
  if (!ignoreCase) return compareOrdinal(left, right);
  return compareOrdinal(left === null ? null : upperInvariant(left), right === null ? null : upperInvariant(right));
}

/** `string.Equals(a, b, comparison)`. */
export function equalText(left: string | null, right: string | null, comparison: number): boolean {
  const ignoreCase = ignoresCase(comparison);
  if (left === null || right === null) return left === right;
  if (left === right) return true;
  if (comparison < stringComparisons.Ordinal) return compareCulture(left, right, ignoreCase) === 0;
  return ignoreCase && left.length === right.length && standsIgnoringCase(left, 0, right);
}

/**
 * For a part that is not longer than what is left of the text. Most differ in an ASCII letter, which is seen before
 * both are folded; from the end, since paths and the like begin alike.
 */
function standsIgnoringCase(text: string, at: number, part: string): boolean {
  for (let index = part.length - 1; index >= 0; index--) {
    const one = text.charCodeAt(at + index);
    const other = part.charCodeAt(index);
    if (one === other) continue;
    if (one > 127 || other > 127) return upperInvariant(text.slice(at, at + part.length)) === upperInvariant(part);
    const lower = one | 32;
    if (lower !== (other | 32) || lower < 97 || lower > 122) return false;
  }
  return true;
}

/** Whether searching finds a part at a place of a text: they are equal by units in their {@link folded} form. */
export function standsAt(text: string, at: number, part: string, comparison: number): boolean {
  if (at < 0 || at + part.length > text.length) return false;
  return ignoresCase(comparison) ? standsIgnoringCase(text, at, part) : text.startsWith(part, at);
}

/** The form in which texts are equal by units exactly when the comparison finds them equal (searching). */
export function folded(text: string, comparison: number): string {
  return ignoresCase(comparison) ? upperInvariant(text) : text;
}
