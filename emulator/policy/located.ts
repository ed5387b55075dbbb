import { type FailurePlace, PolicyFailure, type Run, type Step } from './run';

/**
 * A failure learns on its way up where the statement stands. Whatever else is thrown becomes a failure of the statement,
 * so that on-error runs and the trace tells of it.
 */
export function located(step: Step, statement: string, place: FailurePlace): Step {
  const locate = (error: unknown, run: Run): never => {
    const failure = error instanceof PolicyFailure ? error : unexpected(error, statement, run);
    failure.place ??= place;
    throw failure;
  };
  return (run) => {
    try {
      const outcome = step(run);
      return typeof outcome === 'string' ? outcome : outcome.catch((error: unknown) => locate(error, run));
    } catch (error) {
      return locate(error, run);
    }
  };
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
