/** The tree of a regular expression. */

/** Members of `System.Text.RegularExpressions.RegexOptions`. */
export const regexOptions = {
  None: 0,
  IgnoreCase: 1,
  Multiline: 2,
  ExplicitCapture: 4,
  Compiled: 8,
  Singleline: 16,
  IgnorePatternWhitespace: 32,
  RightToLeft: 64,
  ECMAScript: 256,
  CultureInvariant: 512,
  NonBacktracking: 1024,
} as const;

/** Does a UTF-16 unit belong to the set? */
export type UnitTest = (unit: number) => boolean;

/** A node of the tree. Groups are known by a key: a name, or `#n` for the n-th group without one. */
export type RegexNode =
  | { readonly kind: 'unit'; readonly test: UnitTest }
  | { readonly kind: 'sequence' | 'choice'; readonly nodes: readonly RegexNode[] }
  | { readonly kind: 'group'; readonly node: RegexNode; readonly key: string | null; readonly pops: string | null }
  | { readonly kind: 'look'; readonly node: RegexNode; readonly behind: boolean; readonly negative: boolean }
  | { readonly kind: 'atomic'; readonly node: RegexNode }
  | {
      readonly kind: 'repeat';
      readonly node: RegexNode;
      readonly min: number;
      readonly max: number;
      readonly lazy: boolean;
    }
  | { readonly kind: 'reference'; readonly key: string; readonly ignoreCase: boolean }
  | {
      readonly kind: 'condition';
      readonly key: string | null;
      readonly look: RegexNode | null;
      readonly yes: RegexNode;
      readonly no: RegexNode;
    }
  | { readonly kind: 'anchor'; readonly test: (text: string, at: number, start: number) => boolean };

/** The tree and the groups in the order of their numbers (0 is the whole match). */
export interface ParsedRegex {
  readonly root: RegexNode;
  readonly groups: readonly string[];
}
