import { afterAll, beforeAll, expect, test } from 'vitest';
import { EntraIssuer } from '../../emulator';
import { startGateway, type TestGateway } from './gateway';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(async () => {
  await gateway.close();
});

const applicationId = '22222222-2222-2222-2222-222222222222';
const audience = 'https://cognitiveservices.azure.com';

function ask(headers: { readonly [name: string]: string }, init: RequestInit = {}): Promise<Response> {
  return fetch(`${gateway.url}/openai/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ model: 'chat', messages: [{ role: 'user', content: 'Hello' }] }),
    ...init,
  });
}

/** Requests that reached an account. */
const totalAsked = () =>
  [...gateway.rehearsal.accounts.values()].reduce((sum, { received }) => sum + received.length, 0);

test.each([
  ['a key', () => ({ 'api-key': gateway.key })],
  ['a key as Bearer', () => ({ authorization: `Bearer ${gateway.key}` })],
  ['a token', () => ({ authorization: `Bearer ${gateway.rehearsal.entra.mint({ audience, applicationId })}` })],
  [
    'a token of the newer audience',
    () => ({
      authorization: `Bearer ${gateway.rehearsal.entra.mint({ audience: 'https://ai.azure.com', applicationId })}`,
    }),
  ],
])('%s lets in', async (_, headers) => {
  expect((await ask(headers())).status).toBe(200);
});

test.each([
  ['nothing', () => ({})],
  ['a wrong key', () => ({ 'api-key': 'wrong' })],
  ['a wrong key beside a good token', () => ({ 'api-key': 'wrong', authorization: `Bearer ${gateway.key}` })],
  ['a wrong key as Bearer', () => ({ authorization: 'Bearer wrong' })],
  ['an empty Bearer', () => ({ authorization: 'Bearer ' })],
  ['another scheme', () => ({ authorization: 'Basic YTpi' })],
  [
    'a token that has expired',
    () => ({ authorization: `Bearer ${gateway.rehearsal.entra.mint({ audience, applicationId, expiresIn: -10 })}` }),
  ],
  [
    'a token for somebody else',
    () => ({
      authorization: `Bearer ${gateway.rehearsal.entra.mint({ audience: 'https://graph.microsoft.com', applicationId })}`,
    }),
  ],
  [
    'a token of another tenant',
    () => ({ authorization: `Bearer ${gateway.rehearsal.entra.mint({ audience, applicationId, tenantId: 'other' })}` }),
  ],
  [
    'a token that somebody else signed',
    () => ({
      authorization: `Bearer ${new EntraIssuer(gateway.rehearsal.entra.tenantId, gateway.clock).mint({ audience, applicationId })}`,
    }),
  ],
  [
    'a token that was changed',
    () => ({
      authorization: `Bearer ${gateway.rehearsal.entra.mint({ audience, applicationId }).replace(/\.[^.]{6}/, '.AAAAAA')}`,
    }),
  ],
])('%s is refused with 401 in the shape that clients read', async (_, headers) => {
  const before = totalAsked();
  const answer = await ask(headers());
  expect(answer.status).toBe(401);
  expect(((await answer.json()) as { error: { code: string } }).error.code).toBe('401');
  expect(totalAsked()).toBe(before);
});

test.each([
  ['the subscription-key of the query', (key: string) => `?subscription-key=${key}&a=b`, '?a=b'],
  ['a path of the bare base URL', () => '', ''],
])('%s is no credential that goes further', async (_, query, left) => {
  const { key } = gateway;
  const account = gateway.account('eastus');
  const before = account.received.length;
  const answer = await fetch(`${gateway.url}/chat/completions${query(key)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'Ocp-Apim-Subscription-Key': key, 'API-KEY': key },
    body: JSON.stringify({ model: 'chat', messages: [{ role: 'user', content: 'Hello' }] }),
  });
  expect(answer.status).toBe(200);
  const [received] = account.received.slice(before);
  expect(received?.path).toBe(`/openai/v1/chat/completions${left}`);
  expect(JSON.stringify(received?.headers.toRaw())).not.toContain(key);
});

test('a caller who leaves stops the call to the backend', async () => {
  gateway.fault('eastus', 'hang');
  const controller = new AbortController();
  const account = gateway.account('eastus');
  const handle = account.handle.bind(account);
  const stopped = new Promise<string>((resolve) => {
    account.handle = async (request) => {
      request.signal?.addEventListener('abort', () => resolve('aborted'));
      setImmediate(() => controller.abort());
      return handle(request);
    };
  });
  const asked = totalAsked();
  const answer = ask({ 'api-key': gateway.key }, { signal: controller.signal }).catch((error: Error) => error.name);
  expect(await answer).toBe('AbortError');
  expect(await stopped).toBe('aborted');
  await gateway.clock.advance(600_000);
  expect(totalAsked()).toBe(asked);
  account.handle = handle;
  gateway.fault('eastus', 'none');
});

test('a caller who leaves in the middle of a stream stops the stream of the backend', async () => {
  const controller = new AbortController();
  const account = gateway.account('eastus');
  const handle = account.handle.bind(account);
  const stopped = new Promise<number>((resolve) => {
    account.handle = async (request) => {
      const answer = await handle(request);
      async function* endless(): AsyncGenerator<Buffer> {
        let sent = 0;
        try {
          for (;;) {
            sent += 1;
            yield Buffer.from(`data: ${sent}\n\n`);
            await new Promise((next) => setImmediate(next));
          }
        } finally {
          resolve(sent);
        }
      }
      return { ...answer, body: endless() };
    };
  });
  const body = JSON.stringify({ model: 'chat', stream: true, messages: [{ role: 'user', content: 'Hello' }] });
  const answer = await ask({ 'api-key': gateway.key }, { signal: controller.signal, body });
  const reader = answer.body?.getReader();
  await reader?.read();
  controller.abort();
  expect(await stopped).toBeGreaterThan(0);
  account.handle = handle;
});
