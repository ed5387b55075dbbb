import { expect, test } from 'vitest';
import { type ExistingAccount, withEndpoints } from '../../infra/existingAccounts';
import { defaultSettings, type Settings } from '../../policies';

const id = (subscription: string, name = 'theirs') =>
  `/subscriptions/${subscription}/resourceGroups/their-group/providers/Microsoft.CognitiveServices/accounts/${name}`;

function settings(...accounts: Partial<Settings['accounts'][number]>[]): Settings {
  const plain = { name: 'westus', location: 'westus', priority: 1, weight: 1 };
  return { ...defaultSettings(), accounts: accounts.map((account) => ({ ...plain, ...account })) };
}

const good: ExistingAccount = {
  kind: 'OpenAI',
  endpoint: 'https://theirs.openai.azure.com/',
  customSubDomainName: 'theirs',
};

test('the endpoint is the one that Azure says', async () => {
  const asked: unknown[] = [];
  const result = await withEndpoints(settings({ resourceId: id('ours') }, {}), 'OURS', async (reference) => {
    asked.push(reference);
    return good;
  });
  expect(asked).toEqual([{ subscriptionId: 'ours', resourceGroupName: 'their-group', name: 'theirs' }]);
  expect(result.settings?.accounts.map(({ endpoint }) => endpoint)).toEqual([good.endpoint, undefined]);
});

test('an endpoint in the settings is taken, and Azure is not asked', async () => {
  const given = settings({ resourceId: id('elsewhere'), endpoint: 'https://theirs.example' });
  const result = await withEndpoints(given, 'ours', () => Promise.reject(new Error('asked')));
  expect(result.settings).toEqual(given);
});

/** What Azure says, and what the mistake has to say. */
const mistakes: readonly (readonly [
  what: string,
  subscription: string,
  found: ExistingAccount | Error,
  message: string,
  remedy: string,
])[] = [
  [
    'of another subscription',
    'elsewhere',
    good,
    'the account is in subscription elsewhere, this program reads ours',
    "pulumi config set --path 'accounts[0].endpoint' https://theirs.openai.azure.com",
  ],
  [
    'that is not there',
    'ours',
    new Error('Status=404 Code="ResourceNotFound"\n    at somewhere'),
    'the account cannot be read: Status=404 Code="ResourceNotFound"',
    'az cognitiveservices account show --name theirs --resource-group their-group',
  ],
  [
    'of another kind',
    'ours',
    { ...good, kind: 'SpeechServices' },
    'of kind SpeechServices',
    'an account of kind OpenAI or AIServices',
  ],
  [
    'without a subdomain',
    'ours',
    { ...good, customSubDomainName: undefined },
    'has no custom subdomain',
    'az cognitiveservices account update --name theirs --resource-group their-group --custom-domain theirs',
  ],
];

test.each(mistakes)('an account %s is a mistake with a remedy', async (_, subscription, found, message, remedy) => {
  const result = await withEndpoints(settings({ resourceId: id(subscription) }), 'ours', async () => {
    if (found instanceof Error) throw found;
    return found;
  });
  expect(result.mistakes).toHaveLength(1);
  expect(result.mistakes?.[0]?.key).toBe('accounts[0].resourceId');
  expect(result.mistakes?.[0]?.message).toContain(message);
  expect(result.mistakes?.[0]?.message).not.toContain('\n');
  expect(result.mistakes?.[0]?.remedy).toContain(remedy);
});

test('every account that cannot be used is reported, not the first only', async () => {
  const both = settings({ resourceId: id('ours', 'one') }, { resourceId: id('ours', 'two') });
  const result = await withEndpoints(both, 'ours', () => Promise.reject(new Error('no')));
  expect(result.mistakes?.map(({ key }) => key)).toEqual(['accounts[0].resourceId', 'accounts[1].resourceId']);
});
