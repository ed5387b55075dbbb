import { parseArgs } from 'node:util';
import { azureCredential } from '../infra/azureCredential';
import { nameSuffix } from '../infra/names';
import { gatewayDefinition } from '../policies';
import { runCommand } from './command';
import { azureReads } from './preflight/azureReads';
import { type PreflightRow, preflight, type Wanted } from './preflight/checks';
import { stackSettings } from './preflight/stackSettings';
import { subscriptionOf } from './preflight/subscription';
import { table } from './table';

const help = `npm run preflight -- [options]

Before the first \`pulumi up\`: asks the subscription that is signed in for everything that would stop it half-way, and
says for each what to do. Reads the configuration of the selected stack. Nothing is changed.

  --subscription ID   instead of the one that \`az account show\` or ARM_SUBSCRIPTION_ID names
  --stack NAME        instead of the selected stack
  --json              machine-readable
  --help

Exit code: 0 when nothing is in the way, 1 when something is, 2 for a mistake in the call.
`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      subscription: { type: 'string' },
      stack: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const { project, stack, settings } = await stackSettings(values.stack);
  const subscriptionId = await subscriptionOf(values.subscription);
  const suffix = nameSuffix(subscriptionId, project, stack);
  const definition = gatewayDefinition(settings, { accountName: (account) => `oai-${suffix}-${account.name}` });
  const accounts = definition.accounts.map((account, index) => {
    const own = settings.accounts[index]?.capacity;
    const capacity =
      own === undefined
        ? { key: 'openaiCapacity', value: settings.openaiCapacity }
        : { key: `accounts[${index}].capacity`, value: own };
    return { ...account, capacity };
  });
  const wanted: Wanted = {
    accounts: accounts.filter((account) => account.existingResourceId === undefined),
    service: { name: `apim-${suffix}`, location: settings.location, sku: settings.apim.sku },
    purgeOnDestroy: settings.purgeOnDestroy,
    monitoring: settings.monitoring,
  };
  const endpoint = (process.env.ARM_ENDPOINT ?? 'https://management.azure.com').replace(/\/+$/, '');
  const live = process.stderr.isTTY && !values.json;
  const rows = await preflight(wanted, azureReads(azureCredential(), subscriptionId, { endpoint }), (check) => {
    if (live) process.stderr.write(`asking for ${check}...\n`);
  });
  process.stdout.write(values.json ? `${JSON.stringify(rows, null, 2)}\n` : `${report(rows)}\n`);
  return rows.some((row) => row.verdict === 'problem') ? 1 : 0;
}

function report(rows: readonly PreflightRow[]): string {
  const words = { ok: 'ok', warning: 'WARNING', problem: 'PROBLEM' };
  const lines = table(
    ['check', 'of', 'verdict', 'detail'],
    rows.map((row) => [row.check, row.subject, words[row.verdict], row.detail]),
  );
  const problems = rows.filter((row) => row.verdict === 'problem').length;
  const verdict =
    problems === 0
      ? 'Nothing is in the way of `pulumi up`.'
      : `${problems} of ${rows.length} checks would stop \`pulumi up\`.`;
  return `${lines}\n\n${verdict}`;
}

runCommand('npm run preflight', main);
