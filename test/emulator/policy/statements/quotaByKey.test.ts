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
