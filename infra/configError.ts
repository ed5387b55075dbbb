import { RunError } from '@pulumi/pulumi/errors';
import type { Mistake } from '../policies';

/** The error that ends the program without a stack trace, all mistakes in it. */
export function configError(mistakes: readonly Mistake[]): RunError {
  const lines = mistakes.map(({ key, message, remedy }) => `  ${key}: ${message}\n    ${remedy}`);
  const count = mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`;
  return new RunError(`The configuration has ${count}; nothing was changed.\n${lines.join('\n')}`);
}
