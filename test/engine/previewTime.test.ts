import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Stack } from './stack';

/** What a preview of the default program may take beyond one of an empty program, on a machine that does nothing else. */
const barMs = 1_500;

/** Previews of each program in turn, after one that warms caches; the median counts. */
const rounds = 5;

const repository = resolve(__dirname, '../..');
let folder: string;
let full: Stack;
let empty: Stack;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'empty-program-'));
  mkdirSync(join(folder, 'infra'));
  writeFileSync(join(folder, 'Pulumi.yaml'), 'name: empty\nmain: infra/\nruntime: nodejs\n');
  writeFileSync(join(folder, 'package.json'), '{ "name": "empty", "version": "1.0.0" }\n');
  cpSync(join(repository, 'tsconfig.json'), join(folder, 'tsconfig.json'));
  cpSync(join(repository, 'infra/tsconfig.json'), join(folder, 'infra/tsconfig.json'));
  writeFileSync(join(folder, 'infra/index.ts'), 'export = () => ({});\n');
  [full, empty] = [await Stack.create(), await Stack.create({}, folder)];
});
afterAll(async () => {
  await full.dispose();
  await empty.dispose();
  rmSync(folder, { recursive: true });
});

async function previewMs(stack: Stack): Promise<number> {
  const start = performance.now();
  await stack.run('preview');
  return performance.now() - start;
}

/** The middle one of an odd number of values. */
function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[(values.length - 1) / 2] ?? Number.NaN;
}

test('a preview of the default program takes little longer than one of an empty program', async () => {
  const times: { full: number[]; empty: number[] } = { full: [], empty: [] };
  for (let round = 0; round <= rounds; round++) {
    times.empty.push(await previewMs(empty));
    times.full.push(await previewMs(full));
  }
  const [fullMs, emptyMs] = [median(times.full.slice(1)), median(times.empty.slice(1))];
  const more = fullMs - emptyMs;
  const seconds = (milliseconds: number) => `${(milliseconds / 1_000).toFixed(2)} s`;
  console.log(
    `preview: ${seconds(fullMs)}, of an empty program ${seconds(emptyMs)}: ${seconds(more)} more (bar: ${seconds(barMs)})`,
  );
  // A busy machine stretches both: what fails here is type checking at load, or a module that should not be loaded.
  expect(more).toBeLessThan(Math.max(2 * barMs, 6 * emptyMs));
});
