import { join } from 'node:path';
import { expect, test } from 'vitest';
import { file, run, temporaryFolder } from './process';

const folder = temporaryFolder();
const check = (...args: string[]) => run('check', args);

const document = (inbound: string) => `<policies>\n  <inbound>\n    ${inbound}\n  </inbound>\n</policies>\n`;
const good = file(folder, 'good.xml', document('<base />'));
const bad = file(folder, 'bad.xml', document('<set-header nam="x" />'));
const keyed = file(folder, 'keyed.xml', document('<set-variable name="{{key}}" value="@(1 + missing)" />'));
const including = file(folder, 'including.xml', document('<include-fragment fragment-id="f" />'));

test('documents without mistakes: a sentence and exit code 0', async () => {
  expect(await check(good, good)).toMatchObject({ status: 0, stdout: 'No mistakes in 2 documents.\n' });
});

test('a mistake is FILE:LINE:COLUMN: message, the line and a caret; exit code 1', async () => {
  const { stdout, status } = await check(good, bad);
  expect(status).toBe(1);
  expect(stdout).toBe(
    [
      `${bad}:3:5: <set-header> needs the attribute name`,
      '      <set-header nam="x" />',
      '      ^',
      `${bad}:3:17: <set-header> has no attribute "nam"; did you mean name?`,
      '      <set-header nam="x" />',
      '                  ^',
      '',
    ].join('\n'),
  );
});

test('a warning says so, and is no mistake', async () => {
  const compared = file(
    folder,
    'compared.xml',
    document('<choose><when condition="@(context.Variables["a"] == "x")"><base /></when></choose>'),
  );
  const { stdout, status } = await check(compared);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^.*compared\.xml:3:32: warning: CS0252: Possible unintended reference comparison; .*\n/);
  expect(stdout).toMatch(/\nNo mistakes\.\n$/);
  expect(JSON.parse((await check('--json', compared)).stdout)).toMatchObject([{ severity: 'warning', line: 3 }]);
});

test('--json is for machines', async () => {
  const { stdout, status } = await check('--json', bad);
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toEqual([
    { file: bad, line: 3, column: 5, severity: 'error', message: '<set-header> needs the attribute name' },
    {
      file: bad,
      line: 3,
      column: 17,
      severity: 'error',
      message: '<set-header> has no attribute "nam"; did you mean name?',
    },
  ]);
});

test('a named value keeps its secret and moves no place', async () => {
  const { stdout, status } = await check(keyed, '--named-value', 'key=a-long-secret-text');
  expect(status).toBe(1);
  expect(stdout).toContain(`${keyed}:3:47: CS0103: The name 'missing' does not exist`);
  expect(stdout).toContain('<set-variable name="{{key}}" value="@(1 + missing)" />');
  expect(stdout).not.toContain('secret');
});

test("a mistake in a fragment has the fragment's file, once for all documents", async () => {
  const fragment = file(folder, 'f.xml', '<fragment>\n  <forward-request />\n</fragment>\n');
  const { stdout, status } = await check(including, including, '--fragment', `f=${fragment}`);
  expect(status).toBe(1);
  expect(stdout).toBe(
    `${fragment}:2:3: <forward-request> cannot stand in <inbound>, only in <backend>\n    <forward-request />\n    ^\n`,
  );
});

test('--help lists every option', async () => {
  const { stdout, status } = await check('--help');
  expect(status).toBe(0);
  for (const option of ['--named-value', '--fragment', '--scope', '--json', '--help']) expect(stdout).toContain(option);
});

test.each([
  [[], 'No file is given.'],
  [['--jsn', good], "Unknown option '--jsn'."],
  [['--scope', 'workspace', good], '--scope workspace: give one of global, product, api, operation.'],
  [[good, join(folder, 'missing.xml')], `There is no file ${join(folder, 'missing.xml')}.`],
])('%j is a mistake in the call: a sentence and exit code 2', async (args, message) => {
  expect(await check(...args)).toMatchObject({
    stdout: '',
    stderr: `${message}\n\`npm run check -- --help\` lists the options.\n`,
    status: 2,
  });
});
