import { expect, test } from 'vitest';
import { evaluate } from '../../scripts/evaluate/result';
import { file, run, temporaryFolder } from './process';

const folder = temporaryFolder();
const wrong = file(folder, 'wrong.json', '{ "variables": { "v": "@(1 +)" } }');

test('type and value, exit code 0', async () => {
  expect(await run('evaluate', ['1 + 2'])).toMatchObject({ stdout: 'System.Int32\n3\n', stderr: '', status: 0 });
});

test.each([
  ['@(1 + 2)', '3'],
  ['1 + 2', '3'],
  ['1 + 2 // three', '3'],
  [' @{ return 3; }', '3'],
  ['\n{ return 1 + 2; }', '3'],
])('%j is an expression', (expression, value) => {
  expect(evaluate(expression, {})).toEqual({ type: 'System.Int32', value });
});

test.each([
  ['@(1 + nowhere)', 1, 7, '  @(1 + nowhere)\n        ^'],
  ['1 + nowhere', 1, 5, '  1 + nowhere\n      ^'],
  [' { return nowhere;\n}', 1, 11, '   { return nowhere;\n            ^'],
  ['{\n  return nowhere;\n}', 2, 10, '    return nowhere;\n           ^'],
  ['1 +', 1, 4, '  1 +\n     ^'],
])('%j: the place is that of what was given', (expression, line, column, excerpt) => {
  expect(evaluate(expression, {})).toEqual({ error: { line, column, message: expect.any(String) }, excerpt });
});

test('what is nested too deeply for the compiler says so', () => {
  const deep = `@(${'('.repeat(100_000)}1${')'.repeat(100_000)})`;
  expect(evaluate(deep, {})).toMatchObject({
    error: { message: 'The expression is too long or complex to compile: take parts of it into variables' },
  });
});

test('an exception and a compile error are told on standard output, exit code 1', async () => {
  expect(await run('evaluate', ['@(1 / int.Parse("0"))'])).toMatchObject({
    stdout: 'System.DivideByZeroException: Attempted to divide by zero.\n',
    stderr: '',
    status: 1,
  });
  expect(await run('evaluate', ['1 + nowhere'])).toMatchObject({
    stdout: "1:5: The name 'nowhere' does not exist in the current context\n  1 + nowhere\n      ^\n",
    stderr: '',
    status: 1,
  });
});

test('--context gives the context', async () => {
  const context = file(
    folder,
    'context.json',
    '{ "response": { "statusCode": 429 }, "variables": { "n": "@(1 + 1)" } }',
  );
  const expression = 'context.Response.StatusCode + (int)context.Variables["n"]';
  const { stdout } = await run('evaluate', [expression, '--context', context]);
  expect(stdout).toBe('System.Int32\n431\n');
});

test('--lines answers every line, a wrong one too; the answers say which are mistakes in the lines', async () => {
  const lines = [
    { id: 'a', expression: '@(1 + 1)' },
    { id: 'b', expression: '@(context.RequestId)', context: { requestId: '7d1c37a5-6b4b-4c7e-9a5c-1c3c3a7d5f10' } },
    { id: 'c', expression: '@(int.Parse("x"))' },
    { id: 'd', expression: '@(\n 1 + )' },
    { id: 'e' },
    { id: 'f', expression: '@(1)', context: { respons: {} } },
    { id: 'g', expression: '@(1)', context: { variables: { v: '@(int.Parse("x"))' } } },
  ];
  const input = [...lines.map((line) => JSON.stringify(line)), '', 'no JSON', '[]'].join('\n');
  const { stdout, stderr, status } = await run('evaluate', ['--lines'], input);
  const answers = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  expect(answers).toEqual([
    { id: 'a', type: 'System.Int32', value: '2' },
    { id: 'b', type: 'System.Guid', value: '7d1c37a5-6b4b-4c7e-9a5c-1c3c3a7d5f10' },
    { id: 'c', exception: 'System.FormatException', message: expect.stringContaining('correct format') },
    { id: 'd', error: { line: 2, column: 6, message: "Invalid expression term ')'" } },
    { id: 'e', error: { message: 'expression has to be text.' } },
    { id: 'f', error: { message: expect.stringMatching(/^context: There is no respons: there are api, /) } },
    {
      id: 'g',
      error: { message: expect.stringMatching(/^context: variables\.v: .* throws System\.FormatException: /) },
    },
    { id: null, error: { message: expect.stringContaining('the line is no JSON: ') } },
    { id: null, error: { message: 'the line has to hold a JSON object.' } },
  ]);
  expect({ stderr, status }).toEqual({ stderr: '', status: 2 });
});

test('--help lists every option', async () => {
  const { stdout, status } = await run('evaluate', ['--help']);
  expect(status).toBe(0);
  for (const option of ['--context', '--lines', '--help']) expect(stdout).toContain(option);
});

test.each([
  [[], "Give one expression in quotes: npm run evaluate -- '@(1 + 2)'"],
  [['@(1)', '--context', 'nowhere.json'], 'There is no file nowhere.json.'],
  [['@(1)', '--context', wrong], `${wrong}: variables.v:1:6: CS1525: Invalid expression term ')'`],
])('%j is a mistake in the call: a sentence and exit code 2', async (args, message) => {
  const { stdout, stderr, status } = await run('evaluate', args);
  expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
  expect(stderr.startsWith(message)).toBe(true);
  expect(stderr).toMatch(/\n`npm run evaluate -- --help` lists the options\.\n$/);
});
