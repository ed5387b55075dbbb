import { expect, test } from 'vitest';
import { NetworkError } from '../../../emulator/network';
import { PolicyGateway } from './policyGateway';

const told =
  '<return-response><set-status code="502" /><set-body>@(context.LastError.Source + " " + context.LastError.Reason + ": " + context.LastError.Message)</set-body></return-response>';

const breaking = (error: Error) => ({
  backend: () => ({
    body: (async function* () {
      yield Buffer.from('{"a": ');
      throw error;
    })(),
  }),
});

test.each([
  ['the network tells it', new NetworkError('reset', 'The connection broke off.')],
  ['the stream itself tells it', new Error('The connection broke off.')],
])('an answer that breaks off while an expression wants it runs on-error: %s', async (_who, error) => {
  const gateway = new PolicyGateway(
    { outbound: '<set-variable name="a" value="@(context.Response.Body.As<string>(true))" />', onError: told },
    breaking(error),
  );
  const answer = await gateway.ask();
  expect([answer.status, answer.body]).toEqual([
    502,
    'set-variable BackendConnectionFailure: Error occurred while calling backend service. The connection broke off.',
  ]);
});

test('an error of the emulator runs on-error, names the statement and says whose it is', async () => {
  const gateway = new PolicyGateway(
    { onError: told },
    {
      backend: () => {
        throw new TypeError('x is not a function');
      },
    },
  );
  const answer = await gateway.ask();
  expect(answer.body).toMatch(/^forward-request .*x is not a function/);
  expect(answer.status).toBe(502);
});

test('an error of the emulator in a statement is no crash', async () => {
  const gateway = new PolicyGateway({
    inbound: '<cache-lookup-value key="k" variable-name="v" />',
    onError: told,
  });
  gateway.cache.get = () => {
    throw new TypeError('x is not a function');
  };
  expect((await gateway.ask()).body).toBe(
    'cache-lookup-value InternalError: The emulator failed here, which is a mistake of its own: x is not a function',
  );
});

test('whoever has gone while a retry waits needs no answer', async () => {
  const caller = new AbortController();
  const gateway = new PolicyGateway(
    { backend: '<retry condition="@(true)" count="3" interval="10"><forward-request /></retry>', onError: told },
    { backend: () => ({ status: 500 }) },
  );
  const call = gateway.ask({ signal: caller.signal });
  await new Promise((resolve) => setImmediate(resolve));
  caller.abort();
  await expect(call).rejects.toMatchObject({ reason: 'ClientConnectionFailure' });
});

test('a key that is none does not reach inbound, and on-error may word the answer', async () => {
  const gateway = new PolicyGateway({
    inbound: '<set-variable name="inbound" value="ran" />',
    onError: `<set-header name="X-Error"><value>@(context.LastError.Source + " " + context.LastError.Reason + " " + context.Response.StatusCode)</value></set-header>`,
  });
  const answer = await gateway.ask({ headers: { 'api-key': 'wrong' } });
  expect(answer.status).toBe(401);
  expect(answer.headers.get('x-error')).toBe('authorization SubscriptionKeyInvalid 401');
  expect(answer.headers.get('www-authenticate')).toMatch(/^AzureApiManagementKey realm=/);
  expect(answer.variables.has('inbound')).toBe(false);
});
