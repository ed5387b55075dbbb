import type { AzureReads, ExistingDeployment } from './azureReads';

/** What the configuration asks of Azure. */
export interface Wanted {
  readonly accounts: readonly {
    readonly name: string;
    readonly location: string;
    /** The key of the configuration that its capacity comes from, and its value in thousand tokens per minute. */
    readonly capacity: { readonly key: string; readonly value: number };
    readonly deployments: readonly {
      readonly name: string;
      readonly model: string;
      readonly version: string;
      readonly sku: string;
      /** Thousand tokens per minute. */
      readonly capacity: number;
    }[];
  }[];
  readonly service: { readonly name: string; readonly location: string; readonly sku: string };
  readonly purgeOnDestroy: boolean;
  readonly monitoring: boolean;
}

/** One line of the report. */
export interface PreflightRow {
  readonly check: string;
  readonly subject: string;
  /** `problem`: `pulumi up` would fail; `warning`: something later would. */
  readonly verdict: 'ok' | 'warning' | 'problem';
  readonly detail: string;
}

const providers = ['Microsoft.CognitiveServices', 'Microsoft.ApiManagement', 'Microsoft.ManagedIdentity'];
const monitoringProviders = ['Microsoft.OperationalInsights', 'Microsoft.Insights'];

/** Asks Azure everything that would stop `pulumi up` half-way, and says for each what to do. */
export async function preflight(
  wanted: Wanted,
  azure: AzureReads,
  progress: (check: string) => void = () => {},
): Promise<PreflightRow[]> {
  const rows: PreflightRow[] = [];
  const steps: [string, () => Promise<PreflightRow[]>][] = [
    [
      'resource providers',
      () => {
        const needed = wanted.monitoring ? [...providers, ...monitoringProviders] : providers;
        return Promise.all(needed.map((namespace) => provider(namespace, azure)));
      },
    ],
    ['rights', () => rights(wanted, azure)],
    ['models', () => models(wanted, azure)],
    ['quota', () => quota(wanted, azure)],
    ['soft-deleted names', () => softDeleted(wanted, azure)],
    ['API Management', () => service(wanted, azure)],
  ];
  for (const [name, step] of steps) {
    progress(name);
    try {
      rows.push(...(await step()));
    } catch (error) {
      const reason = (error as Error).message.split('\n')[0];
      rows.push({ check: name, subject: '', verdict: 'problem', detail: `could not be read: ${reason}` });
    }
  }
  return rows;
}

async function provider(namespace: string, azure: AzureReads): Promise<PreflightRow> {
  const state = await azure.providerState(namespace);
  const ok = state === 'Registered';
  return {
    check: 'resource provider',
    subject: namespace,
    verdict: ok ? 'ok' : 'problem',
    detail: ok ? 'registered' : `${state}: run \`az provider register --namespace ${namespace}\``,
  };
}

async function rights(wanted: Wanted, azure: AzureReads): Promise<PreflightRow[]> {
  const permissions = await azure.permissions();
  const row = (subject: string, right: string, verdict: 'warning' | 'problem', remedy: string): PreflightRow => {
    const ok = permissions.some(
      (permission) =>
        permission.actions.some((action) => covers(action, right)) &&
        !permission.notActions.some((action) => covers(action, right)),
    );
    return {
      check: 'right',
      subject,
      verdict: ok ? 'ok' : verdict,
      detail: ok ? right : `${right} is missing: ${remedy}`,
    };
  };
  const rows = [
    row(
      'assign roles',
      'Microsoft.Authorization/roleAssignments/write',
      'problem',
      'have the role "Role Based Access Control Administrator" or "Owner" granted',
    ),
  ];
  if (wanted.purgeOnDestroy) {
    const remedy = 'have Contributor granted on the subscription, or run `pulumi config set purgeOnDestroy false`';
    rows.push(
      row(
        'purge accounts',
        'Microsoft.CognitiveServices/locations/resourceGroups/deletedAccounts/delete',
        'warning',
        remedy,
      ),
      row('purge the service', 'Microsoft.ApiManagement/locations/deletedservices/delete', 'warning', remedy),
    );
  }
  return rows;
}

