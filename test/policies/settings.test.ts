import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultSettings, readSettings, settingsKeys } from '../../policies';

test('an empty configuration is three accounts, two deployments and one client', () => {
  const settings = defaultSettings();
  expect(settings.accounts.map(({ name, priority }) => [name, priority])).toEqual([
    ['eastus', 1],
    ['eastus2', 2],
    ['northcentralus', 2],
  ]);
  expect(settings.deployments.map(({ name, model, version, sku }) => [name, model, version, sku])).toEqual([
    ['chat', 'gpt-5.4-mini', '2026-03-17', 'GlobalStandard'],
    ['embedding', 'text-embedding-3-large', '1', 'GlobalStandard'],
  ]);
  expect(settings.openaiCapacity).toBe(30);
  expect(settings.clients).toEqual([{ name: 'default' }]);
});

test('every mistake is reported, with its path and a remedy', () => {
  const { mistakes } = readSettings({
    openaiCapacity: 0,
    accounts: [{ location: 'eastus', priority: 'high' }, { weight: 2 }],
    maxAttemps: 2,
    apim: { sku: 'Consumption' },
  });
  expect(mistakes?.map(({ key }) => key).sort()).toEqual([
    'accounts[0].priority',
    'accounts[1].location',
    'apim.sku',
    'maxAttemps',
    'openaiCapacity',
  ]);
  expect(mistakes?.find(({ key }) => key === 'maxAttemps')?.message).toContain('maxAttempts');
  expect(mistakes?.find(({ key }) => key === 'apim.sku')).toMatchObject({
    message: expect.stringContaining('no built-in cache'),
    remedy: "pulumi config set --path 'apim.sku' BasicV2",
  });
});

test.each([
  [{ accounts: [{ location: 'eastus' }, { location: 'eastus' }] }, 'accounts[1].name'],
  [{ clients: [{ name: 'app' }, { name: 'app' }] }, 'clients[1].name'],
  [
    { deployments: [{ name: 'chat', model: 'gpt-5.4-mini', version: '1', aliases: ['Chat'] }] },
    'deployments[0].aliases[0]',
  ],
  [{ callers: { keys: false, bearerKeys: false, entra: false } }, 'callers'],
  [{ delays: { minimum: 20, maximum: 15, default: 15 } }, 'delays.minimum'],
  [{ accounts: [] }, 'accounts'],
  [{ accounts: 'eastus' }, 'accounts'],
])('what only the whole can show: %j is a mistake at %s', (raw, key) => {
  expect(readSettings(raw).mistakes?.map((mistake) => mistake.key)).toContain(key);
});

test('what only the whole can show is reported beside what is wrong by itself', () => {
  const { mistakes } = readSettings({
    openaiCapacity: 0,
    clients: [{ name: 'app' }, { name: 'app' }],
    delays: { maximum: 'long' },
  });
  expect(mistakes?.map(({ key }) => key).sort()).toEqual(['clients[1].name', 'delays.maximum', 'openaiCapacity']);
});

/** Does what the `pulumi config` lines of a remedy do. */
function follow(raw: { readonly [key: string]: unknown }, remedy: string): { [key: string]: unknown } {
  const config = structuredClone(raw) as { [key: string]: unknown };
  for (const [, verb, path = '', word = ''] of remedy.matchAll(
    /pulumi config (set|rm) (?:--path )?('[^']*'|\w+)(?: (?!&&)('[^']*'|\S+))?/g,
  )) {
    const names = [...path.matchAll(/\["([^"]*)"\]|([^.[\]']+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    const last = names.pop() ?? '';
    let place: { [key: string]: unknown } = config;
    for (const [index, name] of names.entries()) {
      const byNumber = /^\d+$/.test(names[index + 1] ?? last);
      if (place[name] === null || typeof place[name] !== 'object') place[name] = byNumber ? [] : {};
      place = place[name] as { [key: string]: unknown };
      if (Array.isArray(place) !== byNumber) throw new Error(`pulumi refuses ${path}: another container is there`);
    }
    if (verb === 'rm') delete place[last];
    else place[last] = word === 'true' || word === 'false' ? word === 'true' : word.replaceAll("'", '');
  }
  return config;
}

const atoms = fc.oneof(fc.constantFrom<unknown>(0, -1, 1.5, 'no', '', true, null, []), fc.string());
const objects = fc.dictionary(fc.constantFrom('owner', 'cost center', 'name', 'sku', 'a.b', 'location'), atoms);
const delays = fc.dictionary(fc.constantFrom('default', 'minimum', 'maximum'), fc.integer({ min: 1, max: 100 }));
const wrongValues = fc.oneof(atoms, objects, delays, fc.array(atoms), fc.array(objects));

