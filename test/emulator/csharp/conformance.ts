/**
 * Quick runner of the conformance tables: `node --require tsx/cjs test/emulator/csharp/conformance.ts [--area X] [--show]`
 * counts the rows that hold; `--write` takes the rows that hold now out of notYet.json. A row that is not listed and
 * fails is never added: that is a mistake to repair, or a row to list by hand with its reason.
 */
import { writeFileSync } from 'node:fs';
import { CSharpError, compileExpression, contextFromJson, DotNetException, describeValue } from '../../../emulator';
import { notYet, notYetFile, shrunk } from './notYet';
import { contextRows, contexts, invalidRows, type ValueRow, valueRows } from './tables';

const known = contexts();

function outcomeOf({ context: name, expression }: ValueRow): ReturnType<typeof describeValue> {
  const context = contextFromJson(name === undefined ? {} : (known[name] as { readonly [member: string]: unknown }));
  return describeValue(compileExpression({ text: expression }).evaluate(context));
}

/** The rows whose exception says something else than .NET's does, as `id: message`. */
export function otherWords(): string[] {
  return [...valueRows(), ...contextRows()].flatMap((row) => {
    if (row.message === undefined) return [];
    try {
      outcomeOf(row);
    } catch (error) {
      if (error instanceof DotNetException && error.message !== row.message) return [`${row.id}: ${error.message}`];
    }
    return [];
  });
}

/** What running a row gave; null when it is what .NET gives. */
export function failureOf(row: ValueRow): string | null {
  try {
    const { type, value } = outcomeOf(row);
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
  const listed = notYet();
  const failing = new Set<string>();
  const news: string[] = [];
  for (const [area, rows] of [...results()].sort(([one], [other]) => one.localeCompare(other))) {
    const failed = rows.filter(({ failure }) => failure !== null);
    for (const { id } of failed) {
      failing.add(`${area} ${id}`);
      if (listed[area]?.[id] === undefined) news.push(`${area} ${id}`);
    }
    if (wanted !== undefined && area !== wanted) continue;
    if (process.argv.includes('--show'))
      for (const { id, failure } of failed) process.stdout.write(`${id}: ${failure}\n\n`);
    process.stdout.write(`${area} ${rows.length - failed.length}/${rows.length}\n`);
  }
  if (!process.argv.includes('--write')) return;
  const left = shrunk(listed, (area, id) => failing.has(`${area} ${id}`));
  writeFileSync(notYetFile, `${JSON.stringify(left, null, 1)}\n`);
  for (const row of news) process.stderr.write(`${row} fails and is not listed: the list only shrinks.\n`);
  if (news.length > 0) process.exitCode = 1;
}

if (require.main === module) main();
