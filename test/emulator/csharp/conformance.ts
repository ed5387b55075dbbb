/**
 * Quick runner of the conformance tables: `node --require tsx/cjs test/emulator/csharp/conformance.ts [--area X] [--show]`
 * counts the rows that hold; `--write` writes the others to notYet.json.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CSharpError, compileExpression, contextFromJson, DotNetException, describeValue } from '../../../emulator';
import { contextRows, contexts, invalidRows, type ValueRow, valueRows } from './tables';

const notYetFile = join(__dirname, 'notYet.json');
const known = contexts();

/** Rows that do not hold yet, by area. */
export function notYet(): { readonly [area: string]: readonly string[] } {
  return JSON.parse(readFileSync(notYetFile, 'utf8')) as { readonly [area: string]: readonly string[] };
}

/** What running a row gave; null when it is what .NET gives. */
export function failureOf(row: ValueRow): string | null {
  try {
    const name = row.context;
    const context = contextFromJson(name === undefined ? {} : (known[name] as { readonly [member: string]: unknown }));
    const compiled = compileExpression({ text: row.expression });
    const { type, value } = describeValue(compiled.evaluate(context));
    if (row.exception !== undefined) return `no exception but ${type} ${JSON.stringify(value)}`;
    return type === row.type && JSON.stringify(value) === JSON.stringify(row.value)
      ? null
      : `${type} ${JSON.stringify(value)}`;
  } catch (error) {
    if (error instanceof DotNetException) {
      return row.exception === error.typeName ? null : `${error.typeName}: ${error.message}`;
    }
    return error instanceof CSharpError ? error.message : `${error instanceof Error ? error.stack : String(error)}`;
  }
}

/** Is the row refused by the compiler (and by nothing else)? */
export function isRefused(text: string): boolean {
  try {
    compileExpression({ text });
    return false;
  } catch (error) {
    return error instanceof CSharpError;
  }
}

/** Every row of an area with what came of it; null where it holds. */
export function results(): Map<string, { readonly id: string; readonly failure: string | null }[]> {
  const areas = new Map<string, { id: string; failure: string | null }[]>();
  const note = (area: string, id: string, failure: string | null) => {
    areas.set(area, [...(areas.get(area) ?? []), { id, failure }]);
  };
  for (const row of [...valueRows(), ...contextRows()]) note(row.area, row.id, failureOf(row));
  for (const row of invalidRows())
    note(`invalid-${row.area}`, row.id, isRefused(row.expression) ? null : 'it was accepted');
  return areas;
}

function main(): void {
  const index = process.argv.indexOf('--area');
  const wanted = index < 0 ? undefined : process.argv[index + 1];
  const failing: { [area: string]: string[] } = {};
  for (const [area, rows] of [...results()].sort(([one], [other]) => one.localeCompare(other))) {
    const failed = rows.filter(({ failure }) => failure !== null);
    if (failed.length > 0) failing[area] = failed.map(({ id }) => id);
    if (wanted !== undefined && area !== wanted) continue;
    if (process.argv.includes('--show'))
      for (const { id, failure } of failed) process.stdout.write(`${id}: ${failure}\n\n`);
    process.stdout.write(`${area} ${rows.length - failed.length}/${rows.length}\n`);
  }
  if (process.argv.includes('--write')) writeFileSync(notYetFile, `${JSON.stringify(failing, null, 1)}\n`);
}

if (require.main === module) main();
