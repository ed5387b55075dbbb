import type { AzureReads } from './azureReads';

/** What the configuration asks of Azure. */
export interface Wanted {
  readonly accounts: readonly {
    readonly name: string;
    readonly location: string;
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
}

/** One line of the report. */
export interface PreflightRow {
  readonly check: string;
  readonly subject: string;
  /** `problem`: `pulumi up` would fail; `warning`: something later would. */
  readonly verdict: 'ok' | 'warning' | 'problem';
  readonly detail: string;
}

const providers = [
  'Microsoft.CognitiveServices',
  'Microsoft.ApiManagement',
  'Microsoft.ManagedIdentity',
  'Microsoft.OperationalInsights',
  'Microsoft.Insights',
];

/** Asks Azure everything that would stop `pulumi up` half-way, and says for each what to do. */
export async function preflight(
  wanted: Wanted,
  azure: AzureReads,
  progress: (check: string) => void = () => {},
): Promise<PreflightRow[]> {
  const rows: PreflightRow[] = [];
  const steps: [string, () => Promise<PreflightRow[]>][] = [
    ['resource providers', () => Promise.all(providers.map((namespace) => provider(namespace, azure)))],
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
      const ok = offer?.skus.includes(deployment.sku) === true;
      let detail = `${deployment.version}, ${deployment.sku}`;
      if (ofModel.length === 0) detail = `not offered in ${account.location}: choose another model or location`;
      else if (!offer)
        detail = `version ${deployment.version} is not offered, but ${ofModel.map((other) => other.version).join(', ')}`;
      else if (!ok) detail = `SKU ${deployment.sku} is not offered, but ${offer.skus.join(', ')}`;
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

async function quota(wanted: Wanted, azure: AzureReads): Promise<PreflightRow[]> {
  // Accounts in one location share its quota, so what they ask is added up.
  const asked = new Map<string, { location: string; usage: string; capacity: number }>();
  for (const account of wanted.accounts) {
    for (const deployment of account.deployments) {
      const usage = `OpenAI.${deployment.sku}.${deployment.model}`;
      const entry = asked.get(`${account.location} ${usage}`) ?? { location: account.location, usage, capacity: 0 };
      entry.capacity += deployment.capacity;
      asked.set(`${account.location} ${usage}`, entry);
    }
  }
  const rows: PreflightRow[] = [];
  for (const { location, usage, capacity } of asked.values()) {
    const found = (await azure.usages(location)).find(
      (candidate) => candidate.name.toLowerCase() === usage.toLowerCase(),
    );
    const held = await azure.deployed(location, usage, new Set(wanted.accounts.map((account) => account.name)));
    const left = found ? found.limit - found.current + held : 0;
    const ok = left >= capacity;
    const remedy =
      left > 0
        ? `; run \`pulumi config set openaiCapacity ${left}\` or ask for more quota`
        : '; ask for quota or choose another location';
    rows.push({
      check: 'quota',
      subject: `${location} ${usage.slice('OpenAI.'.length)}`,
      verdict: ok ? 'ok' : 'problem',
      detail: `${capacity} thousand TPM asked, ${left} left${ok ? '' : remedy}`,
    });
  }
  return rows;
}

async function softDeleted(wanted: Wanted, azure: AzureReads): Promise<PreflightRow[]> {
  const rows: PreflightRow[] = [];
  const names = new Set(wanted.accounts.map((account) => account.name));
  const locations = new Set(wanted.accounts.map((account) => account.location));
  for (const held of await azure.deletedAccounts()) {
    const purge = `az cognitiveservices account purge --name ${held.name} --resource-group ${held.resourceGroupName} --location ${held.location}`;
    if (names.has(held.name)) {
      rows.push({
        check: 'soft-deleted',
        subject: held.name,
        verdict: 'problem',
        detail: `holds a wanted name: run \`${purge}\``,
      });
    } else if (locations.has(held.location)) {
      rows.push({
        check: 'soft-deleted',
        subject: held.name,
        verdict: 'warning',
        detail: `may hold quota in ${held.location}: run \`${purge}\``,
      });
    }
  }
  for (const held of await azure.deletedServices()) {
    if (held.name !== wanted.service.name) continue;
    const purge = `az apim deletedservice purge --service-name ${held.name} --location ${held.location}`;
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
    : `not offered in ${location}: run \`pulumi config set apimSku\` with another one, or choose another location`;
  return [{ check: 'API Management', subject: `${sku} in ${location}`, verdict: ok ? 'ok' : 'problem', detail }];
}

/** "East US 2" and "eastus2" are one region. */
function normal(region: string): string {
  return region.replaceAll(' ', '').toLowerCase();
}