/** Whether an action of a role (with its wildcards) covers a right. */
function covers(action: string, right: string): boolean {
  const pattern = action.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pattern.join('.*')}$`, 'i').test(right);
}

async function models(wanted: Wanted, azure: AzureReads): Promise<PreflightRow[]> {
  const rows: PreflightRow[] = [];
  for (const account of wanted.accounts) {
    const offers = await azure.models(account.location);
    for (const deployment of account.deployments) {
      const ofModel = offers.filter((offer) => offer.name === deployment.model);
      const offer = ofModel.find((candidate) => candidate.version === deployment.version);
      const ok = offer?.skus.some(({ name }) => name === deployment.sku) === true;
      let detail = `${deployment.version}, ${deployment.sku}`;
      if (ofModel.length === 0) detail = `not offered in ${account.location}: choose another model or location`;
      else if (!offer)
        detail = `version ${deployment.version} is not offered, but ${ofModel.map((other) => other.version).join(', ')}`;
      else if (!ok)
        detail = `SKU ${deployment.sku} is not offered, but ${offer.skus.map(({ name }) => name).join(', ')}`;
      rows.push({
        check: 'model',
        subject: `${account.location} ${deployment.model}`,
        verdict: ok ? 'ok' : 'problem',
        detail,
      });
    }
  }
  return rows;
}

/** What is asked of one quota of one location, by whom. */
interface Asked {
  readonly location: string;
  readonly usage: string;
  capacity: number;
  /** The keys of the configuration that the capacity comes from. */
  readonly keys: Map<string, number>;
}

async function quota(wanted: Wanted, azure: AzureReads): Promise<PreflightRow[]> {
  // Accounts in one location share its quota, so what they ask is added up.
  const asked = new Map<string, Asked>();
  const held = new Map<string, number>();
  for (const location of new Set(wanted.accounts.map((account) => account.location))) {
    const usageOf = usageNames(await azure.models(location));
    const here = wanted.accounts.filter((account) => account.location === location);
    for (const account of here) {
      for (const deployment of account.deployments) {
        const usage = usageOf(deployment);
        const key = `${location} ${usage}`;
        const entry = asked.get(key) ?? { location, usage, capacity: 0, keys: new Map() };
        entry.capacity += deployment.capacity;
        entry.keys.set(account.capacity.key, account.capacity.value);
        asked.set(key, entry);
      }
    }
    for (const deployment of await azure.deployed(location, new Set(here.map((account) => account.name)))) {
      const key = `${location} ${usageOf(deployment)}`;
      held.set(key, (held.get(key) ?? 0) + deployment.capacity);
    }
  }
  const rows: PreflightRow[] = [];
  for (const [key, { location, usage, capacity, keys }] of asked) {
    const found = (await azure.usages(location)).find(
      (candidate) => candidate.name.toLowerCase() === usage.toLowerCase(),
    );
    const left = found ? found.limit - found.current + (held.get(key) ?? 0) : 0;
    const ok = left >= capacity;
    rows.push({
      check: 'quota',
      subject: `${location} ${usage.replace(/^OpenAI\./, '')}`,
      verdict: ok ? 'ok' : 'problem',
      detail: `${capacity} thousand TPM asked, ${Math.max(0, left)} left${ok ? '' : `; ${smaller(keys, left / capacity)}`}`,
    });
  }
  return rows;
}

/** The commands that shrink every asked capacity to a part of it, where that leaves something. */
function smaller(keys: ReadonlyMap<string, number>, part: number): string {
  const commands = [...keys].map(([key, value]) => {
    const path = key.includes('.') ? `--path '${key}'` : key;
    return { value: Math.floor(value * part), command: `\`pulumi config set ${path} ${Math.floor(value * part)}\`` };
  });
  if (commands.some(({ value }) => value < 1)) return 'ask for quota or choose another location';
  return `run ${commands.map(({ command }) => command).join(' and ')}, or ask for more quota`;
}

/** The name of the quota that a deployment counts against: as the region's offer says, else by Azure's usual form. */
function usageNames(offers: Awaited<ReturnType<AzureReads['models']>>) {
  return ({ model, version, sku }: Pick<ExistingDeployment, 'model' | 'version' | 'sku'>): string => {
    const offer = offers.find((candidate) => candidate.name === model && candidate.version === version);
    return offer?.skus.find(({ name }) => name === sku)?.usage ?? `OpenAI.${sku}.${model}`;
  };
}

async function softDeleted(wanted: Wanted, azure: AzureReads): Promise<PreflightRow[]> {
  const rows: PreflightRow[] = [];
  const names = new Set(wanted.accounts.map((account) => account.name));
  const locations = new Set(wanted.accounts.map((account) => account.location));
  for (const held of await azure.deletedAccounts()) {
    const purge = `az cognitiveservices account purge --name ${held.name} --resource-group ${held.resourceGroupName} --location ${normal(held.location)}`;
    if (names.has(held.name)) {
      rows.push({
        check: 'soft-deleted',
        subject: held.name,
        verdict: 'problem',
        detail: `holds a wanted name: run \`${purge}\``,
      });
    } else if (locations.has(normal(held.location))) {
      rows.push({
        check: 'soft-deleted',
        subject: held.name,
        verdict: 'warning',
        detail: `may hold quota in ${normal(held.location)}: run \`${purge}\``,
      });
    }
  }
  for (const held of await azure.deletedServices()) {
    if (held.name !== wanted.service.name) continue;
    const purge = `az apim deletedservice purge --service-name ${held.name} --location ${normal(held.location)}`;
    rows.push({
      check: 'soft-deleted',
      subject: held.name,
      verdict: 'problem',
      detail: `holds the service's name: run \`${purge}\``,
    });
  }
  if (rows.length === 0)
    rows.push({ check: 'soft-deleted', subject: 'accounts, services', verdict: 'ok', detail: 'nothing in the way' });
  return rows;
}

async function service(wanted: Wanted, azure: AzureReads): Promise<PreflightRow[]> {
  const { sku, location } = wanted.service;
  const regions = (await azure.serviceSkus())
    .filter((offer) => offer.name.toLowerCase() === sku.toLowerCase())
    .flatMap((offer) => offer.locations);
  const ok = regions.some((region) => normal(region) === normal(location));
  const detail = ok
    ? 'offered'
    : `not offered in ${location}: run \`pulumi config set --path 'apim.sku' SKU\` with another one, or \`pulumi config set location REGION\``;
  return [{ check: 'API Management', subject: `${sku} in ${location}`, verdict: ok ? 'ok' : 'problem', detail }];
}

/** "East US 2" and "eastus2" are one region. */
function normal(region: string): string {
  return region.replaceAll(' ', '').toLowerCase();
}
