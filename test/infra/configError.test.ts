import { RunError } from '@pulumi/pulumi';
import { expect, test } from 'vitest';
import { configError } from '../../infra/configError';

test('an error names every place and every remedy', () => {
  const error = configError([
    { key: 'a', message: 'is wrong', remedy: 'pulumi config set a 1' },
    { key: 'b[0]', message: 'is wrong too', remedy: 'pulumi config rm b' },
  ]);
  // Pulumi prints a RunError's message and no stack trace.
  expect(error).toBeInstanceOf(RunError);
  expect(error.message).toContain('2 mistakes');
  expect(error.message).toContain('a: is wrong\n    pulumi config set a 1');
  expect(error.message).toContain('b[0]: is wrong too\n    pulumi config rm b');
});

test('one mistake is called one', () => {
  expect(configError([{ key: 'a', message: 'is wrong', remedy: 'fix' }]).message).toContain('has a mistake; nothing');
});
