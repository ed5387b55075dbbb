/** Definite assignment (ECMA-334, 9.4): a local is not read before every path to it assigns it. */
import type { Expression, Statement } from '../syntax';
import { ExpressionFlow, meet, type State } from './flowExpressions';

/** The states in which control leaves a loop or switch, and in which it begins a loop's next turn. */
interface Leaving {
  readonly breaks: State[];
  /** Null in a switch: `continue` there is of the loop around it. */
  readonly continues: State[] | null;
}

type SectionSyntax = (Statement & { kind: 'switch' })['sections'][number];

/** What the binder found out about parts of the syntax. */
interface Meanings {
  /** The `switch` statements of which always one section runs. */
  readonly completeSwitches: ReadonlySet<object>;
  /** The names that mean types, though locals may have the same. */
  readonly typeUses: ReadonlySet<object>;
}

class Flow extends ExpressionFlow {
  private leaving: Leaving[] = [];
  /** What is assigned at the `goto`s to a label. */
  private labels = new Map<string, State>();

  private readonly completeSwitches: ReadonlySet<object>;

  constructor({ completeSwitches, typeUses }: Meanings) {
    super(typeUses);
    this.completeSwitches = completeSwitches;
  }

  check(kind: 'single' | 'block', syntax: Expression | Statement): void {
    if (kind === 'single') this.expression(syntax as Expression, new Set());
    else this.statement(syntax as Statement, new Set());
  }

  /** Follows a loop; `run` gets the list of the states at its `continue`s. */
  private loop(run: (continues: readonly State[]) => State): State {
    const continues: State[] = [];
    return this.leavable(continues, () => run(continues));
  }

  private leavable(continues: State[] | null, run: () => State): State {
    const breaks: State[] = [];
    this.leaving.push({ breaks, continues });
    const after = this.within(run);
    this.leaving.pop();
    return breaks.reduce<State>(meet, after);
  }

  /** Makes the locals and functions of a list known, unassigned. */
  private declareAll(statements: readonly Statement[]): void {
    for (let one of statements) {
      while (one.kind === 'labeled') one = one.statement;
      if (one.kind === 'local' && !one.isConst) for (const { name } of one.declarators) this.declare(name);
      if (one.kind === 'localFunction') this.declare(one.name, one);
    }
  }

  private list(statements: readonly Statement[], state: State): State {
    this.declareAll(statements);
    return this.follow(statements, state);
  }

  private follow(statements: readonly Statement[], state: State): State {
    if (!statements.some(({ kind }) => kind === 'labeled')) return this.sequence(statements, state);
    // A goto backward brings its state to a label that is already passed, so the list is followed until nothing changes.
    for (;;) {
      const before = this.known();
      const end = this.sequence(statements, state);
      if (this.known() === before) return end;
    }
  }

  private known(): string {
    return [...this.labels].map(([label, state]) => `${label}:${state?.size}`).join();
  }

  private sequence(statements: readonly Statement[], state: State): State {
    return statements.reduce<State>((current, one) => this.statement(one, current), state);
  }

