/** The syntax tree. Every node knows the offset where it starts (`at`) in the expression's text. */
import type { NumberLiteral } from './numberLiteral';
import type { ConstraintSyntax, TypeSyntax } from './typeSyntax';

export type { ConstraintSyntax, TypeNamePart, TypeSyntax } from './typeSyntax';

/** One argument of a call. */
export interface ArgumentSyntax {
  readonly name: string | null;
  readonly modifier: '' | 'out' | 'ref' | 'in';
  readonly value: Expression;
  readonly at: number;
}

/** A parameter of a lambda (`type` null when it is left out) or local function. */
export interface ParameterSyntax {
  readonly name: string;
  readonly type: TypeSyntax | null;
  readonly modifier: '' | 'out' | 'ref' | 'in' | 'params';
  readonly initial: Expression | null;
  readonly at: number;
  /** The range variables of a query that the parameter carries. */
  readonly range?: RangeVariables;
}

/** One range variable of a query, or those before a clause with the one that it adds. */
export type RangeVariables = string | readonly [RangeVariables, string];

/** The name of a parameter that carries range variables: one that C# cannot write when there are several. */
export function rangeName(variables: RangeVariables): string {
  return typeof variables === 'string' ? variables : `<${variables.map(rangeName).join()}>`;
}

/** `{ a, b }`, `{ X = 1 }`, `{ [k] = v }`, `{ { a, b } }` behind a creation. */
export type InitializerSyntax = readonly InitializerItem[];

/** One entry of an initializer. */
export type InitializerItem =
  | { readonly kind: 'element'; readonly values: readonly Expression[]; readonly at: number }
  | {
      readonly kind: 'member';
      readonly name: string;
      readonly value: Expression | InitializerValue;
      readonly at: number;
    }
  | {
      readonly kind: 'index';
      readonly arguments: readonly ArgumentSyntax[];
      readonly value: Expression | InitializerValue;
      readonly at: number;
    };

/** A nested initializer: `X = { … }`. */
export interface InitializerValue {
  readonly kind: 'initializer';
  readonly items: InitializerSyntax;
  readonly at: number;
}

/** What stands behind `is` or `case`. */
export type PatternSyntax =
  | { readonly kind: 'constant'; readonly value: Expression; readonly at: number }
  | {
      readonly kind: 'declaration';
      readonly type: TypeSyntax;
      readonly name: string | null;
      readonly at: number;
      readonly nameAt: number;
    }
  | { readonly kind: 'var'; readonly name: string | null; readonly at: number; readonly nameAt: number }
  /** A name that may be a type or a constant (`o is Foo`, `case A.B`). */
  | { readonly kind: 'typeOrConstant'; readonly type: TypeSyntax; readonly value: Expression; readonly at: number };

/** Text or hole of an interpolated string. */
export type InterpolationPart =
  | string
  | { readonly value: Expression; readonly alignment: Expression | null; readonly format: string | null };

