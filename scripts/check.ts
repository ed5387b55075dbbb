import { parseArgs } from 'node:util';
import { type CheckOptions, checkPolicyDocument, type PolicyDiagnostic, policyScopes, withoutTwins } from '../emulator';
import { diagnosticLines, filesOf, pairsOf, readText, runCommand, UsageError } from './command';

const help = `npm run check -- FILE... [options]

Every mistake of policy documents as FILE:LINE:COLUMN: message, with the line and a caret; and warnings of what API
Management takes without a word but is hardly meant.

  --named-value NAME=TEXT   the text of a named value (repeat for more); with one given, every other is a mistake
  --fragment ID=FILE        a fragment (repeat for more); it is checked where a document includes it; with one given,
                            every other is a mistake
  --scope SCOPE             global, product, api or operation: statements that cannot stand there are mistakes
  --json                    machine-readable: [{ file, line, column, severity, message }]
  --help

Exit code: 0 without mistakes (whatever the warnings), 1 with one, 2 for a mistake in the call.
`;

/** A mistake or a warning, and the file that it is in. */
type Found = PolicyDiagnostic & { readonly document: string };

function check(files: readonly string[], options: CheckOptions, fragmentFiles: ReadonlyMap<string, string>): Found[] {
  const found = files.flatMap((file) =>
    checkPolicyDocument(readText(file), options).map((diagnostic) => ({
      ...diagnostic,
      document: fragmentFiles.get(diagnostic.document ?? '') ?? file,
    })),
  );
  return withoutTwins(found);
}

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'named-value': { type: 'string', multiple: true, default: [] },
      fragment: { type: 'string', multiple: true, default: [] },
      scope: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  if (positionals.length === 0) throw new UsageError('No file is given.');
  const scope = policyScopes.find((one) => one === values.scope);
  if (values.scope !== undefined && scope === undefined)
    throw new UsageError(`--scope ${values.scope}: give one of ${policyScopes.join(', ')}.`);
  const options: CheckOptions = {
    ...(scope === undefined ? {} : { scope }),
    ...(values['named-value'].length > 0 ? { namedValues: pairsOf('named-value', values['named-value']) } : {}),
    ...(values.fragment.length > 0 ? { fragments: filesOf('fragment', values.fragment) } : {}),
  };
  const fragmentFiles = [...pairsOf('fragment', values.fragment)].map(
    ([id, file]) => [`fragment ${id}`, file] as const,
  );
  const found = check(positionals, options, new Map(fragmentFiles));
  process.stdout.write(
    values.json ? `${JSON.stringify(found.map(row), null, 2)}\n` : report(found, positionals.length),
  );
  return found.some(isMistake) ? 1 : 0;
}

function isMistake({ severity }: Found): boolean {
  return severity === undefined;
}

function row({ document: file, line, column, severity, message }: Found): object {
  return { file, line, column, severity: severity ?? 'error', message };
}

function report(found: readonly Found[], documents: number): string {
  const lines = found.map((one) => diagnosticLines(one.document, one)).join('');
  if (found.some(isMistake)) return lines;
  return `${lines}${documents === 1 ? 'No mistakes.' : `No mistakes in ${documents} documents.`}\n`;
}

runCommand('npm run check', main);
