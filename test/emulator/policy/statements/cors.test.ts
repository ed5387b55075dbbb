import { describe, expect, test } from 'vitest';
import { mistakesOf, PolicyGateway } from '../policyGateway';

const statement = (
  attributes = '',
  origins = ['https://app.example.com', 'http://localhost:8080/'],
) => `<cors ${attributes}>
  <allowed-origins>${origins.map((origin) => `<origin>${origin}</origin>`).join('')}</allowed-origins>
  <allowed-methods preflight-result-max-age="300"><method>GET</method><method>PUT</method></allowed-methods>
  <allowed-headers><header>content-type</header><header>X-Trace</header></allowed-headers>
  <expose-headers><header>X-Backend</header><header>Retry-After</header></expose-headers>
</cors>`;

/** What a browser asks before it sends. */
const preflight = (origin: string, method: string, headers?: string) => ({
  method: 'OPTIONS',
  headers: {
    Origin: origin,
    'Access-Control-Request-Method': method,
    ...(headers === undefined ? {} : { 'Access-Control-Request-Headers': headers }),
  },
});

const operations = ['GET /*', 'PUT /*', 'DELETE /*', 'POST /*'];

describe('a request that a browser makes beforehand', () => {
  test('gets the permission for method and headers, and no other statement runs', async () => {
    const gateway = new PolicyGateway(
      { inbound: `<return-response><set-status code="401" reason="No" /></return-response>${statement()}` },
      { operations },
    );
    const answer = await gateway.ask(preflight('https://app.example.com', 'PUT', 'content-type, x-trace'));
    expect([answer.status, answer.body]).toEqual([200, '']);
    expect(Object.fromEntries(answer.headers)).toEqual({
      'Access-Control-Allow-Origin': ['https://app.example.com'],
      'Access-Control-Allow-Methods': ['PUT'],
      'Access-Control-Allow-Headers': ['content-type,x-trace'],
      'Access-Control-Max-Age': ['300'],
    });
    expect(gateway.received).toHaveLength(0);
  });

  test('gets it from a fragment too, and nothing else of the fragment runs', async () => {
    const own = '<return-response><set-status code="401" reason="No" /></return-response>';
    const gateway = new PolicyGateway(
      { inbound: '<include-fragment fragment-id="browsers" />' },
      { operations, fragments: { browsers: `<fragment>${own}${statement()}</fragment>` } },
    );
    const answer = await gateway.ask(preflight('https://app.example.com', 'PUT'));
    expect([answer.status, answer.headers.get('Access-Control-Allow-Methods')]).toEqual([200, 'PUT']);
  });

  test.each([
    ['another origin', preflight('https://evil.example.com', 'GET')],
    ['another port', preflight('https://app.example.com:8443', 'GET')],
    ['another method', preflight('https://app.example.com', 'DELETE')],
    ['another header', preflight('https://app.example.com', 'GET', 'content-type,x-other')],
  ])('%s: an empty 200 without a permission', async (_what, asked) => {
    for (const terminate of ['true', 'false']) {
      const gateway = new PolicyGateway(
        { inbound: statement(`terminate-unmatched-request="${terminate}"`) },
        { operations },
      );
      const answer = await gateway.ask(asked);
      expect([answer.status, answer.body, answer.headers.names()]).toEqual([200, '', []]);
    }
  });

  test('goes on to the next cors statement when the first lets it', async () => {
    const gateway = new PolicyGateway({
      inbound: `${statement('terminate-unmatched-request="false"', ['https://other.example.com'])}${statement()}`,
    });
    const answer = await gateway.ask(preflight('https://app.example.com', 'GET'));
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('https://app.example.com');
  });

  test('GET and POST are allowed where nothing is said, and headers that need no permission', async () => {
    const gateway = new PolicyGateway(
      { inbound: '<cors><allowed-origins><origin>*</origin></allowed-origins></cors>' },
      { operations },
    );
    const allowed = async (method: string, headers?: string) =>
      (await gateway.ask(preflight('https://any.example.com', method, headers))).headers.get(
        'Access-Control-Allow-Origin',
      );
    expect(await allowed('POST', 'accept')).toBe('*');
    expect(await allowed('PUT')).toBeUndefined();
    expect(await allowed('GET', 'x-trace')).toBeUndefined();
  });

  test('without a cors statement there is no such operation', async () => {
    const gateway = new PolicyGateway({});
    expect((await gateway.ask(preflight('https://app.example.com', 'GET'))).status).toBe(404);
  });

  test('an operation for OPTIONS is run as any other', async () => {
    const gateway = new PolicyGateway({ inbound: statement() }, { operations: ['OPTIONS /*', 'GET /*'] });
    expect((await gateway.ask(preflight('https://app.example.com', 'GET'))).body).toBe('from the backend');
  });
});

describe('a request of a browser', () => {
  const from = (origin: string, method = 'GET') => ({ method, headers: { Origin: origin } });

  test('may read the answer of the backend', async () => {
    const gateway = new PolicyGateway({ inbound: statement('allow-credentials="true"') });
    const answer = await gateway.ask(from('http://localhost:8080'));
    expect(answer.body).toBe('from the backend');
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('http://localhost:8080');
    expect(answer.headers.get('Access-Control-Allow-Credentials')).toBe('true');
    expect(answer.headers.get('Access-Control-Expose-Headers')).toBe('X-Backend,Retry-After');
  });

  test('may read an error too', async () => {
    const gateway = new PolicyGateway({
      inbound: `${statement()}<check-header name="X-Caller" failed-check-httpcode="401" />`,
    });
    const answer = await gateway.ask(from('https://app.example.com'));
    expect([answer.status, answer.headers.get('Access-Control-Allow-Origin')]).toEqual([
      401,
      'https://app.example.com',
    ]);
  });

  test('of another origin gets an empty 200, or an answer that it cannot read', async () => {
    const ended = new PolicyGateway({ inbound: statement() });
    expect((await ended.ask(from('https://evil.example.com'))).body).toBe('');
    expect(ended.received).toHaveLength(0);
    const passed = new PolicyGateway({ inbound: statement('terminate-unmatched-request="false"') });
    const answer = await passed.ask(from('https://evil.example.com'));
    expect([answer.body, answer.headers.has('Access-Control-Allow-Origin')]).toEqual(['from the backend', false]);
  });

  test('with any origin and credentials gets its own origin, because browsers refuse *', async () => {
    const gateway = new PolicyGateway({ inbound: statement('allow-credentials="@(true)"', ['*']) });
    const answer = await gateway.ask(from('https://any.example.com'));
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('https://any.example.com');
  });

  test('without an Origin header is none of cors’ business', async () => {
    const answer = await new PolicyGateway({ inbound: statement() }).ask();
    expect([answer.body, answer.headers.names()]).toEqual(['from the backend', ['Content-Type']]);
  });
});

test.each([
  [
    'https://*.example.com',
    '"https://*.example.com" is no origin: give * or a URL of scheme, host and port only, like https://example.com',
  ],
  [
    'https://example.com/app',
    '"https://example.com/app" is no origin: give * or a URL of scheme, host and port only, like https://example.com',
  ],
  [
    'example.com',
    '"example.com" is no origin: give * or a URL of scheme, host and port only, like https://example.com',
  ],
])('the origin %s is refused', (origin, message) => {
  expect(mistakesOf({ inbound: statement('', [origin]) })).toEqual([message]);
});

test('* beside another origin is refused', () => {
  expect(mistakesOf({ inbound: statement('', ['*', 'https://example.com']) })).toEqual([
    '<origin> * allows every origin: leave the other <origin> elements out',
  ]);
});