/** An expression. */
export type Expression =
  | { readonly kind: 'number'; readonly literal: NumberLiteral; readonly at: number }
  | { readonly kind: 'string'; readonly value: string; readonly at: number }
  | { readonly kind: 'char'; readonly value: string; readonly at: number }
  | { readonly kind: 'bool'; readonly value: boolean; readonly at: number }
  | { readonly kind: 'null'; readonly at: number }
  | { readonly kind: 'interpolated'; readonly parts: readonly InterpolationPart[]; readonly at: number }
  | {
      readonly kind: 'name';
      readonly name: string;
      readonly arguments: readonly TypeSyntax[] | null;
      readonly at: number;
      /** Behind `global::`: a namespace or a type of none, never a local. */
      readonly isGlobal?: true;
    }
  | { readonly kind: 'predefined'; readonly name: string; readonly at: number }
  | { readonly kind: 'parenthesized'; readonly value: Expression; readonly at: number }
  | {
      readonly kind: 'member';
      readonly target: Expression;
      readonly name: string;
      readonly arguments: readonly TypeSyntax[] | null;
      readonly at: number;
      readonly nameAt: number;
    }
  | {
      readonly kind: 'call';
      readonly target: Expression;
      readonly arguments: readonly ArgumentSyntax[];
      readonly at: number;
    }
  | {
      readonly kind: 'index';
      readonly target: Expression;
      readonly arguments: readonly ArgumentSyntax[];
      readonly at: number;
    }
  | {
      readonly kind: 'conditionalAccess';
      readonly target: Expression;
      readonly access: Expression;
      readonly at: number;
      readonly mark: number;
    }
  /** The receiver inside the access of a `?.`. */
  | { readonly kind: 'receiver'; readonly at: number }
  | { readonly kind: 'unary'; readonly operator: string; readonly operand: Expression; readonly at: number }
  | { readonly kind: 'postfix'; readonly operator: '++' | '--'; readonly operand: Expression; readonly at: number }
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
      readonly at: number;
    }
  | {
      readonly kind: 'assign';
      readonly operator: string;
      readonly target: Expression;
      readonly value: Expression;
      readonly at: number;
    }
  | {
      readonly kind: 'conditional';
      readonly condition: Expression;
      readonly whenTrue: Expression;
      readonly whenFalse: Expression;
      readonly at: number;
    }
  | LambdaSyntax
  | {
      readonly kind: 'new';
      readonly type: TypeSyntax;
      readonly arguments: readonly ArgumentSyntax[] | null;
      readonly initializer: InitializerSyntax | null;
      readonly at: number;
    }
  | {
      readonly kind: 'newArray';
      readonly element: TypeSyntax | null;
      readonly rank: number;
      /** A length for each dimension, or none. */
      readonly sizes: readonly Expression[];
      readonly items: readonly ArrayItem[] | null;
      readonly at: number;
    }
  | {
      readonly kind: 'anonymous';
      readonly members: readonly { name: string; value: Expression; at: number }[];
      readonly at: number;
    }
  | { readonly kind: 'cast'; readonly type: TypeSyntax; readonly operand: Expression; readonly at: number }
  | { readonly kind: 'is'; readonly operand: Expression; readonly pattern: PatternSyntax; readonly at: number }
  | { readonly kind: 'as'; readonly operand: Expression; readonly type: TypeSyntax; readonly at: number }
  | { readonly kind: 'typeof' | 'sizeof'; readonly type: TypeSyntax; readonly at: number }
  | { readonly kind: 'default'; readonly type: TypeSyntax | null; readonly at: number }
  | { readonly kind: 'checked'; readonly isChecked: boolean; readonly value: Expression; readonly at: number }
  | { readonly kind: 'throw'; readonly value: Expression; readonly at: number }
  | TupleSyntax
  /** `out var x`, and the parts of a deconstruction; a null name is a discard. */
  | {
      readonly kind: 'declaration';
      readonly type: TypeSyntax;
      readonly name: string | null;
      readonly at: number;
      readonly nameAt: number;
    }
  | { readonly kind: 'ref'; readonly value: Expression; readonly at: number };

/** `(1, name: "a")`; with declarations in it, the targets of a deconstruction. */
export interface TupleSyntax {
  readonly kind: 'tuple';
  readonly items: readonly ArgumentSyntax[];
  readonly at: number;
}

/** The variable of a `foreach`. */
export interface ForeachVariable {
  readonly kind: 'variable';
  readonly type: TypeSyntax;
  readonly name: string;
  readonly at: number;
}

/** An element of an array initializer: a value or a nested initializer. */
export type ArrayItem =
  | Expression
  | { readonly kind: 'items'; readonly items: readonly ArrayItem[]; readonly at: number };

/** `x => …` and `delegate (…) { … }`. */
export interface LambdaSyntax {
  readonly kind: 'lambda';
  readonly parameters: readonly ParameterSyntax[];
  readonly body: Expression | Statement;
  readonly isBlock: boolean;
  readonly at: number;
  readonly arrow: number;
}

/** One local of a declaration. */
export interface DeclaratorSyntax {
  readonly name: string;
  readonly initial:
    | Expression
    | { readonly kind: 'items'; readonly items: readonly ArrayItem[]; readonly at: number }
    | null;
  readonly at: number;
}

/** A label of a switch section. A null pattern is `default`. */
export interface LabelSyntax {
  readonly pattern: PatternSyntax | null;
  readonly when: Expression | null;
  readonly at: number;
}

