import { DotNetException } from '../../../emulator';

/** The .NET type and message of what a call throws; other errors are passed on. */
export function describeError(call: () => unknown): readonly [string, string] {
  try {
    call();
  } catch (error) {
    if (error instanceof DotNetException) return [error.typeName, error.message];
    throw error;
  }
  throw new Error('nothing was thrown');
}
