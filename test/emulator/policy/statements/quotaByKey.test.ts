import { expect, test } from 'vitest';
import { PolicyGateway } from '../policyGateway';

test('periods begin at first-period-start, for every key', async () => {
  // The clock begins at 2026-01-01T00:00:00Z.
  const gateway = new PolicyGateway({
    inbound:
      '<quota-by-key counter-key="@(context.Request.IpAddress)" calls="1" renewal-period="86400" first-period-start="2020-05-05T06:00:00Z" />',
  });
  expect((await gateway.ask()).status).toBe(200);
  expect((await gateway.ask({ ipAddress: '203.0.113.99' })).status).toBe(200);
  expect((await gateway.ask()).headers.get('retry-after')).toBe('21600');
  await gateway.clock.advance(6 * 3_600_000);
  expect((await gateway.ask()).status).toBe(200);
  expect((await gateway.ask()).headers.get('retry-after')).toBe('86400');
});

test('a request counts once for a key, however many statements have it', async () => {
  const statement = '<quota-by-key counter-key="k" calls="2" renewal-period="0" />';
  const gateway = new PolicyGateway({ inbound: statement + statement });
  expect([(await gateway.ask()).status, (await gateway.ask()).status]).toEqual([200, 200]);
  expect((await gateway.ask()).status).toBe(403);
});

test('an hourly and a daily quota of one key stand side by side', async () => {
  const gateway = new PolicyGateway({
    inbound: `<quota-by-key counter-key="k" calls="1" renewal-period="3600" /><quota-by-key counter-key="k" calls="2" renewal-period="86400" />`,
  });
  const next = async () => {
    const { status } = await gateway.ask();
    await gateway.clock.advance(3_600_000);
    return status;
  };
  expect([await next(), await next(), await next()]).toEqual([200, 200, 403]);
});

test('only calls that meet the condition count, by the amount of their answer', async () => {
  let answer = { status: 500, body: '{"cost": 7}' };
  const gateway = new PolicyGateway(
    {
      inbound: `<quota-by-key counter-key="k" calls="10" renewal-period="0"
        increment-condition="@(context.Response.StatusCode == 200)"
        increment-count="@((int)context.Response.Body.As<JObject>(true)["cost"])" />`,
    },
    { backend: () => answer },
  );
  await gateway.ask();
  await gateway.ask();
  answer = { status: 200, body: '{"cost": 7}' };
  expect([(await gateway.ask()).status, (await gateway.ask()).status]).toEqual([200, 200]);
  expect((await gateway.ask()).status).toBe(403);
});

test('kilobytes of calls that do not meet the condition are free', async () => {
  const gateway = new PolicyGateway(
    {
      inbound: `<quota-by-key counter-key="k" bandwidth="1" renewal-period="0" increment-condition="@(context.Response.StatusCode == 200)" />`,
    },
    { backend: ({ url }) => ({ status: url.endsWith('/free') ? 404 : 200, body: 'x'.repeat(2000) }) },
  );
  await gateway.ask({ target: '/free' });
  expect((await gateway.ask()).status).toBe(200);
  expect((await gateway.ask()).status).toBe(403);
});

test('a call counts in the period in which its answer ends', async () => {
  const answers: (() => void)[] = [];
  const gateway = new PolicyGateway(
    {
      inbound: `<quota-by-key counter-key="k" calls="1" renewal-period="3600" increment-condition="@(context.Response.StatusCode == 200)" />`,
    },
    { backend: () => new Promise((resolve) => answers.push(() => resolve({}))) },
  );
  const late = gateway.ask();
  await gateway.clock.advance(3_600_000);
  answers[0]?.();
  expect((await late).status).toBe(200);
  expect((await gateway.ask()).status).toBe(403);
});

test.each([
  ['calls="1" renewal-period="299"', /renewal-period of <quota-by-key> is 0 or at least 300 seconds/],
  ['renewal-period="300"', /<quota-by-key> needs calls or bandwidth/],
  ['calls="1"', /<quota-by-key> needs a renewal-period, 0 for one that never ends/],
  [
    'calls="1" renewal-period="300" first-period-start="2026-01-01"',
    /first-period-start of <quota-by-key> is written yyyy-MM-ddTHH:mm:ssZ/,
  ],
  [
    'calls="1" renewal-period="300" first-period-start="2026-13-01T00:00:00Z"',
    /first-period-start of <quota-by-key> is written/,
  ],
])('[%s] is refused when it is loaded', (attributes, message) => {
  expect(() => new PolicyGateway({ inbound: `<quota-by-key counter-key="k" ${attributes} />` })).toThrow(message);
});

test('a period of 300 seconds is long enough', async () => {
  const gateway = new PolicyGateway({ inbound: '<quota-by-key counter-key="k" calls="1" renewal-period="300" />' });
  expect([(await gateway.ask()).status, (await gateway.ask()).status]).toEqual([200, 403]);
});
