/** Definite assignment (ECMA-334, 10.4): a local without an initial value is not read before every path assigns it. */
import { SyntaxProblem } from '../diagnostics';
import type { Expression, Statement } from '../syntax';

/** The locals that are assigned here; null where control cannot come. */
type State = ReadonlySet<object> | null;
interface Branches {
  readonly whenTrue: State;
  readonly whenFalse: State;
}

function meet(left: State, right: State): State {
  if (left === null) return right;
  if (right === null) return left;
  return new Set([...left].filter((one) => right.has(one)));
}

class Flow {
  private scopes: Map<string, object>[] = [new Map()];
  private breaks: State[][] = [];

  private find(name: string): object | null {
    for (let index = this.scopes.length - 1; index >= 0; index--) {
      const found = this.scopes[index]?.get(name);
      if (found !== undefined) return found;
    }
    return null;
  }

  private within(run: () => State): State {
    this.scopes.push(new Map());
    const state = run();
    this.scopes.pop();
    return state;
  }

  private assign(state: State, name: string): State {
    const local = this.find(name);
    return local === null || state === null ? state : new Set([...state, local]);
  }

  /** All children of a node, in source order. */
  private children(node: object, state: State): State {
    let current = state;
    for (const [key, child] of Object.entries(node)) {
      if (key === 'type' || key === 'literal') continue;
      for (const one of Array.isArray(child) ? child : [child]) {
        if (typeof one !== 'object' || one === null) continue;
        current =
          'kind' in one && typeof one.kind === 'string' && key !== 'pattern'
            ? this.expression(one as Expression, current)
            : this.children(one, current);
      }
    }
    return current;
  }

  expression(syntax: Expression, state: State): State {
    switch (syntax.kind) {
      case 'name': {
        const local = this.find(syntax.name);
        if (local !== null && state !== null && !state.has(local))
          throw new SyntaxProblem('CS0165', `Use of unassigned local variable '${syntax.name}'`, syntax.at);
        return state;
      }
      case 'assign':
        if (syntax.operator === '=' && syntax.target.kind === 'name')
          return this.assign(this.expression(syntax.value, state), syntax.target.name);
        if (syntax.target.kind === 'tuple') {
          let after = this.expression(syntax.value, state);
          for (const { value } of syntax.target.items)
            after = value.kind === 'name' ? this.assign(after, value.name) : after;
          return after;
        }
        return this.expression(syntax.value, this.expression(syntax.target, state));
      case 'call': {
        if (syntax.target.kind === 'name' && syntax.target.name === 'nameof') return state;
        let after = this.expression(syntax.target, state);
        for (const { modifier, value } of syntax.arguments)
          if (!(modifier === 'out' && value.kind === 'name')) after = this.expression(value, after);
        for (const { modifier, value } of syntax.arguments)
          if (modifier === 'out' && value.kind === 'name') after = this.assign(after, value.name);
        return after;
      }
      case 'binary':
        if (syntax.operator === '&&' || syntax.operator === '||') {
          const { whenTrue, whenFalse } = this.condition(syntax, state);
          return meet(whenTrue, whenFalse);
        }
        if (syntax.operator === '??') {
          const left = this.expression(syntax.left, state);
          return meet(left, this.expression(syntax.right, left));
        }
        return this.children(syntax, state);
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
        this.within(() =>
          syntax.isBlock
            ? this.statement(syntax.body as Statement, state)
            : this.expression(syntax.body as Expression, state),
        );
        return state;
      default:
        return this.children(syntax, state);
    }
  }

