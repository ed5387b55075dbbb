/** Quick runner of the conformance tables: `node --require tsx/cjs test/emulator/csharp/conformance.ts [--area X] [--show]`. */
import { CSharpError, compileExpression, DotNetException, describeValue } from '../../../emulator/csharp';
import { contextRows, invalidRows, type ValueRow, valueRows } from './tables';

/** What running a row gave; null when it is what .NET gives. */
export function failureOf(row: ValueRow, context: unknown): string | null {
  try {
    const compiled = compileExpression({ text: row.expression });
    const { type, value } = describeValue(compiled.evaluate(context as never));
    if (row.exception !== undefined) return `no exception but ${type} ${JSON.stringify(value)}`;
    return type === row.type && JSON.stringify(value) === JSON.stringify(row.value)
      ? null
      : `${type} ${JSON.stringify(value)}`;
  } catch (error) {
    if (error instanceof DotNetException)
      return row.exception === error.typeName ? null : `${error.typeName}: ${error.message}`;
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

function main(): void {
  const area = process.argv.includes('--area') ? process.argv[process.argv.indexOf('--area') + 1] : null;
  const show = process.argv.includes('--show');
  const totals = new Map<string, [number, number]>();
  const note = (name: string, passes: boolean) => {
    const [passed, all] = totals.get(name) ?? [0, 0];
    totals.set(name, [passed + (passes ? 1 : 0), all + 1]);
  };
  for (const row of [...valueRows(), ...contextRows()]) {
    if (area !== null && row.area !== area) continue;
    const failure = failureOf(row, null);
    note(row.area, failure === null);
    if (failure !== null && show)
      console.log(
        `${row.id}\n  ${row.expression}\n  want ${row.type ?? row.exception} ${JSON.stringify(row.value ?? row.message)}\n  got  ${failure}\n`,
      );
  }
  for (const row of invalidRows()) {
    const name = `invalid-${row.area}`;
    if (area !== null && name !== area) continue;
    const passes = isRefused(row.expression);
    note(name, passes);
    if (!passes && show) console.log(`${row.id} accepted: ${row.reason}\n  ${row.expression}\n`);
  }
  for (const [name, [passed, all]] of [...totals].sort()) console.log(`${name} ${passed}/${all}`);
}

if (require.main === module) main();
