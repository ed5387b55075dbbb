import { describe, expect, test } from 'vitest';
import { rehearse, type TestRehearsal } from './rehearsal';

/** The three ways in, by what a caller sends. */
const ways: { readonly [way: string]: (gateway: TestRehearsal) => { readonly [name: string]: string } } = {
  keys: ({ key }) => ({ 'api-key': key }),
  bearerKeys: ({ key }) => ({ authorization: `Bearer ${key}` }),
  entra: (gateway) => ({ authorization: `Bearer ${gateway.token()}` }),
};

describe.each(Object.keys(ways))('callers.%s', (open) => {
  test('alone lets in by its own way only', async () => {
    const callers = Object.fromEntries(Object.keys(ways).map((way) => [way, way === open]));
    const gateway = rehearse({ callers });
    for (const [way, headers] of Object.entries(ways)) {
      expect([way, (await gateway.chat(headers(gateway))).status]).toEqual([way, way === open ? 200 : 401]);
    }
    expect(gateway.asked()).toHaveLength(1);
  });
});

test('the scheme may be written in any case, and with blanks around the key', async () => {
  const gateway = rehearse();
  expect((await gateway.chat({ authorization: `BEARER  ${gateway.key} ` })).status).toBe(200);
  expect((await gateway.chat({ authorization: `Bearer${gateway.key}` })).status).toBe(401);
});

test("every client's key is good, and one client's key is nobody else's name", async () => {
  const gateway = rehearse({ clients: [{ name: 'default' }, { name: 'other' }], monitoring: true });
  await gateway.chat({ 'api-key': 'local-key-other' });
  await gateway.chat({ authorization: 'Bearer local-key-other' });
  await gateway.chat();
  const counts = gateway.metrics
    .totals()
    .filter(({ name }) => name === 'Total Tokens')
    .map(({ dimensions, count }) => [dimensions.Client, count]);
  expect(counts).toEqual([
    ['other', 2],
    ['default', 1],
  ]);
});

test('a token is counted under the application that it was given to', async () => {
  const gateway = rehearse({ monitoring: true });
  await gateway.chat({ authorization: `Bearer ${gateway.token({ applicationId: 'the-app' })}` });
  expect(gateway.metrics.totals()[0]?.dimensions.Client).toBe('the-app');
});

test('where applications are listed, only they get in', async () => {
  const wanted = '11111111-2222-3333-4444-555555555555';
  const gateway = rehearse({ callers: { entraApplicationIds: [wanted] } });
  const status = async (applicationId: string) =>
    (await gateway.chat({ authorization: `Bearer ${gateway.token({ applicationId })}` })).status;
  expect([await status(wanted), await status('66666666-7777-8888-9999-000000000000')]).toEqual([200, 401]);
});

test.each([
  ['nothing', () => ({})],
  ['a wrong key', () => ({ 'api-key': 'wrong' })],
  ['a wrong key as Bearer', () => ({ authorization: 'Bearer wrong' })],
])('%s is refused in the same words, whichever ways are open', async (_, headers) => {
  for (const callers of [{}, { entra: false }, { bearerKeys: false }, { keys: false }]) {
    const gateway = rehearse({ callers });
    const answer = await gateway.chat(headers());
    expect([answer.status, JSON.parse(answer.body).error?.code]).toEqual([401, '401']);
    expect(gateway.asked()).toEqual([]);
  }
});

test.each([
  ['that has expired', { expiresIn: -600 }],
  ['of another tenant', { tenantId: '00000000-0000-0000-0000-00000000cccc' }],
  ['for another service', { audience: 'https://graph.microsoft.com' }],
])('a token %s: 401 that says how to get in', async (_, request) => {
  const gateway = rehearse();
  const answer = await gateway.chat({ authorization: `Bearer ${gateway.token(request)}` });
  expect([answer.status, answer.reason, answer.headers.get('www-authenticate')]).toEqual([
    401,
    'Unauthorized',
    'Bearer',
  ]);
  expect(answer.headers.get('content-type')).toBe('application/json');
  expect(JSON.parse(answer.body)).toEqual({
    error: {
      code: '401',
      message: 'Access denied: send a valid key in the api-key header or as Bearer, or a valid Entra ID token.',
    },
  });
});

test.each(['a.b.c', '..', 'eyJhbGciOiJub25lIn0.e30.', `${'a'.repeat(20_000)}`])('no token: %.30s', async (text) => {
  const gateway = rehearse();
  expect((await gateway.chat({ authorization: `Bearer ${text}` })).status).toBe(401);
  expect(gateway.asked()).toEqual([]);
});
