import { expect, test } from 'vitest';
import { type PurgeTarget, type PurgeWorld, purgeUntilGone } from '../../infra/purge';

const account: PurgeTarget = {
  kind: 'account',
  subscriptionId: 'sub',
  location: 'eastus',
  resourceGroupName: 'group',
  name: 'oai-eastus',
};

/** A world that gives these answers in order, the last one for ever, and whose time passes only in sleep. */
function world(...answers: (number | { status: number; retryAfter?: string; body?: string } | Error)[]) {
  let now = 0;
  const calls: string[] = [];
  const value: PurgeWorld = {
    endpoint: 'https://management.example',
    fetch: async (url, init) => {
      calls.push(`${init?.method} ${url}`);
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (answer instanceof Error) throw answer;
      const {
        status,
        retryAfter,
        body = '',
      } = typeof answer === 'number' ? { status: answer } : (answer ?? { status: 500 });
      return new Response(status === 204 ? null : body, {
        status,
        headers: retryAfter ? { 'retry-after': retryAfter } : {},
      });
    },
    token: async () => 'token',
    sleep: async (milliseconds) => {
      now += milliseconds;
    },
    now: () => now,
  };
  return { value, calls, elapsed: () => now };
}

test('an account is purged at its own address, and waited for until it is gone', async () => {
  const { value, calls } = world(200, 202, 200, 200, 404);
  await purgeUntilGone(account, value);
  expect(calls[1]).toBe(
    'DELETE https://management.example/subscriptions/sub/providers/Microsoft.CognitiveServices/locations/eastus/resourceGroups/group/deletedAccounts/oai-eastus?api-version=2025-06-01',
  );
  expect(calls.map((call) => call.split(' ')[0])).toEqual(['GET', 'DELETE', 'GET', 'GET', 'GET']);
});

test('a service has an address of another form', async () => {
  const { value, calls } = world(404);
  await purgeUntilGone({ ...account, kind: 'service', name: 'apim-1' }, value);
  expect(calls).toEqual([
    'GET https://management.example/subscriptions/sub/providers/Microsoft.ApiManagement/locations/eastus/deletedservices/apim-1?api-version=2024-05-01',
  ]);
});

test.each([[404], [204]])('never there (%i) is done at once', async (status) => {
  const { value, calls } = world(status);
  await purgeUntilGone(account, value);
  expect(calls).toHaveLength(1);
});

test.each([[409], [429], [503]])('%i passes, and is waited for', async (status) => {
  const { value, elapsed } = world({ status, retryAfter: '7' }, 404);
  await purgeUntilGone(account, value);
  expect(elapsed()).toBe(7_000);
});

test('whatever Azure asks for, it is looked at again after a minute', async () => {
  const { value, elapsed } = world({ status: 503, retryAfter: '3600' }, 404);
  await purgeUntilGone(account, value);
  expect(elapsed()).toBe(60_000);
});

test('a connection that fails passes too', async () => {
  const { value } = world(new Error('fetch failed'), 404);
  await expect(purgeUntilGone(account, value)).resolves.toBeUndefined();
});

test('a missing right is named, with what to do', async () => {
  const { value } = world(200, 403);
  await expect(purgeUntilGone(account, value)).rejects.toThrow(
    /Microsoft\.CognitiveServices\/locations\/resourceGroups\/deletedAccounts\/delete is missing.*az cognitiveservices account purge --name oai-eastus/s,
  );
});

test('another refusal is told in its own words', async () => {
  const { value } = world({ status: 400, body: 'BadThing' });
  await expect(purgeUntilGone(account, value)).rejects.toThrow('Azure answered 400: BadThing');
});

test('what is not gone after half an hour is an error, not a hang', async () => {
  const { value, elapsed } = world(200, 202, 200);
  await expect(purgeUntilGone(account, value)).rejects.toThrow('still there 30 minutes after');
  expect(elapsed()).toBeLessThanOrEqual(30 * 60_000);
});

test('the right to look is named too', async () => {
  const { value } = world(403);
  await expect(purgeUntilGone(account, value)).rejects.toThrow('deletedAccounts/read is missing');
});

const deleted = { status: 200, body: '{"properties": {"deletionDate": "2026-11-25T10:00:00Z"}}' };

test('what was deleted before this stack had the name is left alone', async () => {
  const { value, calls } = world(deleted, 404);
  await purgeUntilGone({ ...account, since: '2026-11-25T10:00:01.000Z' }, value);
  expect(calls.map((call) => call.split(' ')[0])).toEqual(['GET']);
});

test.each([['2026-11-25T09:00:00.000Z'], [undefined]])('what was deleted after %s is purged', async (since) => {
  const { value, calls } = world(deleted, 202, 404);
  await purgeUntilGone({ ...account, ...(since === undefined ? {} : { since }) }, value);
  expect(calls.map((call) => call.split(' ')[0])).toEqual(['GET', 'DELETE', 'GET']);
});
