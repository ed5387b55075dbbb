import { describe, expect, test } from 'vitest';
import { mistakesOf, PolicyGateway } from '../policyGateway';

describe('emit-metric', () => {
  test('counts with the dimensions that have a value, and with those that API Management knows', async () => {
    const gateway = new PolicyGateway({
      inbound: `<emit-metric name="Request" value="2.5" namespace="my-metrics">
        <dimension name="Subscription ID" />
        <dimension name="Client IP" value="@(context.Request.IpAddress)" />
        <dimension name="API ID" />
        <dimension name="Operation ID" value="mine" />
      </emit-metric>`,
    });
    const answer = await gateway.ask({ ipAddress: '203.0.113.9', headers: { 'api-key': 'key-one' } });
    const dimensions = {
      'Subscription ID': 'one',
      'Client IP': '203.0.113.9',
      'API ID': 'the-api',
      'Operation ID': 'mine',
    };
    expect(gateway.metrics.totals()).toEqual([
      { namespace: 'my-metrics', name: 'Request', dimensions, count: 1, sum: 2.5 },
    ]);
    expect(answer.trace).toEqual([
      { source: 'emit-metric', message: `my-metrics, Request: 2.5 ${JSON.stringify(dimensions)}`, elapsedMs: 0 },
    ]);
  });

  test('counts one where no value is said, in every section', async () => {
    const metric = '<emit-metric name="M"><dimension name="API ID" /></emit-metric>';
    const gateway = new PolicyGateway({
      inbound: metric,
      backend: `<choose><when condition="@(true)">${metric}<forward-request /></when></choose>`,
      outbound: `${metric}<set-variable name="x" value="@(int.Parse("none"))" />`,
      onError: metric,
    });
    await gateway.ask();
    expect(gateway.metrics.totals()).toMatchObject([{ count: 4, sum: 4 }]);
  });

  test.each([
    ['A', 'B'],
    ['@("A")', '@("B")'],
  ])('a dimension that is given twice has its last value, a default one its own: %s', async (one, two) => {
    const gateway = new PolicyGateway({
      inbound: `<emit-metric name="M"><dimension name="API ID" /><dimension name='${one}' value="1" />
        <dimension name='${two}' value="2" /><dimension name='${one}' value="3" /><dimension name="API ID" value="4" /></emit-metric>`,
    });
    await gateway.ask();
    expect(Object.entries(gateway.metrics.totals()[0]?.dimensions ?? {})).toEqual([
      ['API ID', 'the-api'],
      ['A', '3'],
      ['B', '2'],
    ]);
  });

  test('the value may be an expression, and what is no number is an error', async () => {
    const gateway = new PolicyGateway({
      inbound: `<emit-metric name="M" value="@(context.Request.Headers.GetValueOrDefault("x-value", ""))"><dimension name="API ID" /></emit-metric>`,
    });
    await gateway.ask({ headers: { 'x-value': '7.5' } });
    expect(gateway.metrics.totals()).toMatchObject([{ count: 1, sum: 7.5 }]);
    expect((await gateway.ask({ headers: { 'x-value': 'many' } })).status).toBe(500);
    expect((await gateway.ask()).status).toBe(500);
  });

  test('null is no number', async () => {
    const statement = '<emit-metric name="M" value="@((string)null)"><dimension name="API ID" /></emit-metric>';
    const gateway = new PolicyGateway({
      inbound: statement,
      onError: '<set-header name="E"><value>@(context.LastError.Message)</value></set-header>',
    });
    expect((await gateway.ask()).headers.get('E')).toBe(
      'Expression evaluation failed. value has to be a number, not "".',
    );
  });

  test.each([
    ['', '<emit-metric> needs a <dimension>'],
    [
      '<dimension name="Tenant" />',
      'the dimension needs a value: only API ID, Operation ID, Product ID, User ID, Subscription ID, Location, Gateway ID, Backend ID have one of their own',
    ],
  ])('refused when it is loaded: %s', (children, message) => {
    expect(mistakesOf({ inbound: `<emit-metric name="M">${children}</emit-metric>` })).toEqual([message]);
  });

  test('an attribute that is not run is refused by name', () => {
    const statement = '<emit-metric name="M" default-dimensions="true"><dimension name="API ID" /></emit-metric>';
    expect(mistakesOf({ inbound: statement })).toEqual([
      'default-dimensions of <emit-metric> is not run by the emulator yet',
    ]);
  });
});
