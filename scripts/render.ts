import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gatewayDefinition } from '../policies';
import { runCommand, UsageError } from './command';
import { readSettingsFile } from './settingsFile';

const help = `npm run render -- [options]

Prints the policy XML that goes to Azure.

  --settings FILE   settings as JSON, for example { "openaiCapacity": 50 }; the defaults where nothing is said
  --out FILE        writes the XML there instead of printing it
  --help
`;

function main(): number {
  const { values } = parseArgs({
    options: { settings: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const xml = gatewayDefinition(readSettingsFile(values.settings)).policies[0]?.xml ?? '';
  if (values.out === undefined) {
    process.stdout.write(xml);
    return 0;
  }
  try {
    writeFileSync(values.out, xml);
  } catch (error) {
    throw new UsageError(`${values.out} cannot be written: ${(error as Error).message}`);
  }
  process.stdout.write(`${values.out}: ${Buffer.byteLength(xml)} bytes\n`);
  return 0;
}

runCommand('npm run render', main);
