import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkPolicyDocument } from '../emulator';

const help = `npm run check -- FILE... [options]

Every mistake of policy documents as FILE:LINE:COLUMN: message, with the line and a caret.

  --named-value NAME=TEXT   the text of a named value (repeat for more); with one given, every other is a mistake
  --json                    machine-readable: [{ file, line, column, message }]
  --help

Exit code: 0 without mistakes, 1 with one, 2 for a mistake in the call.
`;

/** A mistake of whoever called: one sentence, exit code 2. */
class UsageError extends Error {}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}`);
  }
}

function namedValues(pairs: readonly string[]): Map<string, string> {
  return new Map(
    pairs.map((pair) => {
      const equals = pair.indexOf('=');
      if (equals < 1) throw new UsageError(`--named-value ${pair}: write it NAME=TEXT.`);
      return [pair.slice(0, equals), pair.slice(equals + 1)];
    }),
  );
}

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'named-value': { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  if (positionals.length === 0) throw new UsageError('No file is given.');
  const named = values['named-value'];
  const options = named.length > 0 ? { namedValues: namedValues(named) } : {};
  const found = positionals.flatMap((file) =>
    checkPolicyDocument(read(file), options).map((diagnostic) => ({ file, ...diagnostic })),
  );
  if (values.json) {
    const rows = found.map(({ file, line, column, message }) => ({ file, line, column, message }));
    process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
  } else {
    for (const { file, line, column, message, excerpt } of found) {
      process.stdout.write(`${file}:${line}:${column}: ${message}\n${excerpt}\n`);
    }
    if (found.length === 0)
      process.stdout.write(
        `${positionals.length === 1 ? 'No mistakes' : `No mistakes in ${positionals.length} documents`}.\n`,
      );
  }
  return found.length > 0 ? 1 : 0;
}

try {
  process.exitCode = main();
} catch (error) {
  const usage = error instanceof UsageError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') === true;
  process.stderr.write(`${(error as Error).message}\n${usage ? '`npm run check -- --help` lists the options.\n' : ''}`);
  process.exitCode = usage ? 2 : 1;
}
