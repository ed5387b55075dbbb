/** Definite assignment in expressions (ECMA-334, 9.4.4). */
import { SyntaxProblem } from '../diagnostics';
import type { ArgumentSyntax, Expression, LambdaSyntax, PatternSyntax, Statement, TupleSyntax } from '../syntax';

/** The locals that are assigned here; null where control cannot come. */
export type State = ReadonlySet<object> | null;

/** The states behind a condition. */
export interface Branches {
  readonly whenTrue: State;
  readonly whenFalse: State;
}

type LocalFunction = Statement & { kind: 'localFunction' };

/** What is assigned on both ways. */
export function meet(left: State, right: State): State {
  if (left === null) return right;
  if (right === null) return left;
  return new Set([...left].filter((one) => right.has(one)));
}

/** An `out` parameter: it has no value before the function assigns one. */
class OutParameter {}

/** Follows expressions; statements come from the class that extends it. */
export abstract class ExpressionFlow {
  /** Tracked locals and local functions by name, scope by scope. */
  protected scopes: Map<string, object>[] = [new Map()];
  /** The states at the returns of the function at hand. */
  protected exits: State[] = [];
  private readonly running = new Set<object>();
  private readonly typeUses: ReadonlySet<object>;

  constructor(typeUses: ReadonlySet<object>) {
    this.typeUses = typeUses;
  }

  protected abstract statement(syntax: Statement, state: State): State;

  protected find(name: string): object | null {
    for (let index = this.scopes.length - 1; index >= 0; index--) {
      const found = this.scopes[index]?.get(name);
      if (found !== undefined) return found;
    }
    return null;
  }

  protected within<T>(run: () => T): T {
    this.scopes.push(new Map());
    const result = run();
    this.scopes.pop();
    return result;
  }

  /** Tracks a name of the present scope; `what` is the syntax of a local function. */
  protected declare(name: string, what: object = {}): void {
    this.scopes.at(-1)?.set(name, what);
  }

  protected assign(state: State, name: string): State {
    const local = this.find(name);
    return local === null || state === null || state.has(local) ? state : new Set([...state, local]);
  }

  private declareAssigned(state: State, name: string | null): State {
    if (name === null) return state;
    this.declare(name);
    return this.assign(state, name);
  }

  /** All children of a node, in source order. */
  protected children(node: object, state: State): State {
    let current = state;
    for (const [key, child] of Object.entries(node)) {
      if (key === 'type' || key === 'literal') continue;
      for (const one of Array.isArray(child) ? child : [child]) {
        if (typeof one !== 'object' || one === null) continue;
        const isExpression = 'kind' in one && typeof one.kind === 'string' && key !== 'pattern';
        current = isExpression ? this.expression(one as Expression, current) : this.children(one, current);
      }
    }
    return current;
  }

  protected expression(syntax: Expression, state: State): State {
    switch (syntax.kind) {
      case 'name':
        return this.typeUses.has(syntax) ? state : this.read(syntax.name, syntax.at, state);
      case 'assign':
        return this.assignment(syntax, state);
      case 'call': {
        if (syntax.target.kind === 'name' && syntax.target.name === 'nameof') return state;
        return this.arguments(syntax.arguments, this.expression(syntax.target, state));
      }
      case 'new':
        return this.children(syntax.initializer ?? [], this.arguments(syntax.arguments ?? [], state));
      case 'binary':
        if (syntax.operator === '??') {
          const left = this.expression(syntax.left, state);
          return meet(left, this.expression(syntax.right, left));
        }
        if (syntax.operator !== '&&' && syntax.operator !== '||') return this.children(syntax, state);
        return this.value(syntax, state);
      case 'is':
      case 'parenthesized':
        return this.value(syntax, state);
      case 'unary':
        return syntax.operator === '!' ? this.value(syntax, state) : this.children(syntax, state);
      case 'conditional': {
        const { whenTrue, whenFalse } = this.condition(syntax.condition, state);
        return meet(this.expression(syntax.whenTrue, whenTrue), this.expression(syntax.whenFalse, whenFalse));
      }
      case 'conditionalAccess': {
        const target = this.expression(syntax.target, state);
        this.expression(syntax.access, target);
        return target;
      }
      case 'throw':
        this.expression(syntax.value, state);
        return null;
      case 'lambda':
        this.lambda(syntax, state);
        return state;
      case 'declaration':
        return this.declareAssigned(state, syntax.name);
      default:
        return this.children(syntax, state);
    }
  }

  private value(syntax: Expression, state: State): State {
    const { whenTrue, whenFalse } = this.condition(syntax, state);
    return meet(whenTrue, whenFalse);
  }

  private read(name: string, at: number, state: State): State {
    const local = this.find(name);
    if (local === null || state === null) return state;
    if ('kind' in local) return this.called(local as LocalFunction, at, state);
    if (state.has(local)) return state;
    if (local instanceof OutParameter)
      throw new SyntaxProblem('CS0269', `Use of unassigned out parameter '${name}'`, at);
    throw new SyntaxProblem('CS0165', `Use of unassigned local variable '${name}'`, at);
  }

