import { describe, expect, test } from 'vitest';
import { PolicyGateway } from '../policyGateway';

const resource = 'resource="https://cognitiveservices.azure.com"';
const onError = '<set-header name="E"><value>@(context.LastError.Message)</value></set-header>';

describe('authentication-managed-identity', () => {
  test('takes the place of what the caller sent', async () => {
    const gateway = new PolicyGateway({ inbound: `<authentication-managed-identity ${resource} />` });
    await gateway.ask({ headers: { authorization: 'Bearer of-the-caller' } });
    expect(gateway.received[0]?.headers.get('Authorization')).toBe(
      'Bearer token for https://cognitiveservices.azure.com',
    );
  });

  test('a variable takes the token, and the header stays', async () => {
    const gateway = new PolicyGateway(
      {
        inbound: `<authentication-managed-identity resource="@(context.Request.Headers.GetValueOrDefault("X-For", ""))" client-id="me" output-token-variable-name="token" />
          <set-header name="X-Token"><value>@((string)context.Variables["token"])</value></set-header>`,
      },
      { identityToken: async (wanted, client) => `${client} ${wanted}` },
    );
    await gateway.ask({ headers: { 'X-For': 'vault', Authorization: 'Bearer own' } });
    expect(gateway.received[0]?.headers.get('X-Token')).toBe('me vault');
    expect(gateway.received[0]?.headers.get('Authorization')).toBe('Bearer own');
  });

  test.each([
    [
      'at once',
      () => {
        throw new Error('no such identity');
      },
    ],
    ['later', () => Promise.reject(new Error('no such identity'))],
  ])('no token, %s: an error, unless it is ignored', async (_when, identityToken) => {
    const strict = new PolicyGateway(
      { inbound: `<authentication-managed-identity ${resource} />`, onError },
      { identityToken },
    );
    const answer = await strict.ask();
    expect([answer.status, answer.headers.get('E')]).toEqual([
      500,
      'No token for the managed identity: no such identity',
    ]);
    const mild = new PolicyGateway(
      {
        inbound: `<authentication-managed-identity ${resource} output-token-variable-name="token" ignore-error="true" />
          <set-header name="X-Has"><value>@(context.Variables.ContainsKey("token").ToString())</value></set-header>`,
      },
      { identityToken },
    );
    expect((await mild.ask()).status).toBe(200);
    expect(mild.received[0]?.headers.get('X-Has')).toBe('False');
  });
});
