import { describe, expect, test } from 'vitest';
import { mistakesOf, PolicyGateway } from '../policyGateway';

describe('set-backend-service', () => {
  test('base-url, with or without a slash at its end, is where the request goes', async () => {
    const gateway = new PolicyGateway(
      { inbound: `<set-backend-service base-url='@("https://other.test/" + context.Request.Method + "/")' />` },
      { backend: ({ url }) => ({ body: url }) },
    );
    expect((await gateway.ask({ target: '/a?b=1' })).body).toBe('https://other.test/GET/a?b=1');
  });

  test('backend-id names a backend; expressions see it', async () => {
    const gateway = new PolicyGateway(
      {
        inbound: '<set-backend-service backend-id="second" />',
        outbound: '<set-header name="X-Id"><value>@(context.Backend.Id)</value></set-header>',
      },
      {
        backends: { second: 'https://second.test/base' },
        backend: ({ url }) => ({ body: url }),
      },
    );
    const answer = await gateway.ask({ target: '/a' });
    expect([answer.body, answer.headers.get('X-Id')]).toEqual(['https://second.test/base/a', 'second']);
  });

  test('a backend that is not there is an error with its name', async () => {
    const gateway = new PolicyGateway({
      inbound: `<set-backend-service backend-id="@("none")" />`,
      onError: '<set-header name="E"><value>@(context.LastError.Message)</value></set-header>',
    });
    expect((await gateway.ask()).headers.get('E')).toBe("Backend with id 'none' could not be found.");
  });

  test('a base-url does not take the place of a backend that a broader scope named by its id', async () => {
    const named = '<set-backend-service backend-id="second" />';
    const url = '<set-backend-service base-url="https://other.test" />';
    const backends = { second: 'https://second.test', third: 'https://other.test' };
    const answer = async (global: string, api: string) => {
      const gateway = new PolicyGateway({ inbound: api }, { scopes: { global: { inbound: global } }, backends });
      await gateway.ask();
      return gateway.received[0]?.url;
    };
    expect(await answer(named, `<base />${url}`)).toBe('https://second.test/things');
    expect(await answer(named, `<base /><set-backend-service backend-id="third" />`)).toBe('https://other.test/things');
    expect(await answer(url, `<base />${named}${url}`)).toBe('https://other.test/things');
  });

  test.each([
    ['', ['<set-backend-service> needs a backend-id or a base-url']],
    [
      'backend-id="a" base-url="https://a.test"',
      ['<set-backend-service> takes either backend-id or base-url, not both'],
    ],
    [
      'backend-id="dapr" dapr-app-id="orders" dapr-method="new"',
      [
        'dapr-app-id of <set-backend-service> is not run by the emulator yet',
        'dapr-method of <set-backend-service> is not run by the emulator yet',
      ],
    ],
    [
      'backend-id="fabric" sf-resolve-condition="@(true)"',
      ['sf-resolve-condition of <set-backend-service> is not run by the emulator yet'],
    ],
  ])('refused when it is loaded: %s', (attributes, messages) => {
    expect(mistakesOf({ inbound: `<set-backend-service ${attributes} />` })).toEqual(messages);
  });
});
