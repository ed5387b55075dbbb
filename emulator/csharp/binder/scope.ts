/** Names that are visible at a place, and what the emitted function needs around its body. */
import { SyntaxProblem } from '../diagnostics';
import type { Type } from '../types';
import type { LocalFunctionGroup, Value } from './code';
import { Jumps } from './jumps';

/** What a local name means. */
export type LocalSymbol =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'function'; readonly group: LocalFunctionGroup };

/** One emitted JavaScript function: a lambda, a local function or the expression itself. */
export class FunctionFrame {
  /** Null while the result type is being inferred. */
  readonly result: Type | null;
  readonly isLambda: boolean;
  /** Element type of an iterator. */
  elementType: Type | null = null;
  readonly returns: Value[] = [];
  returnsNothing = false;
  readonly temporaries: string[] = [];
  readonly jumps = new Jumps();
  catchName: string | null = null;
  /** The parts of `try` statements around the statement at hand, the innermost last; a `try` counts if it has a catch. */
  readonly guards: ('try' | 'catch' | 'finally')[] = [];

  constructor(result: Type | null, isLambda: boolean) {
    this.result = result;
    this.isLambda = isLambda;
  }
}

/** A declaration space. Variables of patterns and `out` are hoisted to the block's beginning. */
export class Scope {
  readonly parent: Scope | null;
  /** Its locals are declared at the block's beginning too, because control can jump past their declarations. */
  readonly hoistsLocals: boolean;
  readonly hoisted: string[] = [];
  private readonly symbols = new Map<string, LocalSymbol>();
  private readonly inner = new Set<string>();

  /** Where declarations of locals go: a switch section's belong to the whole switch, its patterns' variables do not. */
  private readonly locals: Scope;

  constructor(parent: Scope | null, hoistsLocals = false, locals?: Scope) {
    this.parent = parent;
    this.hoistsLocals = hoistsLocals;
    this.locals = locals ?? this;
  }

  /** Declares the name of a declaration statement. @throws SyntaxProblem as `declare` does. */
  declareLocal(name: string, symbol: LocalSymbol, at: number): void {
    this.locals.declare(name, symbol, at);
  }

  /** Names that this list of statements declares further on. */
  private readonly upcoming = new Set<string>();

  /** Tells the names that the scope's statements will declare. */
  announce(names: readonly string[]): void {
    for (const name of names) this.upcoming.add(name);
  }

  /** Is a name declared further on, here or around? */
  isUpcoming(name: string): boolean {
    return this.upcoming.has(name) || (this.parent?.isUpcoming(name) ?? false);
  }

  find(name: string): LocalSymbol | null {
    return this.symbols.get(name) ?? this.parent?.find(name) ?? null;
  }

  /** Declares a name. @throws SyntaxProblem CS0128 or CS0136 when it is taken here, outside or inside. */
  declare(name: string, symbol: LocalSymbol, at: number): void {
    if (this.symbols.has(name))
      throw new SyntaxProblem(
        'CS0128',
        `A local variable or function named '${name}' is already defined in this scope`,
        at,
      );
    if (this.inner.has(name) || this.parent?.find(name) != null) {
      throw new SyntaxProblem(
        'CS0136',
        `A local or parameter named '${name}' cannot be declared in this scope because that name is used in an enclosing local scope to define a local or parameter`,
        at,
      );
    }
    this.symbols.set(name, symbol);
    for (let scope = this.parent; scope !== null; scope = scope.parent) scope.inner.add(name);
  }

  /** Replaces a symbol of this scope (a constant's value, a function's signature). */
  set(name: string, symbol: LocalSymbol): void {
    this.symbols.set(name, symbol);
  }
}