test('whoever follows the remedy of a mistake is rid of it', () => {
  const keys = Object.keys(settingsKeys);
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...keys, 'maxAttemps', 'no such'), wrongValues, { minKeys: 1 }),
      (raw) => {
        for (const mistake of readSettings(raw).mistakes ?? []) {
          if (!mistake.remedy.includes('pulumi config')) continue;
          const after = readSettings(follow(raw, mistake.remedy)).mistakes ?? [];
          expect(after.filter(({ key }) => key === mistake.key)).toEqual([]);
        }
      },
    ),
  );
});

test.each([
  [5, 10],
  [90, 60],
])('a default delay of %i outside its bounds is moved to the nearer bound', (delay, bound) => {
  const { mistakes } = readSettings({ delays: { minimum: 10, maximum: 60, default: delay } });
  expect(mistakes?.map(({ remedy }) => remedy)).toEqual([`pulumi config set --path 'delays.default' ${bound}`]);
});

test('50 accounts are taken, one more is too many for one request', () => {
  const accounts = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ name: `a${index}`, location: 'eastus' }));
  expect(readSettings({ accounts: accounts(50) }).settings?.accounts).toHaveLength(50);
  expect(readSettings({ accounts: accounts(51) }).mistakes?.map(({ key }) => key)).toEqual(['accounts']);
});

test("a deployment's request rate is its model's", () => {
  const { settings } = readSettings({
    deployments: [
      { name: 'a', model: 'o3-mini', version: '1' },
      { name: 'b', model: 'gpt-5.1', version: '1' },
      { name: 'c', model: 'gpt-4.1', version: '1', requestsPerThousandTokens: 2 },
    ],
  });
  expect(settings?.deployments.map((deployment) => deployment.requestsPerThousandTokens)).toEqual([0.1, 10, 2]);
});

test('whatever is given, it is read or reported, never thrown', () => {
  const keys = fc.constantFrom(...Object.keys(settingsKeys), 'other');
  fc.assert(
    fc.property(fc.dictionary(keys, fc.jsonValue()), (raw) => {
      const { settings, mistakes } = readSettings(raw);
      expect(settings === undefined).toBe((mistakes?.length ?? 0) > 0);
      for (const mistake of mistakes ?? []) {
        expect(mistake.key).not.toBe('');
        expect(mistake.remedy).not.toBe('');
      }
    }),
  );
});

const independentMistakes: readonly (readonly [key: string, raw: { readonly [key: string]: unknown }])[] = [
  ['openaiCapacity', { openaiCapacity: -1 }],
  ['location', { location: 'East US' }],
  ['accounts[0].priority', { accounts: [{ location: 'eastus', priority: 0 }] }],
  ['deployments[0].version', { deployments: [{ name: 'chat', model: 'gpt-5.4-mini' }] }],
  ['clients[0].tokensPerMinute', { clients: [{ name: 'app', tokensPerMinute: 'many' }] }],
  ['callers.entraApplicationIds[1]', { callers: { entraApplicationIds: [crypto.randomUUID(), 'no-id'] } }],
  ['delays.maximum', { delays: { maximum: 0 } }],
  ['maxAttempts', { maxAttempts: 51 }],
  ['attemptTimeout', { attemptTimeout: 241 }],
  ['responseHeaders', { responseHeaders: 'yes' }],
  ['apim.units', { apim: { units: 1.5 } }],
  ['monitoring', { monitoring: 1 }],
  ['logRetentionDays', { logRetentionDays: 29 }],
  ['purgeOnDestroy', { purgeOnDestroy: null, purgeondestroy: true }],
  ['protect', { protect: 'no' }],
  ['tags.owner', { tags: { owner: [] } }],
];

test('any mistakes together are the mistakes of each', () => {
  fc.assert(
    fc.property(fc.subarray([...independentMistakes], { minLength: 1 }), (chosen) => {
      const { mistakes } = readSettings(Object.assign({}, ...chosen.map(([, raw]) => raw)));
      const expected = chosen.map(([key]) => (key === 'purgeOnDestroy' ? 'purgeondestroy' : key));
      expect(mistakes?.map(({ key }) => key).sort()).toEqual(expected.sort());
    }),
  );
});

test('a key with a letter missing names the key that was meant', () => {
  const long = Object.keys(settingsKeys).filter((key) => key.length > 4);
  fc.assert(
    fc.property(fc.constantFrom(...long), fc.nat(), (key, seed) => {
      const at = seed % key.length;
      const { mistakes } = readSettings({ [key.slice(0, at) + key.slice(at + 1)]: 1 });
      expect(mistakes?.[0]?.message).toContain(`did you mean ${key}?`);
    }),
  );
});

test('every SKU with a built-in cache is taken, by its own name', () => {
  for (const sku of ['BasicV2', 'StandardV2', 'PremiumV2', 'Developer', 'Basic', 'Standard', 'Premium'])
    expect(readSettings({ apim: { sku } }).settings?.apim.sku).toBe(sku);
  expect(readSettings({ apim: { sku: 'Consumption' } }).settings).toBeUndefined();
});

const config = 'pulumi config set --path';

