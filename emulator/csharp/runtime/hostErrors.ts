/** What the JavaScript engine throws when an expression needs more stack or memory than there is. */
import { DotNetException, dotNetException, outOfMemory } from './exceptions';

/** Has the stack overflowed? */
export function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && /call stack/i.test(error.message);
}

/**
 * What a `catch` of C# sees: a .NET exception, also where a string or an array became too long for the engine.
 * @throws what it gets when that is no exception of .NET: an overflow of the stack, which .NET lets nobody catch, or a
 * mistake of the emulator.
 */
export function caught(error: unknown): DotNetException {
  if (error instanceof DotNetException) return error;
  if (
    error instanceof RangeError &&
    !isStackOverflow(error) &&
    /invalid .*length|allocation failed|count value|size exceeded/i.test(error.message)
  )
    return outOfMemory();
  throw error;
}

/** What ends an expression, as an exception of .NET where it is one or an overflow of the stack. */
export function asException(error: unknown): unknown {
  if (isStackOverflow(error))
    return dotNetException(
      'System.InsufficientExecutionStackException',
      'Insufficient stack to continue executing the program safely. This can happen from having too many functions on the call stack or function on the stack using too much stack space.',
    );
  try {
    return caught(error);
  } catch (other) {
    return other;
  }
}
