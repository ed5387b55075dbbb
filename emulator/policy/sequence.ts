import { type ExceptionMessage, locate } from './located';
import type { FailurePlace, Run, Step } from './run';
import { type Advance, type Callees, SequenceCode } from './sequenceCode';

/**
 * A statement that writes itself as JavaScript, so that it runs among its neighbours and not as a call of its own: the
 * few that a policy is full of.
 */
export interface WrittenStatement {
  /** JavaScript in which `run`, `context` and its `variables` are known; what it throws is a failure of the statement. */
  readonly write: (code: SequenceCode) => string;
  /** Whether it neither waits nor ends its section, whatever happens. */
  readonly isPlain: boolean;
  /** What runs instead while all statements but one are passed over. */
  readonly search?: Step;
}

/** A statement in its place among others. */
export interface PlacedStatement {
  readonly name: string;
  /** Undefined for `<base />`, whose statements have places of their own. */
  readonly place: FailurePlace | undefined;
  /** Statements inside it that are looked for while others are passed over, see {@link Run.only}. */
  readonly entered: readonly Run['only'][];
  readonly step: Step | WrittenStatement;
}

/** Statements that run one after the other. */
export interface Sequence extends Step {
  readonly statements: readonly PlacedStatement[];
}

/**
 * Runs statements one after the other; stays synchronous as long as each does. A failure learns here where its statement
 * stands. They are one function of JavaScript: a request runs some forty statements, and a call of a function that is
 * another one each time costs more than what most of them do.
 *
 * @param exceptionMessage tells exceptions of expressions from other errors
 */
export function sequence(statements: readonly PlacedStatement[], exceptionMessage: ExceptionMessage): Sequence {
  const { place, rest } = calleesWith(exceptionMessage);
  const steps = statements.map((statement) => standalone(statement, exceptionMessage));
  /** The same as the function when each statement is told to a listener, or passed over but for one. */
  const follow: Advance = (run, from = 0) => {
    for (let index = from; index < statements.length; index++) {
      const statement = statements[index] as PlacedStatement;
      const { name, place: own, entered } = statement;
      if (own) {
        if (run.only !== undefined && run.only !== name && !entered.includes(run.only)) continue;
        run.host.statements?.begin(name, `${run.section}/${own.path}`, run.context);
      }
      try {
        const outcome = (steps[index] as Step)(run);
        if (outcome === 'next') continue;
        return outcome === 'end' ? outcome : rest(outcome, statement, run, follow, index + 1);
      } catch (error) {
        throw place(error, statement, run);
      }
    }
    return 'next';
  };
  // Most are written into the sequence around them, and are never run themselves.
  let compiled: Advance | undefined;
  const run: Step = (one) => {
    compiled ??= new SequenceCode({ place, rest, follow }).compile(statements);
    return compiled(one);
  };
  return Object.assign(run, { statements });
}

/** A statement as a step of its own, in which the statements inside it have functions of theirs. */
export function standalone(statement: PlacedStatement, exceptionMessage: ExceptionMessage): Step {
  const { step } = statement;
  if (typeof step === 'function') return step;
  let compiled: Advance | undefined;
  return (run) => {
    if (run.only !== undefined && step.search) return step.search(run);
    compiled ??= new SequenceCode(calleesWith(exceptionMessage)).compile([statement]);
    return compiled(run);
  };
}

function calleesWith(exceptionMessage: ExceptionMessage): Callees {
  const place: Callees['place'] = (error, statement, run) => locate(error, statement, run, exceptionMessage);
  return {
    place,
    rest: async (pending, statement, run, goOn, from) => {
      try {
        if ((await pending) === 'end') return 'end';
      } catch (error) {
        throw place(error, statement, run);
      }
      return goOn(run, from);
    },
  };
}
