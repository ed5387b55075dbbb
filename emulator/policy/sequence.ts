import { locate } from './located';
import type { FailurePlace, Outcome, Run, Step } from './run';

/** A statement in its place among others. */
export interface PlacedStatement {
  readonly name: string;
  /** Undefined for `<base />`, whose statements have places of their own. */
  readonly place: FailurePlace | undefined;
  /** Statements inside it that are looked for while others are passed over, see {@link Run.only}. */
  readonly entered: readonly Run['only'][];
  readonly step: Step;
}

/**
 * Runs statements one after the other; stays synchronous as long as each does. A failure learns here where its statement
 * stands: one place for all, since every statement of every request comes through.
 */
export function sequence(statements: readonly PlacedStatement[]): Step {
  return (run) => advance(statements, 0, run);
}

function advance(statements: readonly PlacedStatement[], from: number, run: Run): Outcome | Promise<Outcome> {
  // Rarely someone follows along, or looks for one statement.
  if (run.only !== undefined || run.host.statements !== undefined) return follow(statements, from, run);
  let index = from;
  try {
    for (; index < statements.length; index++) {
      const outcome = (statements[index] as PlacedStatement).step(run);
      if (outcome !== 'next') return outcome === 'end' ? outcome : rest(outcome, statements, index, run);
      if (run.only !== undefined) return follow(statements, index + 1, run);
    }
  } catch (error) {
    throw locate(error, statements[index] as PlacedStatement, run);
  }
  return 'next';
}

/** The same when each statement is told to a listener, or passed over but for one. */
function follow(statements: readonly PlacedStatement[], from: number, run: Run): Outcome | Promise<Outcome> {
  for (let index = from; index < statements.length; index++) {
    const statement = statements[index] as PlacedStatement;
    const { name, place, entered, step } = statement;
    if (place) {
      if (run.only !== undefined && run.only !== name && !entered.includes(run.only)) continue;
      run.host.statements?.begin(name, `${run.section}/${place.path}`, run.context);
    }
    try {
      const outcome = step(run);
      if (outcome === 'next') continue;
      return outcome === 'end' ? outcome : rest(outcome, statements, index, run);
    } catch (error) {
      throw locate(error, statement, run);
    }
  }
  return 'next';
}

async function rest(
  pending: Promise<Outcome>,
  statements: readonly PlacedStatement[],
  index: number,
  run: Run,
): Promise<Outcome> {
  try {
    if ((await pending) === 'end') return 'end';
  } catch (error) {
    throw locate(error, statements[index] as PlacedStatement, run);
  }
  return advance(statements, index + 1, run);
}