  /** A mention of a local function: the locals that it reads must be assigned by then; those that it sets are after. */
  private called(syntax: LocalFunction, at: number, state: NonNullable<State>): State {
    if (this.running.has(syntax)) return state;
    this.running.add(syntax);
    try {
      const after = this.functionBody(syntax, state);
      return after === null ? state : new Set([...state, ...after]);
    } catch (error) {
      if (error instanceof SyntaxProblem) throw new SyntaxProblem(error.code, error.message, at);
      throw error;
    } finally {
      this.running.delete(syntax);
    }
  }

  /** The state at the end of a local function that is called in a state. */
  protected functionBody(syntax: LocalFunction, state: State): State {
    const outer = this.exits;
    this.exits = [];
    const after = this.within(() => {
      const outs = syntax.parameters.filter(({ modifier }) => modifier === 'out');
      for (const { name } of outs) this.declare(name, new OutParameter());
      const end = syntax.isBlock
        ? this.statement(syntax.body as Statement, state)
        : this.expression(syntax.body as Expression, state);
      const last = this.exits.reduce<State>(meet, end);
      const missing = outs.find(({ name }) => last !== null && !last.has(this.find(name) ?? outs));
      if (missing !== undefined)
        throw new SyntaxProblem(
          'CS0177',
          `The out parameter '${missing.name}' must be assigned to before control leaves the current method`,
          syntax.nameAt,
        );
      return last;
    });
    this.exits = outer;
    return after;
  }

  private lambda(syntax: LambdaSyntax, state: State): void {
    const outer = this.exits;
    this.exits = [];
    this.within(() =>
      syntax.isBlock
        ? this.statement(syntax.body as Statement, state)
        : this.expression(syntax.body as Expression, state),
    );
    this.exits = outer;
  }

  private assignment(syntax: Expression & { kind: 'assign' }, state: State): State {
    const { target } = syntax;
    if (target.kind === 'tuple') return this.targets(target, this.expression(syntax.value, state));
    if (syntax.operator === '=' && target.kind === 'name')
      return this.assign(this.expression(syntax.value, state), target.name);
    return this.expression(syntax.value, this.expression(target, state));
  }

  /** The targets of a deconstruction: what they name is assigned behind it. */
  protected targets(target: TupleSyntax, state: State): State {
    return target.items.reduce<State>((current, { value }) => {
      if (value.kind === 'tuple') return this.targets(value, current);
      return value.kind === 'name' ? this.assign(current, value.name) : this.expression(value, current);
    }, state);
  }

  /** Arguments of a call: what `out` names is assigned when the call returns. */
  private arguments(list: readonly ArgumentSyntax[], state: State): State {
    const isOut = ({ modifier, value }: ArgumentSyntax) => modifier === 'out' && value.kind === 'name';
    const evaluated = list.reduce<State>(
      (current, argument) => (isOut(argument) ? current : this.expression(argument.value, current)),
      state,
    );
    return list.reduce<State>(
      (current, argument) =>
        isOut(argument) && argument.value.kind === 'name' ? this.assign(current, argument.value.name) : current,
      evaluated,
    );
  }

  protected condition(syntax: Expression, state: State): Branches {
    if (syntax.kind === 'parenthesized') return this.condition(syntax.value, state);
    if (syntax.kind === 'bool')
      return syntax.value ? { whenTrue: state, whenFalse: null } : { whenTrue: null, whenFalse: state };
    if (syntax.kind === 'is') return this.pattern(syntax.pattern, this.expression(syntax.operand, state));
    if (syntax.kind === 'unary' && syntax.operator === '!') {
      const { whenTrue, whenFalse } = this.condition(syntax.operand, state);
      return { whenTrue: whenFalse, whenFalse: whenTrue };
    }
    if (syntax.kind === 'binary' && syntax.operator === '&&') {
      const left = this.condition(syntax.left, state);
      const right = this.condition(syntax.right, left.whenTrue);
      return { whenTrue: right.whenTrue, whenFalse: meet(left.whenFalse, right.whenFalse) };
    }
    if (syntax.kind === 'binary' && syntax.operator === '||') {
      const left = this.condition(syntax.left, state);
      const right = this.condition(syntax.right, left.whenFalse);
      return { whenTrue: meet(left.whenTrue, right.whenTrue), whenFalse: right.whenFalse };
    }
    const after = this.expression(syntax, state);
    return { whenTrue: after, whenFalse: after };
  }

  /** A pattern: its variable is assigned where it matches. */
  protected pattern(syntax: PatternSyntax, state: State): Branches {
    if (syntax.kind === 'constant' || syntax.kind === 'typeOrConstant' || syntax.name === null)
      return { whenTrue: state, whenFalse: state };
    const whenTrue = this.declareAssigned(state, syntax.name);
    return { whenTrue, whenFalse: syntax.kind === 'var' ? whenTrue : state };
  }
}
