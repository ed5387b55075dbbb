/** What binding an expression gives: typed JavaScript, or something that only becomes a value in a context. */
import { SyntaxProblem } from '../diagnostics';
import type { Member } from '../library/signature';
import type { LambdaSyntax } from '../syntax';
import type { NamedType, Type } from '../types';

/** A place that can be assigned to. `setup` runs first; `get` and `set` may then be used once each. */
export interface Place {
  readonly setup: readonly string[];
  readonly get: string;
  /** With JavaScript of the value's identity, where that is followed. */
  readonly set: (value: string, identity?: string) => string;
  /** A property or indexer: neither a struct inside it nor it itself by reference can be changed. */
  readonly isProperty?: true;
}

/** JavaScript with its .NET type. */
export interface Value {
  readonly kind: 'value';
  readonly type: Type;
  readonly js: string;
  readonly constant?: { readonly value: unknown };
  /** JavaScript of the value's identity, to be run right after `js`; absent where it is not known or not followed. */
  readonly identity?: string | undefined;
  /** Of a joined text: what it is joined of, where identities are followed. */
  readonly joined?: readonly JoinedText[];
  readonly place?: Place;
  /** Roslyn's error for an assignment, when there is no place. */
  readonly notAssignable?: { readonly code: string; readonly message: string };
  /** Never null, so no check is needed. */
  readonly notNull?: boolean;
  /** It is `context.Variables`. */
  readonly isVariables?: true;
  /** Of a cast, which says what is meant. */
  readonly isCast?: true;
  /** Of a variable that stands for another: the function in which it may be used, and the error elsewhere. */
  readonly onlyIn?: { readonly frame: object; readonly code: string; readonly message: string };
  /** Of a tuple literal: it converts as its elements do. */
  readonly elements?: readonly TupleElement[];
}

/** One of several texts that are joined: named, with its identity, once the whole has run. */
export interface JoinedText {
  readonly name: string;
  readonly identity: string;
  /** The text of a constant. */
  readonly constant?: string;
}

/** One element of a tuple literal. */
export interface TupleElement {
  readonly name: string | null;
  readonly bound: Bound;
  readonly at: number;
}

/** A method name before its arguments are known. */
export interface MethodGroup {
  readonly kind: 'methods';
  readonly name: string;
  readonly receiver: Value | null;
  readonly receiverType: Type;
  readonly typeArguments: readonly Type[] | null;
}

/** A local function's name. */
export interface LocalFunctionGroup {
  readonly kind: 'localFunction';
  readonly js: string;
  readonly member: Member;
  readonly typeArguments: readonly Type[] | null;
}

/** Everything an expression can be. */
export type Bound =
  | Value
  | MethodGroup
  | LocalFunctionGroup
  | { readonly kind: 'type'; readonly type: Type }
  | { readonly kind: 'namespace'; readonly name: string }
  | { readonly kind: 'lambda'; readonly syntax: LambdaSyntax }
  | { readonly kind: 'throw'; readonly js: string }
  | { readonly kind: 'default' }
  /** A tuple literal with an element that has no type of its own (`(1, null)`). */
  | { readonly kind: 'tuple'; readonly elements: readonly TupleElement[] }
  | { readonly kind: 'outVariable'; readonly declare: (type: Type) => Value; readonly type: Type | null };

/** A bound argument with its name and modifier. */
export interface Argument {
  readonly bound: Bound;
  readonly name: string | null;
  readonly modifier: '' | 'out' | 'ref' | 'in';
  readonly at: number;
}

/** How a value becomes one of another type. */
export interface Conversion {
  readonly implicit: boolean;
  readonly apply: (js: string) => string;
  readonly constant?: { readonly value: unknown };
}

/** A chosen member with its arguments in order. */
export interface Chosen {
  readonly member: Member;
  readonly owner: NamedType;
  readonly arguments: readonly string[];
  /** What is known of the arguments, as JavaScript. */
  readonly identities: readonly string[];
  readonly typeArguments: readonly Type[];
  readonly result: Type;
}

/** `let a,b;` or nothing. */
export function declare(names: readonly string[]): string {
  return names.length === 0 ? '' : `let ${[...new Set(names)].join(',')};`;
}

/** What is no call, assignment, step or creation cannot stand alone. */
export function notAStatement(at: number): SyntaxProblem {
  return new SyntaxProblem(
    'CS0201',
    'Only assignment, call, increment, decrement and new object expressions can be used as a statement',
    at,
  );
}
