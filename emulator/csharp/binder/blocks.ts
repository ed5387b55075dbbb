/** Statement lists: what is reachable in them, their local functions and labels. */
import { SyntaxProblem } from '../diagnostics';
import type { Statement } from '../syntax';
import { FunctionBinder } from './localFunctions';

/** JavaScript and whether its end can be reached. */
export interface Emitted {
  readonly js: string;
  readonly ends: boolean;
}

type Labeled = Statement & { kind: 'labeled' };

/** The statements from one label to the next. */
interface Segment {
  readonly parts: string[];
  ends: boolean;
}

/** Binds statement lists. */
export abstract class BlockBinder extends FunctionBinder {
  protected abstract statement(syntax: Statement): Emitted;

  protected block(statements: readonly Statement[]): Emitted {
    const { result, hoisted } = this.inScope(() => this.list(statements), hasLabels(statements));
    return { js: `{${hoisted}${result.js}}`, ends: result.ends };
  }

  /** The body of an `if` or a loop. */
  protected embedded(statement: Statement): Emitted {
    return statement.kind === 'block' ? this.statement(statement) : this.block([statement]);
  }

  /** Statements in the present scope. */
  protected list(statements: readonly Statement[]): Emitted {
    for (const statement of statements)
      if (statement.kind === 'local') this.scope.announce(statement.declarators.map(({ name }) => name));
    for (const statement of statements) if (statement.kind === 'localFunction') this.declareFunction(statement);
    return hasLabels(statements) ? this.labeledList(statements) : this.plainList(statements);
  }

  private plainList(statements: readonly Statement[]): Emitted {
    const functions: string[] = [];
    const segment: Segment = { parts: [], ends: true };
    for (const statement of statements) this.append(statement, segment, functions);
    return { js: functions.join('') + segment.parts.join(''), ends: segment.ends };
  }

  private append(statement: Statement, segment: Segment, functions: string[]): void {
    if (statement.kind === 'localFunction') {
      functions.push(this.localFunction(statement));
      return;
    }
    const emitted = this.statement(statement);
    segment.parts.push(emitted.js);
    segment.ends &&= emitted.ends;
  }

  /** A list with labels is a loop around a switch whose cases begin at the labels; a `goto` continues that loop. */
  private labeledList(statements: readonly Statement[]): Emitted {
    const names = new Map<string, number>();
    for (const label of statements.flatMap(labelsOf)) {
      if (names.has(label.label))
        throw new SyntaxProblem('CS0140', `The label '${label.label}' is a duplicate`, label.at);
      names.set(label.label, names.size + 1);
    }
    const selector = this.unique('place');
    const functions: string[] = [];
    const segments: Segment[] = [{ parts: [], ends: true }];
    const { entered } = this.frame.jumps.inLabels(this.unique('L'), names, selector, () => {
      for (const statement of statements) {
        let inner = statement;
        while (inner.kind === 'labeled') {
          segments.push({ parts: [], ends: true });
          inner = inner.statement;
        }
        this.append(inner, segments.at(-1) as Segment, functions);
      }
    });
    const ends = segments.reduce(
      (reachable, segment, index) => (reachable || entered.reached.has(index)) && segment.ends,
      true,
    );
    const cases = segments.map(({ parts }, index) => `case ${index}:${parts.join('')}`).join('');
    const js = `let ${selector}=0;${entered.prefix}for(;;){switch(${selector}){${cases}}break;}`;
    return { js: functions.join('') + js, ends };
  }
}

function labelsOf(statement: Statement): Labeled[] {
  return statement.kind === 'labeled' ? [statement, ...labelsOf(statement.statement)] : [];
}

/** Is a label in this list, not in one inside it? */
export function hasLabels(statements: readonly Statement[]): boolean {
  return statements.some(({ kind }) => kind === 'labeled');
}