  private condition(syntax: Expression, state: State): Branches {
    if (syntax.kind === 'parenthesized') return this.condition(syntax.value, state);
    if (syntax.kind === 'bool')
      return syntax.value ? { whenTrue: state, whenFalse: null } : { whenTrue: null, whenFalse: state };
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

  private loop(run: () => State): State {
    this.breaks.push([]);
    const after = this.within(run);
    return (this.breaks.pop() ?? []).reduce<State>(meet, after);
  }

  private list(statements: readonly Statement[], state: State): State {
    return statements.reduce<State>((current, one) => this.statement(one, current), state);
  }

  statement(syntax: Statement, state: State): State {
    switch (syntax.kind) {
      case 'block':
        return this.within(() => this.list(syntax.statements, state));
      case 'local': {
        let current = state;
        for (const { name, initial } of syntax.declarators) {
          if (initial !== null)
            current = initial.kind === 'items' ? this.children(initial, current) : this.expression(initial, current);
          else this.scopes.at(-1)?.set(name, {});
        }
        return current;
      }
      case 'if': {
        const { whenTrue, whenFalse } = this.condition(syntax.condition, state);
        const then = this.statement(syntax.then, whenTrue);
        return meet(then, syntax.otherwise === null ? whenFalse : this.statement(syntax.otherwise, whenFalse));
      }
      case 'while':
        return this.loop(() => {
          const { whenTrue, whenFalse } = this.condition(syntax.condition, state);
          this.statement(syntax.body, whenTrue);
          return whenFalse;
        });
      case 'do':
        return this.loop(() => this.condition(syntax.condition, this.statement(syntax.body, state) ?? state).whenFalse);
      case 'for':
        return this.loop(() => {
          let current = syntax.initial === null ? state : this.statement(syntax.initial, state);
          for (const one of syntax.initials) current = this.expression(one, current);
          const { whenTrue, whenFalse } =
            syntax.condition === null
              ? { whenTrue: current, whenFalse: null }
              : this.condition(syntax.condition, current);
          let end = this.statement(syntax.body, whenTrue);
          for (const step of syntax.steps) end = this.expression(step, end);
          return whenFalse;
        });
      case 'foreach': {
        const before = this.expression(syntax.sequence, state);
        return this.loop(() => {
          this.statement(syntax.body, before);
          return before;
        });
      }
      case 'switch': {
        const before = this.expression(syntax.value, state);
        return this.loop(() => {
          for (const { labels, statements } of syntax.sections) {
            let entry = before;
            for (const { when } of labels) if (when !== null) entry = this.condition(when, entry).whenTrue;
            this.list(statements, entry);
          }
          return syntax.sections.some(({ labels }) => labels.some(({ pattern }) => pattern === null)) ? null : before;
        });
      }
      case 'break':
        this.breaks.at(-1)?.push(state);
        return null;
      case 'return':
      case 'throw':
        if (syntax.value !== null) this.expression(syntax.value, state);
        return null;
      case 'continue':
      case 'yieldBreak':
      case 'goto':
      case 'gotoCase':
        return null;
      case 'try': {
        let after = this.statement(syntax.body, state);
        for (const { filter, body } of syntax.catches) {
          if (filter !== null) this.expression(filter, state);
          after = meet(after, this.statement(body, state));
        }
        if (syntax.finally === null) return after;
        const last = this.statement(syntax.finally, state);
        return last === null || after === null ? null : new Set([...after, ...last]);
      }
      case 'using':
        return this.within(() => {
          const before = syntax.local === null ? state : this.statement(syntax.local, state);
          return this.statement(syntax.body, syntax.value === null ? before : this.expression(syntax.value, before));
        });
      case 'lock':
        return this.statement(syntax.body, this.expression(syntax.value, state));
      case 'checked':
        return this.statement(syntax.body, state);
      case 'labeled':
        return this.statement(syntax.statement, state);
      case 'expression':
      case 'yield':
        return this.expression(syntax.value, state);
      case 'localFunction':
      case 'empty':
        return state;
    }
  }
}

/** @throws SyntaxProblem CS0165 for a local that is read before it is surely assigned. */
export function checkAssignment(body: Statement): void {
  new Flow().statement(body, new Set());
}
