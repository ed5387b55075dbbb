import { expect, test } from 'vitest';
import { PolicyGateway, type PolicyOptions, type Sections } from './policyGateway';

const mark = (name: string) => `<set-header name="X-Way" exists-action="append"><value>${name}</value></set-header>`;
/** A policy that leaves its name before and after the scope around it. */
const marked = (name: string): Sections => ({
  inbound: `${mark(`${name}(`)}<base />${mark(`)${name}`)}`,
  outbound: `${mark(`${name}(`)}<base />${mark(`)${name}`)}`,
});
const subscribed = { headers: { 'api-key': 'key-one' } };

const scopes: NonNullable<PolicyOptions['scopes']> = {
  global: marked('global'),
  gold: marked('gold'),
  operations: { 'post-1': marked('operation') },
};

test.each([
  [
    'an operation in a product',
    { ...subscribed, body: {} },
    'operation(,api(,gold(,global(,)global,)gold,)api,)operation',
  ],
  ['another operation', subscribed, 'api(,gold(,global(,)global,)gold,)api'],
  ['without the product', { body: {} }, 'operation(,api(,global(,)global,)api,)operation'],
])('<base /> is the scope around: %s', async (_name, call, way) => {
  const gateway = new PolicyGateway(marked('api'), { scopes });
  const answer = await gateway.ask(call);
  expect(gateway.received[0]?.headers.get('x-way')).toBe(way);
  expect(answer.headers.get('x-way')).toBe(way);
});

test('a section without <base /> leaves the broader scopes out', async () => {
  const gateway = new PolicyGateway({ inbound: mark('api') }, { scopes: { global: marked('global') } });
  await gateway.ask();
  expect(gateway.received[0]?.headers.get('x-way')).toBe('api');
});

test('the backend section of the broadest scope forwards', async () => {
  const global = { backend: '<set-header name="X-Way"><value>never</value></set-header>' };
  const gateway = new PolicyGateway({}, { scopes: { global } });
  await gateway.ask();
  expect(gateway.received).toEqual([]);
});

test('the product is in the context', async () => {
  const inbound = '<return-response><set-body>@(context.Product?.Name ?? "none")</set-body></return-response>';
  const gateway = new PolicyGateway({ inbound });
  expect((await gateway.ask(subscribed)).body).toBe('Gold');
  expect((await gateway.ask({ headers: { 'api-key': 'key-two' } })).body).toBe('none');
});

test.each(['global', 'gold'] as const)('LastError names the scope of the document: %s', async (scope) => {
  const gateway = new PolicyGateway(
    {
      inbound: '<base />',
      onError: '<return-response><set-body>@(context.LastError.Scope)</set-body></return-response>',
    },
    { scopes: { [scope]: { inbound: '<set-variable name="v" value="@(int.Parse("x"))" />' } } },
  );
  expect((await gateway.ask(subscribed)).body).toBe(scope === 'gold' ? 'product' : scope);
});

test('the same fragment in two operations is two limits', async () => {
  const included = { inbound: '<base /><include-fragment fragment-id="limit" />' };
  const gateway = new PolicyGateway(
    {},
    {
      fragments: { limit: '<fragment><rate-limit calls="1" renewal-period="60" /></fragment>' },
      scopes: { operations: { 'get-0': included, 'post-1': included } },
    },
  );
  expect((await gateway.ask(subscribed)).status).toBe(200);
  expect((await gateway.ask({ ...subscribed, body: {} })).status).toBe(200);
  expect((await gateway.ask(subscribed)).status).toBe(429);
});

test('limits of two operations are two limits', async () => {
  const limited = { inbound: '<base /><rate-limit calls="1" renewal-period="60" />' };
  const gateway = new PolicyGateway(
    { inbound: '' },
    { scopes: { operations: { 'get-0': limited, 'post-1': limited } } },
  );
  expect((await gateway.ask(subscribed)).status).toBe(200);
  expect((await gateway.ask({ ...subscribed, body: {} })).status).toBe(200);
  expect((await gateway.ask(subscribed)).status).toBe(429);
});

test('a mistake names the document of its scope', () => {
  const scopes = { operations: { 'get-0': { inbound: '<set-variable name="v" value="@(missing)" />' } } };
  expect(() => new PolicyGateway({}, { scopes })).toThrow(/^get-0:1:\d+: /);
});

test('a request without an operation is answered 404 by the on-error section of the global scope alone', async () => {
  const told = `<set-header name="X-Error"><value>@(context.LastError.Source + " " + context.LastError.Reason + " " + (context.Operation == null))</value></set-header>`;
  const gateway = new PolicyGateway(
    { onError: '<set-header name="X-Api"><value>api</value></set-header>' },
    { operations: ['GET /known'], scopes: { global: { onError: `<base />${told}` } } },
  );
  const answer = await gateway.ask({ target: '/unknown' });
  expect([answer.status, JSON.parse(answer.body)]).toEqual([404, { statusCode: 404, message: 'Resource not found' }]);
  expect(answer.headers.get('x-error')).toBe('configuration OperationNotFound True');
  expect(answer.headers.has('x-api')).toBe(false);
});
