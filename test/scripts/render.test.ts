import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defaultSettings, gatewayDefinition } from '../../policies';
import { run, start, temporaryFolder } from './process';

const folder = temporaryFolder();

const render = (...args: string[]) => run('render', args);

test('prints the policy of the default settings', async () => {
  const { stdout, status } = await render();
  expect(status).toBe(0);
  expect(stdout).toBe(gatewayDefinition(defaultSettings()).policies[0]?.xml);
});

test('writes the policy of a settings file', async () => {
  const settings = join(folder, 'settings.json');
  const out = join(folder, 'policy.xml');
  writeFileSync(settings, JSON.stringify({ accounts: [{ location: 'swedencentral' }] }));
  const { stdout, status } = await render('--settings', settings, '--out', out);
  expect(status).toBe(0);
  expect(stdout).toMatch(/policy\.xml: \d+ bytes\n$/);
  expect(readFileSync(out, 'utf8')).toContain('"swedencentral"');
});

test('every mistake of a settings file is a line, and nothing is written', async () => {
  const settings = join(folder, 'mistakes.json');
  writeFileSync(settings, JSON.stringify({ acounts: [], openaiCapacity: 'x', location: 'East US' }));
  const { stdout, stderr, status } = await render('--settings', settings);
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain('mistakes.json: acounts: there is no such key; did you mean accounts?\n');
  expect(stderr).toContain('mistakes.json: openaiCapacity: "x" is not a whole number');
  expect(stderr).toContain('mistakes.json: location: "East US" is not a region in its short form, such as eastus\n');
});

test.each([
  [['--settings', join(folder, 'missing.json')], `There is no file ${join(folder, 'missing.json')}.`],
  [['--bogus'], '--bogus'],
])('%j is one sentence and exit code 2', async (args, text) => {
  const { stderr, status } = await render(...args);
  expect(status).toBe(2);
  expect(stderr).toContain(text);
  expect(stderr).toContain('`npm run render -- --help` lists the options.');
  expect(stderr).not.toContain('    at ');
});

test('whoever reads it may stop early, as `| head` does', async () => {
  const rendering = start('render', []);
  rendering.child.stdout?.destroy();
  expect(await rendering.ended).toMatchObject({ stderr: '', status: 0 });
});
