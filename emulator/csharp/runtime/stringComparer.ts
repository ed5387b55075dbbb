/** `System.StringComparer`: one object for each `StringComparison`. */
import { compareText, equalText, folded, stringComparisons } from './compareText';
import { netHashCode } from './object';

/** Compares strings; also what dictionaries, sets and LINQ use. */
export class StringComparer {
  readonly comparison: number;

  constructor(comparison: number) {
    this.comparison = comparison;
  }

  compare(left: string | null, right: string | null): number {
    return compareText(left, right, this.comparison);
  }

  equals(left: string | null, right: string | null): boolean {
    return equalText(left, right, this.comparison);
  }

  getHashCode(value: string): number {
    return netHashCode(folded(value, this.comparison));
  }

  /** A key for JS maps under which equal strings meet. */
  key(value: string): string {
    return folded(value, this.comparison);
  }
}

/** The six comparers by name. */
export const stringComparers = Object.fromEntries(
  Object.entries(stringComparisons).map(([name, comparison]) => [name, new StringComparer(comparison)]),
) as Record<keyof typeof stringComparisons, StringComparer>;
