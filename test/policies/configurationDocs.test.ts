import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { settingsKeys } from '../../policies';

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

test('no key stands there that the settings do not have', () => {
  const listed = [...pulumiYaml.matchAll(/^ {2}(\w+):$/gm)].map(([, key]) => key);
  const documented = [...page.matchAll(/^\| `(\w+)` \| (?:integer|string|boolean|array|object) \|/gm)].map(
    ([, key]) => key,
  );
  expect(listed.sort()).toEqual(Object.keys(settingsKeys).sort());
  expect(documented.sort()).toEqual(Object.keys(settingsKeys).sort());
});