/** A catch clause. */
export interface CatchSyntax {
  readonly type: TypeSyntax | null;
  readonly name: string | null;
  readonly nameAt: number;
  readonly filter: Expression | null;
  readonly body: BlockSyntax;
  readonly at: number;
}

/** `{ … }`. */
export interface BlockSyntax {
  readonly kind: 'block';
  readonly statements: readonly Statement[];
  readonly at: number;
  readonly end: number;
}

/** `var a = 1, b = 2`. */
export interface LocalSyntax {
  readonly kind: 'local';
  readonly type: TypeSyntax;
  readonly isConst: boolean;
  readonly isRef: boolean;
  /** `ref readonly`. */
  readonly isReadOnly: boolean;
  readonly declarators: readonly DeclaratorSyntax[];
  readonly at: number;
}

/** A statement. */
export type Statement =
  | BlockSyntax
  | LocalSyntax
  | {
      readonly kind: 'localFunction';
      readonly name: string;
      readonly typeParameters: readonly string[];
      readonly constraints: readonly ConstraintSyntax[];
      readonly returnType: TypeSyntax;
      readonly parameters: readonly ParameterSyntax[];
      readonly body: Statement | Expression;
      readonly isBlock: boolean;
      readonly at: number;
      readonly nameAt: number;
    }
  | { readonly kind: 'expression'; readonly value: Expression; readonly at: number }
  | {
      readonly kind: 'if';
      readonly condition: Expression;
      readonly then: Statement;
      readonly otherwise: Statement | null;
      readonly at: number;
    }
  | { readonly kind: 'while'; readonly condition: Expression; readonly body: Statement; readonly at: number }
  | { readonly kind: 'do'; readonly body: Statement; readonly condition: Expression; readonly at: number }
  | {
      readonly kind: 'for';
      readonly initial: LocalSyntax | null;
      readonly initials: readonly Expression[];
      readonly condition: Expression | null;
      readonly steps: readonly Expression[];
      readonly body: Statement;
      readonly at: number;
    }
  | {
      readonly kind: 'foreach';
      /** The variable, or those into which the elements are taken apart. */
      readonly target: ForeachVariable | TupleSyntax;
      readonly sequence: Expression;
      readonly body: Statement;
      readonly at: number;
    }
  | {
      readonly kind: 'switch';
      readonly value: Expression;
      readonly sections: readonly { labels: readonly LabelSyntax[]; statements: readonly Statement[]; at: number }[];
      readonly at: number;
    }
  | { readonly kind: 'break' | 'continue' | 'empty' | 'yieldBreak'; readonly at: number }
  | { readonly kind: 'return'; readonly value: Expression | null; readonly at: number }
  | { readonly kind: 'yield'; readonly value: Expression; readonly at: number }
  | { readonly kind: 'throw'; readonly value: Expression | null; readonly at: number }
  | {
      readonly kind: 'try';
      readonly body: BlockSyntax;
      readonly catches: readonly CatchSyntax[];
      readonly finally: BlockSyntax | null;
      readonly at: number;
    }
  | {
      readonly kind: 'using';
      readonly local: LocalSyntax | null;
      readonly value: Expression | null;
      readonly body: Statement;
      readonly at: number;
    }
  | { readonly kind: 'lock'; readonly value: Expression; readonly body: Statement; readonly at: number }
  | { readonly kind: 'checked'; readonly isChecked: boolean; readonly body: BlockSyntax; readonly at: number }
  | { readonly kind: 'labeled'; readonly label: string; readonly statement: Statement; readonly at: number }
  | { readonly kind: 'goto'; readonly label: string; readonly at: number }
  /** `goto case 1;`, or `goto default;` without a value. */
  | { readonly kind: 'gotoCase'; readonly value: Expression | null; readonly at: number };

/** May the expression stand alone as a statement? */
export function isStatementExpression(syntax: Expression): boolean {
  if (syntax.kind === 'unary') return syntax.operator === '++' || syntax.operator === '--';
  if (syntax.kind === 'conditionalAccess') return isStatementExpression(syntax.access);
  return syntax.kind === 'call' || syntax.kind === 'assign' || syntax.kind === 'postfix' || syntax.kind === 'new';
}
