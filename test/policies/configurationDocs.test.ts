import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { settingsKeys } from '../../policies';
import { setCommand } from '../../policies/settings/commands';
import { required } from '../../policies/settings/reader';

const root = join(__dirname, '../..');
const pulumiYaml = readFileSync(join(root, 'Pulumi.yaml'), 'utf8');
const page = readFileSync(join(root, 'docs/configuration.md'), 'utf8');

test.each(Object.entries(settingsKeys))(
  '%s stands in Pulumi.yaml and in docs/configuration.md as the settings have it',
  (key, { type, description, default: value, example }) => {
    const entry = new RegExp(`^  ${key}:\\n(?:    .*\\n?)+`, 'm').exec(pulumiYaml)?.[0];
    expect(entry).toContain(`type: ${type}`);
    expect(entry).toContain(description);
    const written = /^ {4}default: (.*)$/m.exec(entry ?? '')?.[1];
    expect(written).toBe(typeof value === 'object' ? JSON.stringify(value) : String(value));
    const row = page.split('\n').find((line) => line.startsWith(`| \`${key}\` |`));
    expect(row).toContain(` ${type} `);
    expect(row).toContain(description);
    expect(row).toContain(`pulumi config set ${example}`);
  },
);

/** The row of a field: its key, type, default, effect and an example, as the page has to have it. */
const rows = Object.entries(settingsKeys).flatMap(([key, { rule }]) =>
  Object.entries(rule.fields ?? {}).map(([name, field]) => {
    const array = rule.type === 'array';
    const { suffix, value } = field.rule.example;
    const example = setCommand(`${key}${array ? '[0]' : ''}.${name}${suffix}`, value);
    const written = typeof field.default === 'string' ? field.default : JSON.stringify(field.default);
    const fallback = field.default === required ? 'required' : field.default === undefined ? '' : `\`${written}\``;
    return `| \`${key}${array ? '[]' : ''}.${name}\` | ${field.rule.type} | ${fallback} | ${field.description} | \`${example}\` |`;
  }),
);

test('every field of the arrays and objects has its row', () => {
  const listed = page.split('\n').filter((line) => /^\| `\w+(?:\[\])?\.\w+` \|/.test(line));
  expect(listed).toEqual(rows);
});

test.each(rows)('the example of %s is taken as it stands', (row) => {
  const [, key = '', name = '', value = ''] = /--path '(\w+)[^']*?\.(\w+)(?:\[0\])?' (.+?)` \|$/.exec(row) ?? [];
  const word = value.replaceAll("'", '');
  const field = settingsKeys[key as keyof typeof settingsKeys].rule.fields?.[name];
  const mistakes: string[] = [];
  const given = field?.rule.type === 'array' ? [word] : word;
  field?.rule(given, key, (_, message) => mistakes.push(message));
  expect(field).toBeDefined();
  expect(mistakes).toEqual([]);
});

test('no key stands there that the settings do not have', () => {
  const listed = [...pulumiYaml.matchAll(/^ {2}(\w+):$/gm)].map(([, key]) => key);
  const documented = [...page.matchAll(/^\| `(\w+)` \| (?:integer|string|boolean|array|object) \|/gm)].map(
    ([, key]) => key,
  );
  expect(listed.sort()).toEqual(Object.keys(settingsKeys).sort());
  expect(documented.sort()).toEqual(Object.keys(settingsKeys).sort());
});
