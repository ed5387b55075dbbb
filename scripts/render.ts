import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gatewayDefinition, readSettings } from '../policies';

const help = `npm run render -- [options]

Prints the policy XML that goes to Azure.

  --settings FILE   settings as JSON, for example { "openaiCapacity": 50 }; the defaults where nothing is said
  --out FILE        writes the XML there instead of printing it
  --help
`;

/** A mistake of whoever called: one sentence, exit code 2. */
class UsageError extends Error {}

function settingsFrom(file: string | undefined) {
  let raw: { [key: string]: unknown } = {};
  if (file !== undefined) {
    try {
      raw = JSON.parse(readFileSync(file, 'utf8')) as typeof raw;
    } catch (error) {
      throw new UsageError(`${file} cannot be read as JSON: ${(error as Error).message}`);
    }
  }
  const { settings, mistakes } = readSettings(raw);
  if (mistakes)
    throw new UsageError(mistakes.map(({ key, message }) => `${file ?? 'settings'}: ${key}: ${message}`).join('\n'));
  return settings;
}

function main(): void {
  const { values } = parseArgs({
    options: { settings: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const xml = gatewayDefinition(settingsFrom(values.settings)).policies[0]?.xml ?? '';
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
  const usage = error instanceof UsageError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') === true;
  process.stderr.write(
    `${(error as Error).message}\n${usage ? '`npm run render -- --help` lists the options.\n' : ''}`,
  );
  process.exitCode = usage ? 2 : 1;
}
