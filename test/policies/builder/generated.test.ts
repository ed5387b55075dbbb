import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { examplesModule, generateStatements } from '../../../scripts/generateStatements/source';

test('the statements and their examples are what `npm run generate` writes', () => {
  const root = join(__dirname, '../../..');
  const folder = join(root, 'policies/builder/statements');
  const fresh = mkdtempSync(join(root, 'policies/builder/.fresh-'));
  try {
    for (const [file, source] of generateStatements()) writeFileSync(join(fresh, file), source);
    writeFileSync(join(fresh, 'examples.ts'), examplesModule());
    execFileSync(join(root, 'node_modules/.bin/biome'), ['check', '--write', '--vcs-enabled=false', fresh], {
      cwd: root,
      stdio: 'ignore',
    });
    const examples = readFileSync(join(__dirname, 'examples.ts'), 'utf8');
    expect(readFileSync(join(fresh, 'examples.ts'), 'utf8')).toBe(examples);
    rmSync(join(fresh, 'examples.ts'));
    expect(readdirSync(fresh).sort()).toEqual(readdirSync(folder).sort());
    for (const file of readdirSync(folder)) {
      expect(readFileSync(join(fresh, file), 'utf8'), file).toBe(readFileSync(join(folder, file), 'utf8'));
    }
  } finally {
    rmSync(fresh, { recursive: true });
  }
});
