import { setCommand } from './commands';
import { type AccountInput, type DeploymentInput, settingsKeys } from './keys';
import { type Fields, type Mistake, object, type Report } from './reader';
import type { AccountSettings, DeploymentSettings, Settings } from './types';

export { type SettingsKey, settingsKeys } from './keys';
export type { Mistake } from './reader';
export type * from './types';

/** The settings, or every mistake that keeps them from being read. */
export type SettingsResult =
  | { readonly settings: Settings; readonly mistakes?: undefined }
  | { readonly settings?: undefined; readonly mistakes: readonly Mistake[] };

/**
 * Requests per minute that 1000 tokens per minute allow, by the beginning of the model's name (quota page, 2026-09;
 * tier table, 2026-08).
 */
const requestRates: readonly (readonly [string, number])[] = [
  ['o1', 1 / 6],
  ['o3-mini', 1 / 10],
  ['o3', 1],
  ['o4-mini', 1],
  ['gpt-5.1', 10],
  ['gpt-5', 1],
  ['text-embedding', 6],
];

/** What most chat models allow. */
const usualRate = 6;

/**
 * Judges a whole configuration: every key, every default, and what only the whole can show.
 *
 * @param raw keys and values as plain data, for example the stack's configuration or a JSON file
 */
export function readSettings(raw: { readonly [key: string]: unknown } = {}): SettingsResult {
  const mistakes: Mistake[] = [];
  const report: Report = (key, message, remedy) => mistakes.push({ key, message, remedy });
  const readAll = object<Settings>(settingsKeys as Fields<Settings>);
  const read = readAll(raw, '', report) ?? readAll(rightKeys(raw, mistakes), '', () => {});
  if (!read) return { mistakes };
  const settings: Settings = {
    ...read,
    accounts: read.accounts.map((account: AccountInput) => completeAccount(account)),
    deployments: read.deployments.map((deployment: DeploymentInput) => completeDeployment(deployment)),
  };
  judgeNames(settings, report);
  judgeWhole(settings, report);
  return mistakes.length > 0 ? { mistakes } : { settings };
}

/** The keys without a mistake in them: what only the whole can show never needs two keys, so they can be judged further. */
function rightKeys(raw: { readonly [key: string]: unknown }, mistakes: readonly Mistake[]) {
  const wrong = new Set(mistakes.map(({ key }) => key.replace(/[.[].*/s, '')));
  return Object.fromEntries(Object.entries(raw).filter(([key]) => !wrong.has(key)));
}

/** The settings of an empty configuration. */
export function defaultSettings(): Settings {
  const { settings } = readSettings({});
  if (!settings) throw new Error('The default settings are not valid.');
  return settings;
}

function completeAccount(account: AccountInput): AccountSettings {
  return { ...account, name: account.name ?? account.location };
}

function completeDeployment(deployment: DeploymentInput): DeploymentSettings {
  const rate = requestRates.find(([prefix]) => deployment.model.startsWith(prefix))?.[1] ?? usualRate;
  return { ...deployment, requestsPerThousandTokens: deployment.requestsPerThousandTokens ?? rate };
}

function judgeNames(settings: Settings, report: Report): void {
  for (const key of ['accounts', 'clients'] as const) {
    settings[key].forEach(({ name }, index) => {
      const first = settings[key].findIndex((other) => other.name === name);
      if (first === index) return;
      const at = `${key}[${index}].name`;
      report(at, `"${name}" is the name of ${key}[${first}] too`, setCommand(at, `${name}-${index + 1}`));
    });
  }
  const owners = new Map<string, string>();
  settings.deployments.forEach((deployment, index) => {
    [deployment.name, ...deployment.aliases].forEach((name, position) => {
      const at = position === 0 ? `deployments[${index}].name` : `deployments[${index}].aliases[${position - 1}]`;
      const owner = owners.get(name.toLowerCase());
      if (owner) report(at, `"${name}" is already taken by ${owner}`, setCommand(at, `${name}-${index + 1}`));
      else owners.set(name.toLowerCase(), at);
    });
  });
}

function judgeWhole(settings: Settings, report: Report): void {
  const { callers, delays } = settings;
  if (!callers.keys && !callers.bearerKeys && !callers.entra) {
    report('callers', 'every way in is switched off', setCommand('callers.keys', 'true'));
  }
  if (delays.minimum > delays.maximum) {
    report(
      'delays.minimum',
      `${delays.minimum} is more than delays.maximum, ${delays.maximum}`,
      setCommand('delays.minimum', '1'),
    );
  } else if (delays.default < delays.minimum || delays.default > delays.maximum) {
    report(
      'delays.default',
      `${delays.default} is not between delays.minimum, ${delays.minimum}, and delays.maximum, ${delays.maximum}`,
      setCommand('delays.default', String(Math.min(Math.max(delays.default, delays.minimum), delays.maximum))),
    );
  }
  if (settings.accounts.length > 50) {
    report(
      'accounts',
      `${settings.accounts.length} accounts are more than a request can try`,
      'give at most 50: retry counts to 50 in API Management',
    );
  }
}
