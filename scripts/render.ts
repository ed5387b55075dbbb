import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gatewayDefinition } from '../policies';
import { readSettingsFile, SettingsFileError } from './settingsFile';

const help = `npm run render -- [options]

Prints the policy XML that goes to Azure.

  --settings FILE   settings as JSON, for example { "openaiCapacity": 50 }; the defaults where nothing is said
  --out FILE        writes the XML there instead of printing it
  --help
`;

/** A mistake of whoever called: one sentence, exit code 2. */
class UsageError extends Error {}

function main(): void {
  const { values } = parseArgs({
    options: { settings: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const xml = gatewayDefinition(readSettingsFile(values.settings)).policies[0]?.xml ?? '';
  if (values.out === undefined) {
    process.stdout.write(xml);
    return;
  }
  try {
    writeFileSync(values.out, xml);
  } catch (error) {
    throw new UsageError(`${values.out} cannot be written: ${(error as Error).message}`);
  }
  process.stdout.write(`${values.out}: ${Buffer.byteLength(xml)} bytes\n`);
}

try {
  main();
} catch (error) {
  const usage =
    error instanceof UsageError ||
    error instanceof SettingsFileError ||
    (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') === true;
  process.stderr.write(
    `${(error as Error).message}\n${usage ? '`npm run render -- --help` lists the options.\n' : ''}`,
  );
  process.exitCode = usage ? 2 : 1;
}
