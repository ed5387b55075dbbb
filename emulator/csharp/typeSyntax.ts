/** The syntax of types, and of what is wanted of type parameters. */

/** A type as written. */
export type TypeSyntax =
  | {
      readonly kind: 'name';
      readonly parts: readonly TypeNamePart[];
      readonly at: number;
      /** Behind `global::`: the full name. */
      readonly isGlobal?: true;
    }
  | { readonly kind: 'array'; readonly element: TypeSyntax; readonly rank: number; readonly at: number }
  | { readonly kind: 'nullable'; readonly element: TypeSyntax; readonly at: number; readonly mark: number }
  | {
      readonly kind: 'tuple';
      readonly items: readonly { type: TypeSyntax; name: string | null; nameAt: number }[];
      readonly at: number;
    };

/** One name of a dotted type name with its type arguments. */
export interface TypeNamePart {
  readonly name: string;
  readonly arguments: readonly TypeSyntax[];
  readonly at: number;
}

/** One thing that `where T : …` wants of a type parameter. */
export interface ConstraintSyntax {
  readonly parameter: string;
  readonly wanted: 'class' | 'struct' | 'new()' | TypeSyntax;
  readonly at: number;
}
