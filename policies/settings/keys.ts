import { boolean, list, number, object, oneOf, type Rule, required, tags, text } from './reader';
import {
  type AccountSettings,
  type ApimSettings,
  apimSkus,
  type CallerSettings,
  type ClientSettings,
  type DelaySettings,
  type DeploymentSettings,
  type Settings,
} from './types';

/** One key of the configuration: what its table row in docs/configuration.md and its entry in Pulumi.yaml say. */
export interface SettingsKey<K extends keyof Settings = keyof Settings> {
  readonly type: 'integer' | 'string' | 'boolean' | 'array' | 'object';
  readonly description: string;
  readonly default: Settings[K];
  readonly rule: Rule<Settings[K] & {}>;
  /** The command line after `pulumi config set` that shows its use. */
  readonly example: string;
}

const capacity = number({ min: 1, max: 100_000, unit: 'thousand tokens per minute', example: 30 });
const shortName = (example: string) =>
  text(/^[a-z][a-z0-9-]{0,22}[a-z0-9]$/, 'a name of 2 to 24 lower-case letters, digits and hyphens', example);
const location = text(/^[a-z][a-z0-9]+$/, 'a region in its short form', 'eastus');
const url = text(
  { test: (given) => /^https?:\/\/[^\s?#]+$/.test(given) && URL.canParse(given) },
  'an http or https URL without a query',
  'https://my-account.openai.azure.com',
);
const modelName = (example: string) =>
  text(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, "a name of at most 64 letters, digits, '.', '_' and '-'", example);
const uuid = text(
  /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
  'an application id (a UUID)',
  '00000000-0000-0000-0000-000000000000',
);
const accountId = text(
  /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.CognitiveServices\/accounts\/[^/]+$/i,
  "an account's resource id",
  '/subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/Microsoft.CognitiveServices/accounts/ACCOUNT',
);

/** An account before the defaults that depend on the others are filled in. */
export type AccountInput = Omit<AccountSettings, 'name'> & { readonly name?: string };

const account = object<AccountInput>({
  name: {
    rule: shortName('eastus'),
    default: undefined,
    description: 'short name: part of resource names, id of the backend; the location where nothing is said',
  },
  location: { rule: location, default: required, description: 'region, in its short form' },
  priority: {
    rule: number({ min: 1, max: 100, example: 1 }),
    default: 1,
    description: '1 is asked first, higher numbers when the lower ones are throttled',
  },
  weight: {
    rule: number({ min: 1, max: 1000, example: 1 }),
    default: 1,
    description: 'share among accounts of equal priority',
  },
  capacity: {
    rule: capacity,
    default: undefined,
    description: 'thousand tokens per minute of each deployment here; openaiCapacity where nothing is said',
  },
  resourceId: {
    rule: accountId,
    default: undefined,
    description: 'an account that exists already: it gets the role, nothing is created, changed or purged',
  },
  endpoint: {
    rule: url,
    default: undefined,
    description:
      'base URL of an existing account, which Azure is asked for where nothing is said; in a rehearsal, of a real server',
  },
});

function eitherOf(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** A deployment before `requestsPerThousandTokens` is taken from its model. */
export type DeploymentInput = Omit<DeploymentSettings, 'requestsPerThousandTokens'> & {
  readonly requestsPerThousandTokens?: number;
};

const deploymentSkus = [
  'GlobalStandard',
  'DataZoneStandard',
  'Standard',
  'GlobalProvisionedManaged',
  'DataZoneProvisionedManaged',
  'ProvisionedManaged',
  'DeveloperTier',
] as const;

const deployment = object<DeploymentInput>({
  name: { rule: modelName('chat'), default: required, description: 'name in every account, and what clients call it' },
  model: { rule: modelName('gpt-5.4-mini'), default: required, description: 'the model' },
  version: {
    rule: text(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, "a model's version", '2026-03-17'),
    default: required,
    description: 'its version, which is kept until this changes',
  },
  sku: {
    rule: oneOf(deploymentSkus),
    default: 'GlobalStandard',
    description: eitherOf(deploymentSkus),
  },
  capacityShare: {
    rule: number({ min: 0.01, max: 1, whole: false, example: 1 }),
    default: 1,
    description: "part of the account's capacity that it gets",
  },
  aliases: {
    rule: list(modelName('gpt-5.4-mini'), { empty: true }),
    default: [],
    description: 'other names that clients may use',
  },
  requestsPerThousandTokens: {
    rule: number({ min: 0.01, max: 1000, whole: false, unit: 'requests per minute', example: 1 }),
    default: undefined,
    description:
      "requests per minute for each thousand tokens per minute of quota, in a rehearsal; the model's where nothing is said",
  },
});

const client = object<ClientSettings>({
  name: {
    rule: shortName('my-app'),
    default: required,
    description: 'name of the key: of the subscription, and in the metrics',
  },
  tokensPerMinute: {
    rule: number({ min: 1, max: 100_000_000, unit: 'tokens', example: 10_000 }),
    default: undefined,
    description: 'most tokens per minute; no limit where nothing is said',
  },
});

const callerDefaults: CallerSettings = {
  keys: true,
  bearerKeys: true,
  entra: true,
  entraAudiences: ['https://cognitiveservices.azure.com', 'https://ai.azure.com'],
  entraApplicationIds: [],
};
const callers = object<CallerSettings>({
  keys: { rule: boolean, default: callerDefaults.keys, description: 'a key in the header api-key' },
  bearerKeys: { rule: boolean, default: callerDefaults.bearerKeys, description: 'a key as `Authorization: Bearer`' },
  entra: { rule: boolean, default: callerDefaults.entra, description: 'a token of Entra ID, of this tenant' },
  entraAudiences: {
    rule: list(text(/^[A-Za-z][A-Za-z0-9+.-]*:\/\/\S+$|^[0-9a-f-]{36}$/i, 'an audience', 'https://ai.azure.com')),
    default: callerDefaults.entraAudiences,
    description: 'audiences that a token may have',
  },
  entraApplicationIds: {
    rule: list(uuid, { empty: true }),
    default: [],
    description: 'applications that may come with a token; every application of the tenant where the array is empty',
  },
});

const delayDefaults: DelaySettings = { default: 10, minimum: 1, maximum: 60, identity: 30 };
const seconds = number({ min: 1, max: 3600, unit: 'seconds', example: 10 });
const delays = object<DelaySettings>({
  default: { rule: seconds, default: delayDefaults.default, description: "the account's answer names no delay" },
  minimum: { rule: seconds, default: delayDefaults.minimum, description: 'least, whatever the account says' },
  maximum: { rule: seconds, default: delayDefaults.maximum, description: 'most, whatever the account says' },
  identity: {
    rule: seconds,
    default: delayDefaults.identity,
    description: "the account refused the gateway's identity",
  },
});

const apimDefaults: ApimSettings = {
  sku: 'BasicV2',
  units: 1,
  publisherEmail: 'noreply@example.com',
  publisherName: 'Azure OpenAI load balancer',
};
const apim = object<ApimSettings>({
  sku: {
    rule: oneOf(apimSkus, (word) =>
      word === 'Consumption'
        ? '"Consumption" has no built-in cache, so it could not remember which account is throttled'
        : undefined,
    ),
    default: apimDefaults.sku,
    description: `${eitherOf(apimSkus)}; not Consumption, which has no built-in cache`,
  },
  units: {
    rule: number({ min: 1, max: 31, unit: 'units', example: 1 }),
    default: apimDefaults.units,
    description: 'scale units',
  },
  publisherEmail: {
    rule: text(/^[^@\s]+@[^@\s]+$/, 'an e-mail address', 'me@example.com'),
    default: apimDefaults.publisherEmail,
    description: "who gets the service's notifications",
  },
  publisherName: {
    rule: text(/\S/, 'a name', "'My team'"),
    default: apimDefaults.publisherName,
    description: 'who is named as the publisher',
  },
});

/** Every key of the configuration. */
export const settingsKeys: { readonly [K in keyof Settings]-?: SettingsKey<K> } = {
  openaiCapacity: {
    type: 'integer',
    description: 'Tokens per minute of each deployment of each account, in thousands.',
    default: 30,
    rule: capacity,
    example: 'openaiCapacity 50',
  },
  location: {
    type: 'string',
    description: 'Region of the resource group, the gateway and the logs.',
    default: 'eastus',
    rule: location,
    example: 'location swedencentral',
  },
  accounts: {
    type: 'array',
    description:
      'The Azure OpenAI accounts: location, priority (1 first), weight, capacity, or the resource id of one that exists.',
    default: [
      { name: 'eastus', location: 'eastus', priority: 1, weight: 1 },
      { name: 'eastus2', location: 'eastus2', priority: 2, weight: 1 },
      { name: 'northcentralus', location: 'northcentralus', priority: 2, weight: 1 },
    ],
    rule: list(account) as Rule<Settings['accounts']>,
    example: "--path 'accounts[0].location' swedencentral",
  },
  deployments: {
    type: 'array',
    description: 'What is deployed in every account: name, model, version, SKU, share of the capacity, aliases.',
    default: [
      {
        name: 'chat',
        model: 'gpt-5.4-mini',
        version: '2026-03-17',
        sku: 'GlobalStandard',
        capacityShare: 1,
        aliases: ['gpt-5.4-mini'],
        requestsPerThousandTokens: 1,
      },
      {
        name: 'embedding',
        model: 'text-embedding-3-large',
        version: '1',
        sku: 'GlobalStandard',
        capacityShare: 1,
        aliases: ['text-embedding-3-large'],
        requestsPerThousandTokens: 6,
      },
    ],
    rule: list(deployment) as Rule<Settings['deployments']>,
    example: "--path 'deployments[0].name' chat",
  },
  clients: {
    type: 'array',
    description: 'Who gets a key: a name, and a limit of tokens per minute if there is to be one.',
    default: [{ name: 'default' }],
    rule: list(client),
    example: "--path 'clients[0].name' my-app",
  },
  callers: {
    type: 'object',
    description: 'The ways in: keys, keys as Bearer, Entra ID tokens with their audiences and allowed applications.',
    default: callerDefaults,
    rule: callers,
    example: "--path 'callers.entra' false",
  },
  delays: {
    type: 'object',
    description:
      'Seconds that an account is left alone: default, minimum, maximum, and after it refused the gateway (identity).',
    default: delayDefaults,
    rule: delays,
    example: "--path 'delays.maximum' 30",
  },
  maxAttempts: {
    type: 'integer',
    description: 'Accounts that one request tries at most, each once; 50 is as far as API Management counts.',
    default: 50,
    rule: number({ min: 1, max: 50, unit: 'attempts', example: 3 }),
    example: 'maxAttempts 2',
  },
  attemptTimeout: {
    type: 'integer',
    description: 'Seconds that an account has to begin its answer.',
    default: 120,
    rule: number({ min: 1, max: 240, unit: 'seconds', example: 120 }),
    example: 'attemptTimeout 60',
  },
  responseHeaders: {
    type: 'boolean',
    description: 'Whether responses name the backend and the number of attempts.',
    default: true,
    rule: boolean,
    example: 'responseHeaders false',
  },
  apim: {
    type: 'object',
    description: 'The API Management service: sku, units, publisherEmail, publisherName.',
    default: apimDefaults,
    rule: apim,
    example: "--path 'apim.sku' StandardV2",
  },
  monitoring: {
    type: 'boolean',
    description: 'Whether Application Insights and Log Analytics are deployed and fed.',
    default: true,
    rule: boolean,
    example: 'monitoring false',
  },
  logRetentionDays: {
    type: 'integer',
    description: 'Days that the logs are kept.',
    default: 30,
    rule: number({ min: 30, max: 730, unit: 'days', example: 30 }),
    example: 'logRetentionDays 90',
  },
  purgeOnDestroy: {
    type: 'boolean',
    description:
      'Whether deleted accounts and the deleted service are purged, so that names and quota are free at once.',
    default: true,
    rule: boolean,
    example: 'purgeOnDestroy false',
  },
  protect: {
    type: 'boolean',
    description: 'Whether the accounts and the service are protected from deletion.',
    default: false,
    rule: boolean,
    example: 'protect true',
  },
  tags: {
    type: 'object',
    description: 'Tags of every resource.',
    default: {},
    rule: tags,
    example: "--path 'tags.owner' me",
  },
};
