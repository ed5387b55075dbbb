import { expect, test } from 'vitest';
import { PolicyGateway } from '../policyGateway';

test.each([
  ['/{store}/{order}', '/v2/{store}&{order}?City=city', '/12/34', '/v2/12&34?City=city'],
  ['/get?a={b}', '/put', '/get?a=b&c=d', '/put?c=d'],
  ['/get?a={b}', '/put/{b}', '/get?a=x%20y&c=d', '/put/x%20y?c=d'],
  ['/files/{*path}', '/v1/{path}', '/files/a%20b/c/d', '/v1/a%20b/c/d'],
  ['/files/{path}', '/v1/{path}', '/files/a%2Fb', '/v1/a%2Fb'],
  ['/*', '/other?api-version=1', '/x?api-version=2&keep=a+b%20c&flag', '/other?api-version=1&keep=a+b%20c&flag'],
  ['/*', '/{unknown}', '/x', '/{unknown}'],
  ['/*', 'without-slash', '/x', '/without-slash'],
])('%s rewritten to %s: %s becomes %s', async (urlTemplate, template, target, expected) => {
  const gateway = new PolicyGateway(
    { inbound: `<rewrite-uri template="${template.replaceAll('&', '&amp;')}" />` },
    { operations: [`GET ${urlTemplate}`] },
  );
  await gateway.ask({ target });
  expect(gateway.received[0]?.url).toBe(`https://backend.example${expected}`);
});

test('without copy-unmatched-params the query is the template alone', async () => {
  const gateway = new PolicyGateway({ inbound: '<rewrite-uri template="/put?a=1" copy-unmatched-params="false" />' });
  await gateway.ask({ target: '/get?c=d' });
  expect(gateway.received[0]?.url).toBe('https://backend.example/put?a=1');
});

test('the template may be an expression, and what follows sees the new URL', async () => {
  const gateway = new PolicyGateway({
    inbound: `<rewrite-uri template="@("/by/" + context.Request.Method)" />
      <set-header name="X-Url"><value>@(context.Request.Url.Path + " " + context.Request.OriginalUrl.Path)</value></set-header>`,
  });
  await gateway.ask({ target: '/get' });
  expect(gateway.received[0]?.headers.get('x-url')).toBe('/by/GET /get');
});
