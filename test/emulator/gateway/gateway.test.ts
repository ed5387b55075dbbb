import { describe, expect, test } from 'vitest';
import { PolicyGateway } from '../policy/policyGateway';

/** What an expression in outbound gives as text, of a request with a key. */
async function seen(expression: string, headers: { readonly [name: string]: string } = { 'api-key': 'key-one' }) {
  const gateway = new PolicyGateway(
    { outbound: `<set-header name="X-Seen"><value>@((${expression}) + "")</value></set-header>` },
    { operations: ['GET /stores/{store}/*'] },
  );
  return (await gateway.ask({ target: '/stores/a%20b/c?q=1&q=2&e=%2F', headers })).headers.get('X-Seen');
}

describe('context, in a gateway', () => {
  test.each([
    ['context.Api.Id', 'the-api'],
    ['context.Api.Name', 'The API'],
    ['context.Api.Path', ''],
    ['context.Api.Revision', '1'],
    ['context.Api.IsCurrentRevision', 'True'],
    ['context.Operation.Id', 'get-0'],
    ['context.Operation.Name', 'GET /stores/{store}/*'],
    ['context.Operation.Method', 'GET'],
    ['context.Operation.UrlTemplate', '/stores/{store}/*'],
    ['context.Subscription.Id', 'one'],
    ['context.Subscription.Key', 'key-one'],
    ['context.Subscription.PrimaryKey', 'key-one'],
    ['context.Subscription.SecondaryKey', 'key-one-secondary'],
    ['context.Product.Id', 'gold'],
    ['context.Product.Name', 'Gold'],
    ['context.User == null', 'True'],
    ['context.LastError == null', 'True'],
    ['context.Deployment.GatewayId', 'managed'],
    ['context.Deployment.Region', 'laptop'],
    ['context.Tracing', 'True'],
    ['context.Timestamp.ToString("o")', '2026-01-01T00:00:00.0000000Z'],
    ['context.Elapsed.TotalMilliseconds', '0'],
    ['context.RequestId.ToString().Length', '36'],
    ['context.Request.Method', 'GET'],
    ['context.Request.IpAddress', '203.0.113.7'],
    ['context.Request.MatchedParameters["store"]', 'a b'],
    ['context.Request.OriginalUrl.Host', 'gateway.example'],
    ['context.Request.OriginalUrl.Scheme', 'http'],
    ['context.Request.OriginalUrl.Port', '80'],
    ['context.Request.OriginalUrl.QueryString', '?q=1&q=2&e=%2F'],
    ['context.Request.OriginalUrl.Query["e"][0]', '/'],
    ['string.Join(";", context.Request.OriginalUrl.Query["q"])', '1;2'],
    ['context.Request.Certificate == null', 'True'],
    ['context.Response.StatusCode', '200'],
  ])('%s is %s', async (expression, value) => {
    expect(await seen(expression)).toBe(value);
  });

  test('without a key there is neither subscription nor product', async () => {
    expect(await seen('context.Subscription == null', {})).toBe('True');
    expect(await seen('context.Product == null', {})).toBe('True');
    expect(await seen('context.Product == null', { 'api-key': 'key-two' })).toBe('True');
  });

  test('two requests have two ids, and time that passes is in Elapsed', async () => {
    const gateway: PolicyGateway = new PolicyGateway(
      {
        outbound:
          '<set-header name="X-Seen"><value>@(context.RequestId + " " + context.Elapsed.TotalMilliseconds)</value></set-header>',
      },
      {
        backend: async () => {
          await gateway.clock.advance(1500);
          return {};
        },
      },
    );
    const [first, second] = [await gateway.ask(), await gateway.ask()].map(
      ({ headers }) => headers.get('X-Seen')?.split(' ') ?? [],
    );
    expect([first?.[1], second?.[1]]).toEqual(['1500', '1500']);
    expect(first?.[0]).not.toBe(second?.[0]);
  });

  test('context.Trace writes into the trace', async () => {
    const gateway = new PolicyGateway({ inbound: '<set-body>@{ context.Trace("here"); return ""; }</set-body>' });
    expect((await gateway.ask({ body: 'x' })).trace).toEqual([
      { source: 'context.Trace', message: 'here', elapsedMs: 0 },
    ]);
  });
});

describe('what never reaches the backend', () => {
  test('a path or a method without an operation is 404 in API Management’s words', async () => {
    const gateway = new PolicyGateway({}, { operations: ['GET /a'] });
    for (const asked of [{ target: '/b' }, { target: '/a', method: 'DELETE' }]) {
      const answer = await gateway.ask(asked);
      expect([answer.status, JSON.parse(answer.body)]).toEqual([
        404,
        { statusCode: 404, message: 'Resource not found' },
      ]);
    }
    expect(gateway.received).toEqual([]);
  });

  test('a wrong key is refused, with the name of the header that takes one; on-error sees it', async () => {
    const gateway = new PolicyGateway({
      inbound: '<set-variable name="ran" value="yes" />',
      onError:
        '<set-header name="X-Error"><value>@(context.LastError.Source + "|" + context.LastError.Reason)</value></set-header>',
    });
    const answer = await gateway.ask({ headers: { 'api-key': 'wrong' } });
    expect([answer.status, answer.headers.get('X-Error'), answer.variables.has('ran')]).toEqual([
      401,
      'authorization|SubscriptionKeyInvalid',
      false,
    ]);
    expect(answer.headers.get('WWW-Authenticate')).toBe(
      'AzureApiManagementKey realm="http://gateway.example",name="api-key",type="header"',
    );
    expect(gateway.received).toEqual([]);
  });
});
