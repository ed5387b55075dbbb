import { expect, test } from 'vitest';
import { PolicyGateway, type PolicyOptions, type Sections } from '../policyGateway';

const one = { headers: { 'api-key': 'key-one' } };
const three = { headers: { 'api-key': 'key-three' } };

/** A gateway whose product has the statement. */
const product = (inbound: string, api: Sections = {}, options: PolicyOptions = {}) =>
  new PolicyGateway(api, { scopes: { gold: { inbound } }, ...options });

test('calls of a subscription are counted in a period that begins with the subscription', async () => {
  const gateway = product('<quota calls="2" renewal-period="3600" />');
  await gateway.ask(one);
  await gateway.clock.advance(3_000_000);
  await gateway.ask(one);
  expect((await gateway.ask(three)).status).toBe(200);
  const refused = await gateway.ask(one);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([403, '600']);
  expect(JSON.parse(refused.body)).toEqual({
    statusCode: 403,
    message: 'Out of call volume quota. Quota will be replenished in 00:10:00.',
  });
  await gateway.clock.advance(600_000);
  expect((await gateway.ask(one)).status).toBe(200);
  expect((await gateway.ask(one)).status).toBe(200);
  expect((await gateway.ask(one)).status).toBe(403);
});

test.each([
  [86_400, '1.00:00:00'],
  [86_399, '23:59:59'],
  [200_000, '2.07:33:20'],
  [5, '00:00:05'],
])('of %i seconds that are left it says %s', async (seconds, text) => {
  const gateway = product(`<quota calls="1" renewal-period="${seconds}" />`);
  await gateway.ask(one);
  const refused = await gateway.ask(one);
  expect(JSON.parse(refused.body).message).toBe(`Out of call volume quota. Quota will be replenished in ${text}.`);
});

test('a period of 0 never ends', async () => {
  const gateway = product('<quota calls="1" renewal-period="0" />');
  await gateway.ask(one);
  await gateway.clock.advance(400 * 86_400_000);
  const refused = await gateway.ask(one);
  expect([refused.status, refused.headers.has('retry-after')]).toEqual([403, false]);
  expect(JSON.parse(refused.body).message).toBe('Out of call volume quota.');
});

test('bandwidth counts the kilobytes of requests and answers, streams too', async () => {
  const gateway = product(
    '<quota bandwidth="3" renewal-period="3600" />',
    { backend: '<forward-request buffer-response="false" />' },
    {
      backend: () => ({
        body: (async function* () {
          yield Buffer.alloc(1000);
          yield Buffer.alloc(48);
        })(),
      }),
    },
  );
  const post = { ...one, body: 'x'.repeat(1000) };
  expect((await gateway.ask(post)).status).toBe(200);
  expect((await gateway.ask(post)).status).toBe(200);
  const refused = await gateway.ask(post);
  expect(JSON.parse(refused.body).message).toMatch(/^Out of bandwidth quota\. /);
});

test('an API and an operation have quotas of their own', async () => {
  const gateway = product(
    `<quota renewal-period="3600" calls="3">
      <api id="the-api" calls="100"><operation name="POST /*" calls="1" /></api>
    </quota>`,
  );
  const post = { ...one, body: {} };
  expect((await gateway.ask(post)).status).toBe(200);
  expect((await gateway.ask(post)).status).toBe(403);
  expect((await gateway.ask(one)).status).toBe(200);
  expect((await gateway.ask(one)).status).toBe(200);
  expect((await gateway.ask(one)).status).toBe(403);
});

test('without a subscription there is no quota', async () => {
  const gateway = product('<quota calls="1" renewal-period="3600" />');
  await gateway.ask();
  expect((await gateway.ask()).status).toBe(200);
});

test.each([
  ['<quota renewal-period="3600" />', /<quota> needs calls or bandwidth/],
  ['<quota calls="1" />', /<quota> needs a renewal-period/],
  ['<quota-by-key counter-key="k" renewal-period="3600" />', /<quota-by-key> needs calls or bandwidth/],
  ['<quota-by-key counter-key="k" calls="1" renewal-period="60" />', /is 0 or at least 300 seconds/],
  [
    '<quota-by-key counter-key="k" calls="1" renewal-period="0" first-period-start="2026-01-01" />',
    /first-period-start of <quota-by-key> is written yyyy-MM-ddTHH:mm:ssZ/,
  ],
])('%s is refused when it is loaded', (inbound, message) => {
  expect(() => product(inbound)).toThrow(message);
});

test('it can only stand in the policy of a product', () => {
  expect(() => new PolicyGateway({ inbound: '<quota calls="1" renewal-period="0" />' })).toThrow(
    /<quota> cannot stand in a policy of the scope api, only of product/,
  );
});
