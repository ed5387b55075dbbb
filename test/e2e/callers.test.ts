import { afterAll, beforeAll, expect, test } from 'vitest';
import { EntraIssuer, systemClock } from '../../emulator';
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
      authorization: `Bearer ${new EntraIssuer(gateway.rehearsal.entra.tenantId, systemClock).mint({ audience, applicationId })}`,
    }),
  ],
  [
    'a token that was changed',
    () => ({
      authorization: `Bearer ${gateway.rehearsal.entra.mint({ audience, applicationId }).replace(/\.[^.]{6}/, '.AAAAAA')}`,
    }),
  ],
])('%s is refused with 401 in the shape that clients read', async (_, headers) => {
  const before = [...gateway.rehearsal.accounts.values()].reduce((sum, { received }) => sum + received.length, 0);
  const answer = await ask(headers());
  expect(answer.status).toBe(401);
  expect(((await answer.json()) as { error: { code: string } }).error.code).toBe('401');
  expect([...gateway.rehearsal.accounts.values()].reduce((sum, { received }) => sum + received.length, 0)).toBe(before);
});

test('a wrong key is refused by API Management itself, before any policy', async () => {
  const answer = await ask({ 'api-key': 'wrong' });
  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({
    statusCode: 401,
    message: expect.stringContaining('invalid subscription key'),
  });
});

test('a caller who leaves stops the call to the backend', async () => {
  gateway.fault('eastus', 'hang');
  const account = gateway.rehearsal.accounts.get('eastus');
  const stopped = new Promise<string>((resolve) => {
    if (!account) return;
    const handle = account.handle.bind(account);
    account.handle = async (request) => {
      request.signal?.addEventListener('abort', () => resolve('aborted'));
      return handle(request);
    };
  });
  const controller = new AbortController();
  const answer = ask({ 'api-key': gateway.key }, { signal: controller.signal }).catch((error: Error) => error.name);
  setTimeout(() => controller.abort(), 50);
  expect(await answer).toBe('AbortError');
  expect(await stopped).toBe('aborted');
  gateway.fault('eastus', 'none');
});
