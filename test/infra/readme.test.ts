import { expect, test } from 'vitest';
import { type ReadmeFacts, readme } from '../../infra/readme';

const facts: ReadmeFacts = {
  url: 'https://apim-1.azure-api.net',
  resourceGroup: 'group-1',
  accounts: [
    { name: 'oai-1-eastus', host: 'oai-1-eastus.openai.azure.com', location: 'eastus', priority: 1 },
    { name: 'oai-1-westus', host: 'oai-1-westus.openai.azure.com', location: 'westus', priority: 2 },
  ],
  deployments: ['gpt', 'embedding'],
  clients: ['web-app', 'other'],
  callers: { keys: true, bearerKeys: true, entraAudiences: ['https://ai.azure.com'] },
};
const page = readme(facts);

test('the next steps have the real values: address, a client, a deployment', () => {
  expect(page).toContain('curl https://apim-1.azure-api.net/openai/v1/chat/completions');
  expect(page).toContain(`jq -r '.["web-app"]'`);
  expect(page).toContain('"model": "gpt"');
  expect(page).toContain('AZURE_OPENAI_CUSTOM_URL https://apim-1.azure-api.net');
});

test('what is behind the gateway is listed, in the order of priority', () => {
  expect(page).toContain(
    '| 1 | eastus | oai-1-eastus.openai.azure.com |\n| 2 | westus | oai-1-westus.openai.azure.com |',
  );
  expect(page).toContain('Deployments: gpt, embedding. Resource group: group-1. Clients: web-app, other.');
});

test('the chat app is deployed once it knows the gateway', () => {
  expect(page).toMatch(/AZURE_OPENAI_CUSTOM_URL [^`]*\nazd up\n```/);
});

test.each([
  [{ keys: true, bearerKeys: false }, `-H "api-key: $KEY"`, true],
  [{ keys: false, bearerKeys: true }, `-H "authorization: Bearer $KEY"`, false],
  [{ keys: false, bearerKeys: false }, `-H "authorization: Bearer $TOKEN"`, false],
])('with the ways in %j the example uses one that is open', (open, header, override) => {
  const other = readme({ ...facts, callers: { ...facts.callers, ...open } });
  expect(other).toContain(header);
  expect(other.includes('KEY=$(pulumi stack output keys')).toBe(open.keys || open.bearerKeys);
  expect(other.includes('--resource https://ai.azure.com')).toBe(!open.keys && !open.bearerKeys);
  expect(other.includes('AZURE_OPENAI_API_KEY_OVERRIDE "$KEY"')).toBe(override);
});
