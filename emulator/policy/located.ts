import { type FailurePlace, PolicyFailure, type Run, type Step } from './run';

/** A statement and where it stands. */
interface Located {
  readonly name: string;
  readonly place: FailurePlace | undefined;
}

/** What an exception of an expression says; undefined for an error of another kind. */
export type ExceptionMessage = (error: unknown) => string | undefined;

/**
 * A failure on its way up learns where the statement stands. Whatever else is thrown becomes a failure of the statement,
 * so that on-error runs and the trace tells of it.
 */
export function locate(
  error: unknown,
  { name, place }: Located,
  run: Run,
  exceptionMessage: ExceptionMessage,
): PolicyFailure {
  const failure =
    error instanceof PolicyFailure
      ? error
      : (expressionFailure(error, name, exceptionMessage) ?? unexpected(error, name, run));
  failure.place ??= place;
  return failure;
}

/** A step whose failures know where they happened, for one that does not run in its place. */
export function located(step: Step, statement: Located, exceptionMessage: ExceptionMessage): Step {
  return async (run) => {
    try {
      return await step(run);
    } catch (error) {
      throw locate(error, statement, run, exceptionMessage);
    }
  };
}

/** The failure of a statement whose expression has thrown; undefined for an error of another kind. */
export function expressionFailure(
  error: unknown,
  statement: string,
  exceptionMessage: ExceptionMessage,
): PolicyFailure | undefined {
  const message = exceptionMessage(error);
  if (message === undefined) return undefined;
  return new PolicyFailure(statement, 'ExpressionValueEvaluationFailure', `Expression evaluation failed. ${message}`);
}

function unexpected(error: unknown, statement: string, run: Run): PolicyFailure {
  if (run.signal.aborted)
    return new PolicyFailure(statement, 'ClientConnectionFailure', 'The client closed the connection.', 499);
  const message = error instanceof Error ? error.message : String(error);
  const failure = new PolicyFailure(
    statement,
    'InternalError',
    `The emulator failed here, which is a mistake of its own: ${message}`,
  );
  failure.cause = error;
  return failure;
}