/** What is reported for one key, as `message | remedy`. */
function told(raw: { readonly [key: string]: unknown }): string[] {
  return readSettings(raw).mistakes?.map(({ message, remedy }) => `${message} | ${remedy}`) ?? [];
}

test.each<[{ readonly [key: string]: unknown }, string]>([
  [
    { openaiCapacity: 1.5 },
    '1.5 is not a whole number of thousand tokens per minute from 1 to 100000 | pulumi config set openaiCapacity 30',
  ],
  [
    { openaiCapacity: ' ' },
    '" " is not a whole number of thousand tokens per minute from 1 to 100000 | pulumi config set openaiCapacity 30',
  ],
  [
    { openaiCapacity: [] },
    '[] is not a whole number of thousand tokens per minute from 1 to 100000 | pulumi config set openaiCapacity 30',
  ],
  [
    { deployments: [{ name: 'chat', model: 'gpt-5.4-mini', version: 1, capacityShare: 2 }] },
    `2 is not a number from 0.01 to 1 | ${config} 'deployments[0].capacityShare' 1`,
  ],
  [{ protect: 1 }, '1 is neither true nor false | pulumi config set protect true'],
  [
    { location: 'East US' },
    '"East US" is not a region in its short form, such as eastus | pulumi config set location eastus',
  ],
  [
    { deployments: [{ name: 'chat', model: 'gpt-5.4-mini', version: '1', sku: 'datazonestandrd' }] },
    `"datazonestandrd" is none of GlobalStandard, DataZoneStandard, Standard, GlobalProvisionedManaged, DataZoneProvisionedManaged, ProvisionedManaged, DeveloperTier | ${config} 'deployments[0].sku' DataZoneStandard`,
  ],
  [
    { deployments: [{ name: 'chat', model: 'gpt-5.4-mini', version: '1', sku: 7 }] },
    `7 is none of GlobalStandard, DataZoneStandard, Standard, GlobalProvisionedManaged, DataZoneProvisionedManaged, ProvisionedManaged, DeveloperTier | ${config} 'deployments[0].sku' GlobalStandard`,
  ],
  [{ accounts: 'eastus' }, `"eastus" is not an array | ${config} 'accounts[0].location' eastus`],
  [
    { accounts: [{ location: 'eastus', priority: 'high' }] },
    `"high" is not a whole number from 1 to 100 | ${config} 'accounts[0].priority' 1`,
  ],
  [{ accounts: ['eastus'] }, `"eastus" is not an object | ${config} 'accounts[0].location' eastus`],
  [{ accounts: [{}] }, `it is missing: give one, such as eastus | ${config} 'accounts[0].location' eastus`],
  [
    { accounts: [{ locaton: 'eastus', location: 'eastus' }] },
    "there is no such key; did you mean accounts[0].location? | pulumi config rm --path 'accounts[0].locaton'",
  ],
  [
    { accounts: [{ location: 'eastus', x: 1 }] },
    "there is no such key: there are name, location, priority, weight, capacity, resourceId, endpoint | pulumi config rm --path 'accounts[0].x'",
  ],
  [{ tags: { owner: [] } }, `[] is not text | ${config} 'tags.owner' text`],
  [{ protect: 'x'.repeat(60) }, `"${'x'.repeat(56)}... is neither true nor false | pulumi config set protect true`],
  [{ accounts: [] }, 'the array is empty | give at least one, or take the default: pulumi config rm accounts'],
  [{ tags: ['a'] }, `["a"] is not an object of names and texts | pulumi config rm tags && ${config} 'tags.owner' me`],
])('%j is told with what is wrong and what to write instead', (raw, expected) => {
  expect(told(raw)).toEqual([expected]);
});

test('an endpoint is a base URL', () => {
  const taken = (endpoint: string) =>
    readSettings({ accounts: [{ location: 'eastus', endpoint }] }).mistakes?.[0]?.key === undefined;
  for (const one of [
    'https://a.openai.azure.com',
    'http://127.0.0.1:65535/',
    'http://host:80/a/b/',
    'http://[::1]:80/c',
  ])
    expect([one, taken(one)]).toEqual([one, true]);
  for (const one of ['host', 'ftp://host', 'http://', 'http://host:65536', 'http://a b', 'http://a/b?c', 'http://a#b'])
    expect([one, taken(one)]).toEqual([one, false]);
});

test('what Pulumi hands over in another form is taken: text for a truth or a number, a number for text', () => {
  const { settings } = readSettings({
    protect: 'true',
    purgeOnDestroy: 'false',
    openaiCapacity: '50',
    deployments: [{ name: 'chat', model: 'gpt-5.4-mini', version: 1, aliases: [], capacityShare: 0.5 }],
    tags: { cost: 4711, old: true },
  });
  expect(settings).toMatchObject({ protect: true, purgeOnDestroy: false, openaiCapacity: 50 });
  expect(settings?.deployments[0]).toMatchObject({ version: '1', aliases: [], capacityShare: 0.5 });
  expect(settings?.tags).toEqual({ cost: '4711', old: 'true' });
});
