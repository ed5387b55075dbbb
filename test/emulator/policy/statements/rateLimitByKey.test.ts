import { expect, test } from 'vitest';
import { PolicyGateway } from '../policyGateway';

const limit = (attributes = '') =>
  `<rate-limit-by-key calls="2" renewal-period="60" counter-key="@(context.Request.IpAddress)" ${attributes} />`;

async function statuses(gateway: PolicyGateway, times: number): Promise<number[]> {
  const found: number[] = [];
  for (let call = 0; call < times; call++) found.push((await gateway.ask()).status);
  return found;
}

test('one call more than calls gets 429 and is told when to come again', async () => {
  const gateway = new PolicyGateway({ inbound: limit() });
  await gateway.ask();
  await gateway.clock.advance(20_000);
  await gateway.ask();
  await gateway.clock.advance(10_500);
  const refused = await gateway.ask();
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '30']);
  expect(JSON.parse(refused.body)).toEqual({
    statusCode: 429,
    message: 'Rate limit is exceeded. Try again in 30 seconds.',
  });
  expect(gateway.received).toHaveLength(2);
});

test('the window slides: a call is free when the first is a period old, and refused calls do not count', async () => {
  const gateway = new PolicyGateway({ inbound: limit() });
  await gateway.ask();
  await gateway.clock.advance(20_000);
  expect(await statuses(gateway, 3)).toEqual([200, 429, 429]);
  await gateway.clock.advance(39_999);
  expect(await statuses(gateway, 1)).toEqual([429]);
  await gateway.clock.advance(1);
  expect(await statuses(gateway, 2)).toEqual([200, 429]);
});

test('keys are counted for themselves, and statements with the same key share a count', async () => {
  const gateway = new PolicyGateway({ inbound: limit() + limit() });
  expect((await gateway.ask({ ipAddress: '203.0.113.1' })).status).toBe(200);
  expect((await gateway.ask({ ipAddress: '203.0.113.1' })).status).toBe(429);
  expect((await gateway.ask({ ipAddress: '203.0.113.2' })).status).toBe(200);
});

test('headers and variables tell what is left', async () => {
  const gateway = new PolicyGateway({
    inbound: limit(
      'remaining-calls-header-name="X-Left" remaining-calls-variable-name="left" total-calls-header-name="X-Total" retry-after-header-name="X-Wait" retry-after-variable-name="wait"',
    ),
    outbound: '<set-header name="X-Doubled"><value>@((int)context.Variables["left"] * 2)</value></set-header>',
    onError: '<set-header name="X-Variable"><value>@((int)context.Variables["wait"] + 1)</value></set-header>',
  });
  const told = ({ headers }: { headers: { get(name: string): string | undefined } }, ...names: string[]) =>
    names.map((name) => headers.get(name));
  expect(told(await gateway.ask(), 'x-left', 'x-total', 'x-doubled')).toEqual(['1', '2', '2']);
  expect(told(await gateway.ask(), 'x-left', 'x-total', 'x-doubled')).toEqual(['0', '2', '0']);
  const refused = await gateway.ask();
  expect(told(refused, 'x-left', 'x-total', 'x-wait', 'x-variable', 'retry-after')).toEqual([
    '0',
    '2',
    '60',
    '61',
    undefined,
  ]);
});

test('a condition is judged when the answer is there', async () => {
  let status = 500;
  const gateway = new PolicyGateway(
    { inbound: limit('increment-condition="@(context.Response.StatusCode == 200)"') },
    { backend: () => ({ status }) },
  );
  expect(await statuses(gateway, 3)).toEqual([500, 500, 500]);
  status = 200;
  expect(await statuses(gateway, 3)).toEqual([200, 200, 429]);
});

test('an amount may come from the answer, so that the limit holds one call late', async () => {
  const gateway = new PolicyGateway(
    {
      inbound: `<rate-limit-by-key calls="10" renewal-period="60" counter-key="k" increment-count="@((int)context.Response.Body.As<JObject>(true)["cost"])" />`,
    },
    { backend: () => ({ body: '{"cost": 15}' }) },
  );
  expect(await statuses(gateway, 2)).toEqual([200, 429]);
});

test('an amount that is fixed counts at once', async () => {
  const gateway = new PolicyGateway({ inbound: limit('increment-count="2"') });
  expect(await statuses(gateway, 2)).toEqual([200, 429]);
});

test('increment-after-response counts when the answer is there, errors too', async () => {
  const open: (() => void)[] = [];
  const gateway = new PolicyGateway(
    { inbound: limit('increment-after-response="true"') },
    { backend: () => new Promise((resolve) => open.push(() => resolve({ status: 500 }))) },
  );
  const calls = [gateway.ask(), gateway.ask(), gateway.ask()];
  await new Promise((resolve) => setImmediate(resolve));
  expect(gateway.received).toHaveLength(3);
  for (const answer of open) answer();
  await Promise.all(calls);
  expect((await gateway.ask()).status).toBe(429);
});

test('a condition that cannot be evaluated is an error of the policy', async () => {
  const gateway = new PolicyGateway({
    inbound: `${limit('increment-condition="@(((string)null).Length > 0)"')}`,
    onError:
      '<set-header name="X-Source"><value>@(context.LastError.Source + " " + context.LastError.Path)</value></set-header>',
  });
  const answer = await gateway.ask();
  expect([answer.status, answer.headers.get('x-source')]).toEqual([500, 'rate-limit-by-key rate-limit-by-key']);
});

test.each([
  ['renewal-period="301" calls="1" counter-key="k"', /renewal-period of <rate-limit-by-key> is at most 300 seconds/],
  ['renewal-period="3" calls="1" counter-key="k" flexible-retry-window="true"', /flexible-retry-window .* is not run/],
])('[%s] is refused when it is loaded', (attributes, message) => {
  expect(() => new PolicyGateway({ inbound: `<rate-limit-by-key ${attributes} />` })).toThrow(message);
});

test.each(['2', '2L', '2.0', '2m', '(byte)2', '"2"', '" 2 "'])('a number may be given as %s', async (two) => {
  const gateway = new PolicyGateway({
    inbound: `<rate-limit-by-key counter-key="k" calls="@(${two})" renewal-period="60" />`,
  });
  expect(await statuses(gateway, 3)).toEqual([200, 200, 429]);
});

test.each(['"two"', '""', '(string)null', 'true', 'new JObject()'])('%s is no number', async (value) => {
  const gateway = new PolicyGateway({
    inbound: `<rate-limit-by-key counter-key="k" calls="@(${value})" renewal-period="60" />`,
    onError: '<set-header name="X-Error"><value>@(context.LastError.Message)</value></set-header>',
  });
  const answer = await gateway.ask();
  expect([answer.status, answer.headers.get('X-Error')]).toEqual([
    500,
    expect.stringMatching(/^Expression evaluation failed\. calls has to be a number, not "/),
  ]);
});
