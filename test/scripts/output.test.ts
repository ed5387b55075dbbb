import { expect, test } from 'vitest';
import { createRehearsal } from '../../emulator';
import { defaultSettings, gatewayDefinition, readSettings } from '../../policies';
import { banner, logLine } from '../../scripts/start/output';

test.each([
  [{ requested: 'chat', backend: 'eastus', tried: ';eastus;' }, 'chat  200  eastus  1 attempt'],
  [{ requested: 'chat', backend: 'eastus2', tried: ';eastus;eastus2;' }, 'chat  200  eastus2  2 attempts'],
  [{ requested: 'chat', backend: '', tried: ';' }, 'chat  200  -  0 attempts'],
  [{}, '-  200  -  -'],
])('the line of a request that left %j', (variables, cells) => {
  const answer = { requestId: '', trace: [], variables: new Map(Object.entries(variables)) };
  const entry = { method: 'GET', path: '/openai/v1/models?api-version=1', status: 200, milliseconds: 1.25, answer };
  expect(logLine(entry as unknown as Parameters<typeof logLine>[0])).toBe(`GET    /openai/v1/models  ${cells}  1.3 ms`);
});

test('a request that never reached the policy has a line, too', () => {
  expect(logLine({ method: 'POST', path: '/', status: 413, milliseconds: 0, answer: undefined, brokeOff: false })).toBe(
    'POST   /  -  413  -  -  0.0 ms',
  );
});

test('an answer that broke off says so', () => {
  const answer = { variables: new Map([['backend', 'eastus']]) };
  const entry = { method: 'POST', path: '/', status: 200, milliseconds: 0, answer, brokeOff: true };
  expect(logLine(entry as unknown as Parameters<typeof logLine>[0])).toBe(
    'POST   /  -  200  eastus  -  0.0 ms  broke off',
  );
});

test('the first text shows every account with its priority and quotas', () => {
  const { settings } = readSettings({
    accounts: [
      { location: 'swedencentral', capacity: 7 },
      { location: 'eastus', priority: 2 },
    ],
  });
  const rehearsal = createRehearsal(gatewayDefinition(settings ?? defaultSettings()), { keys: { default: 'k' } });
  const text = banner('http://127.0.0.1:1', rehearsal, true);
  expect(text).toContain('  1  swedencentral      chat 7k TPM, embedding 7k TPM\n  2  eastus             chat 30k TPM');
  expect(text).toContain(
    'AzureOpenAI(azure_endpoint="http://127.0.0.1:1", api_key="k", api_version="2025-04-01-preview")',
  );
  expect(text).toContain('OpenAI(base_url="http://127.0.0.1:1/openai/v1", api_key="k")');
  expect(text).toContain('  While it runs: fault eastus=429:retry-after=20, fault eastus=none, quit\n');
  expect(banner('http://127.0.0.1:1', rehearsal, false)).toContain(
    "  While it runs:\n\ncurl -X POST 'http://127.0.0.1:1/_rehearsal/fault?account=eastus&fault=429:retry-after=20'\n",
  );
});
