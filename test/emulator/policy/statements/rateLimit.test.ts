import { expect, test } from 'vitest';
import { PolicyGateway } from '../policyGateway';

const one = { headers: { 'api-key': 'key-one' } };
const two = { headers: { 'api-key': 'key-two' } };

test('each subscription has its own count', async () => {
  const gateway = new PolicyGateway({ inbound: '<rate-limit calls="1" renewal-period="60" />' });
  expect((await gateway.ask(one)).status).toBe(200);
  expect((await gateway.ask(two)).status).toBe(200);
  const refused = await gateway.ask(one);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
  await gateway.clock.advance(60_000);
  expect((await gateway.ask(one)).status).toBe(200);
});

test('a product may have one, which holds for its own subscriptions', async () => {
  const limit = '<rate-limit calls="1" renewal-period="60" />';
  const gateway = new PolicyGateway({}, { scopes: { gold: { inbound: limit } } });
  expect([(await gateway.ask(one)).status, (await gateway.ask(one)).status]).toEqual([200, 429]);
  expect([(await gateway.ask(two)).status, (await gateway.ask(two)).status]).toEqual([200, 200]);
  expect(() => new PolicyGateway({}, { scopes: { global: { inbound: limit } } })).toThrow(/rate-limit/);
});

test('without a subscription nothing is limited', async () => {
  const gateway = new PolicyGateway({ inbound: '<rate-limit calls="1" renewal-period="60" />' });
  expect((await gateway.ask()).status).toBe(200);
  expect((await gateway.ask()).status).toBe(200);
});

test('an operation has its limit within that of its API, and a refused call counts for none', async () => {
  const gateway = new PolicyGateway({
    inbound: `<rate-limit calls="3" renewal-period="60">
        <api name="The API" calls="100" renewal-period="60" remaining-calls-header-name="X-Api">
          <operation id="post-1" calls="1" renewal-period="10" />
        </api>
        <api name="Another" calls="1" renewal-period="60" />
      </rate-limit>`,
  });
  const post = { ...one, body: {} };
  expect((await gateway.ask(post)).headers.get('x-api')).toBe('99');
  expect((await gateway.ask(post)).headers.get('retry-after')).toBe('10');
  expect((await gateway.ask(one)).headers.get('x-api')).toBe('98');
  expect((await gateway.ask(one)).status).toBe(200);
  expect((await gateway.ask(one)).headers.get('retry-after')).toBe('60');
});

test.each([
  ['<rate-limit calls="1" />', /<rate-limit> needs calls and renewal-period/],
  ['<rate-limit calls="1" renewal-period="400" />', /at most 300 seconds/],
  ['<rate-limit><api calls="1" renewal-period="4" /></rate-limit>', /<api> of <rate-limit> needs a name or an id/],
])('%s is refused when it is loaded', (inbound, message) => {
  expect(() => new PolicyGateway({ inbound })).toThrow(message);
});
