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
  return ignoreCase && left.length === right.length && equalIgnoringCase(left, right);
}

/** For texts of the same length. Most differ in an ASCII letter, which is seen before both are folded. */
function equalIgnoringCase(left: string, right: string): boolean {
  for (let index = 0; index < left.length; index++) {
    const one = left.charCodeAt(index);
    const other = right.charCodeAt(index);
    if (one === other) continue;
    if (one > 127 || other > 127) return upperInvariant(left) === upperInvariant(right);
    const lower = one | 32;
    if (lower !== (other | 32) || lower < 97 || lower > 122) return false;
  }
  return true;
}

/** Whether searching finds one where the other is looked for: they are equal by units in their {@link folded} form. */
export function equalForm(left: string, right: string, comparison: number): boolean {
  if (left.length !== right.length) return false;
  return ignoresCase(comparison) ? equalIgnoringCase(left, right) : left === right;
}

/** The form in which texts are equal by units exactly when the comparison finds them equal (searching). */
export function folded(text: string, comparison: number): string {
  return ignoresCase(comparison) ? upperInvariant(text) : text;
}
