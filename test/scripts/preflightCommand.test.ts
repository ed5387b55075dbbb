import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { nameSuffix } from '../../infra/names';
import { ManagementStandIn, subscription, subscriptionId } from './managementStandIn';

const repository = join(__dirname, '../..');
let azure: ManagementStandIn;
let bin: string;

beforeAll(async () => {
  azure = await ManagementStandIn.start();
  bin = mkdtempSync(join(tmpdir(), 'preflight-'));
});
afterAll(() => {
  azure.stop();
  rmSync(bin, { recursive: true });
});
beforeEach(() => {
  azure.offer('eastus', 'eastus2', 'northcentralus');
  rmSync(join(bin, 'pulumi'), { force: true });
});

/** Puts a `pulumi` on the PATH that says this of a stack `prod`. */
function pulumiSays(config: { readonly [key: string]: string }): void {
  const values = Object.entries(config).map(([key, value]) => [`azure-openai-load-balancer:${key}`, { value }]);
  const json = JSON.stringify(Object.fromEntries(values));
  writeFileSync(join(bin, 'pulumi'), `#!/bin/sh\ncase "$1" in config) echo '${json}' ;; *) echo prod ;; esac\n`);
  chmodSync(join(bin, 'pulumi'), 0o755);
}

function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const command = ['--require', 'tsx/cjs', join(repository, 'scripts/preflight.ts'), ...args];
  const env = { PATH: `${bin}:${dirname(process.execPath)}`, ARM_ENDPOINT: azure.url, HOME: bin };
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: repository, env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

test('nothing in the way: a row for each check, a verdict, exit code 0', async () => {
  const { code, stdout, stderr } = await run('--subscription', subscriptionId);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^check +of +verdict +detail$/m);
  expect(stdout).toMatch(/^quota +northcentralus GlobalStandard.gpt-5.4-mini +ok +30 thousand TPM asked, 40 left$/m);
  expect(stdout).toMatch(/Nothing is in the way of `pulumi up`\.\n$/);
});

test("the stack's configuration is what is judged, under the names that it will have", async () => {
  pulumiSays({ openaiCapacity: '50', monitoring: 'false' });
  const name = `oai-${nameSuffix(subscriptionId, 'azure-openai-load-balancer', 'prod')}-eastus`;
  azure.answers[`${subscription}/providers/Microsoft.CognitiveServices/deletedAccounts`] = {
    value: [{ id: '/resourceGroups/old/x', name, location: 'eastus' }],
  };
  const { code, stdout } = await run('--subscription', subscriptionId);
  expect(code).toBe(1);
  expect(stdout).toMatch(/PROBLEM +50 thousand TPM asked, 40 left; run `pulumi config set openaiCapacity 40`/);
  expect(stdout).toContain(`az cognitiveservices account purge --name ${name} --resource-group old`);
  expect(stdout).toContain('7 of 20 checks would stop `pulumi up`.');
  expect(stdout).not.toContain('OperationalInsights');
});

test('--json is for machines: rows alone, and the same exit code', async () => {
  azure.answers[`${subscription}/providers/Microsoft.ApiManagement`] = { registrationState: 'NotRegistered' };
  const { code, stdout, stderr } = await run('--subscription', subscriptionId, '--json');
  expect(stderr).toBe('');
  expect(code).toBe(1);
  const rows = JSON.parse(stdout) as { verdict: string; subject: string }[];
  expect(rows.filter((row) => row.verdict === 'problem').map((row) => row.subject)).toEqual([
    'Microsoft.ApiManagement',
  ]);
});

test('a mistake in the configuration ends it before Azure is asked', async () => {
  pulumiSays({ maxAttempts: '99' });
  const { code, stderr } = await run('--subscription', subscriptionId);
  expect(code).toBe(2);
  expect(stderr).toContain('maxAttempts: 99 is not');
  expect(stderr).toContain('pulumi config set maxAttempts 3');
});

test.each([
  [['--subscription', 'mine'], '"mine" is no subscription id'],
  [[], 'No subscription: run `az login`, or give --subscription ID.'],
  [['--wrong'], "Unknown option '--wrong'"],
])('a call with %j is answered in a sentence, exit code 2', async (args, message) => {
  const { code, stderr, stdout } = await run(...args);
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain(message);
  expect(stderr).toContain('`npm run preflight -- --help` lists the options.');
  expect(stderr).not.toMatch(/^\s+at /m);
});

test('--help', async () => {
  const { code, stdout } = await run('--help');
  expect(code).toBe(0);
  expect(stdout).toContain('Nothing is changed.');
});