  protected override statement(syntax: Statement, state: State): State {
    switch (syntax.kind) {
      case 'block':
        return this.within(() => this.list(syntax.statements, state));
      case 'local':
        return this.local(syntax, state);
      case 'if': {
        const { whenTrue, whenFalse } = this.condition(syntax.condition, state);
        const then = this.embedded(syntax.then, whenTrue);
        return meet(then, syntax.otherwise === null ? whenFalse : this.embedded(syntax.otherwise, whenFalse));
      }
      case 'while':
        return this.loop(() => {
          const { whenTrue, whenFalse } = this.condition(syntax.condition, state);
          this.embedded(syntax.body, whenTrue);
          return whenFalse;
        });
      case 'do':
        return this.loop((continues) => {
          const end = this.embedded(syntax.body, state);
          return this.condition(syntax.condition, continues.reduce<State>(meet, end)).whenFalse;
        });
      case 'for':
        return this.loop((continues) => this.for(syntax, state, continues));
      case 'foreach':
        return this.loop(() => {
          const before = this.expression(syntax.sequence, state);
          const element = syntax.target.kind === 'tuple' ? this.targets(syntax.target, before) : before;
          this.embedded(syntax.body, element);
          return before;
        });
      case 'switch':
        return this.switch(syntax, state);
      case 'break':
        this.leaving.at(-1)?.breaks.push(state);
        return null;
      case 'continue':
        this.leaving.findLast(({ continues }) => continues !== null)?.continues?.push(state);
        return null;
      case 'return':
        this.exits.push(syntax.value === null ? state : this.expression(syntax.value, state));
        return null;
      case 'throw':
        if (syntax.value !== null) this.expression(syntax.value, state);
        return null;
      case 'goto': {
        const known = this.labels.get(syntax.label) ?? null;
        if (state !== null) this.labels.set(syntax.label, meet(known, state));
        return null;
      }
      case 'yieldBreak':
        this.exits.push(state);
        return null;
      case 'gotoCase':
        return null;
      case 'labeled':
        return this.statement(syntax.statement, meet(state, this.labels.get(syntax.label) ?? null));
      case 'try':
        return this.try(syntax, state);
      case 'using':
        return this.within(() => {
          const before = syntax.local === null ? state : this.statement(syntax.local, state);
          return this.embedded(syntax.body, syntax.value === null ? before : this.expression(syntax.value, before));
        });
      case 'lock':
        return this.embedded(syntax.body, this.expression(syntax.value, state));
      case 'checked':
        return this.statement(syntax.body, state);
      case 'expression':
      case 'yield':
        return this.expression(syntax.value, state);
      case 'localFunction':
        // Its own locals; those around it are judged where it is called.
        this.functionBody(syntax, new Set(this.scopes.flatMap((scope) => [...scope.values()])));
        return state;
      case 'empty':
        return state;
    }
  }

  private embedded(syntax: Statement, state: State): State {
    return this.within(() => this.statement(syntax, state));
  }

  private local(syntax: Statement & { kind: 'local' }, state: State): State {
    let current = state;
    for (const { name, initial } of syntax.declarators) {
      if (!syntax.isConst && this.find(name) === null) this.declare(name);
      if (initial === null) continue;
      current = initial.kind === 'items' ? this.children(initial, current) : this.expression(initial, current);
      current = this.assign(current, name);
    }
    return current;
  }

  private for(syntax: Statement & { kind: 'for' }, state: State, continues: readonly State[]): State {
    let current = syntax.initial === null ? state : this.statement(syntax.initial, state);
    for (const one of syntax.initials) current = this.expression(one, current);
    const { whenTrue, whenFalse } =
      syntax.condition === null ? { whenTrue: current, whenFalse: null } : this.condition(syntax.condition, current);
    const end = continues.reduce<State>(meet, this.embedded(syntax.body, whenTrue));
    syntax.steps.reduce<State>((before, step) => this.expression(step, before), end);
    return whenFalse;
  }

  private switch(syntax: Statement & { kind: 'switch' }, state: State): State {
    const before = this.expression(syntax.value, state);
    return this.leavable(null, () => {
      for (const { statements } of syntax.sections) this.declareAll(statements);
      for (const section of syntax.sections) this.within(() => this.section(section, before));
      return this.completeSwitches.has(syntax) ? null : before;
    });
  }

  private section({ labels, statements }: SectionSyntax, before: State): void {
    const entries = labels.map(({ pattern, when }) => {
      const matched = pattern === null ? before : this.pattern(pattern, before).whenTrue;
      return when === null ? matched : this.condition(when, matched).whenTrue;
    });
    this.follow(statements, entries.reduce<State>(meet, null));
  }

  private try(syntax: Statement & { kind: 'try' }, state: State): State {
    let after = this.statement(syntax.body, state);
    for (const { filter, body } of syntax.catches) {
      if (filter !== null) this.expression(filter, state);
      after = meet(after, this.statement(body, state));
    }
    if (syntax.finally === null) return after;
    const last = this.statement(syntax.finally, state);
    return last === null || after === null ? null : new Set([...after, ...last]);
  }
}

/**
 * Checks that every local is assigned before it is read.
 * @throws SyntaxProblem CS0165 for a local that is read before it is surely assigned.
 */
export function checkAssignment(kind: 'single' | 'block', syntax: Expression | Statement, meanings: Meanings): void {
  new Flow(meanings).check(kind, syntax);
}
