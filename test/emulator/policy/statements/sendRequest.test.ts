import { expect, test } from 'vitest';
import { NetworkError } from '../../../../emulator/network';
import { PolicyError } from '../../../../emulator/policy/diagnostics';
import { PolicyGateway } from '../policyGateway';

const tell =
  '<return-response><set-body>@(((IResponse)context.Variables["answer"]).Body.As<string>())</set-body></return-response>';

test('a new request carries only what the policy says, and its response is in the variable', async () => {
  const gateway = new PolicyGateway(
    {
      inbound: `<send-request response-variable-name="answer">
          <set-url>@("https://tokens.example/check?ip=" + context.Request.IpAddress)</set-url>
          <set-method>PUT</set-method>
          <set-header name="X-Why"><value>because</value></set-header>
          <set-body>@("token=" + context.Request.Headers.GetValueOrDefault("X-Token"))</set-body>
          <authentication-managed-identity resource="https://tokens.example" />
        </send-request>
        <return-response response-variable-name="answer" />`,
    },
    { backend: () => ({ status: 203, headers: { 'X-From': 'tokens' }, body: 'active' }) },
  );
  const answer = await gateway.ask({ headers: { 'X-Token': 'abc', 'X-Other': 'kept back' } });
  expect([answer.status, answer.body, answer.headers.get('x-from')]).toEqual([203, 'active', 'tokens']);
  const [request] = gateway.received;
  expect(request).toMatchObject({
    method: 'PUT',
    url: 'https://tokens.example/check?ip=203.0.113.7',
    body: 'token=abc',
  });
  expect(request?.headers.get('authorization')).toBe('Bearer token for https://tokens.example');
  expect(request?.headers.names()).toEqual(['X-Why', 'Authorization']);
});

test('expressions read status, headers and body of the variable', async () => {
  const gateway = new PolicyGateway(
    {
      inbound: `<send-request response-variable-name="answer"><set-url>https://a.example/</set-url></send-request>
        <return-response><set-body>@{
          var answer = (IResponse)context.Variables["answer"];
          return answer.StatusCode + " " + answer.Headers.GetValueOrDefault("X-A") + " " + answer.Body.As<JObject>()["n"];
        }</set-body></return-response>`,
    },
    { backend: () => ({ status: 404, headers: { 'X-A': 'a' }, body: '{"n": 7}' }) },
  );
  expect((await gateway.ask()).body).toBe('404 a 7');
  expect(gateway.received[0]?.method).toBe('GET');
});

test('a response that is not buffered is taken in when an expression reads it', async () => {
  const gateway = new PolicyGateway(
    {
      inbound: `<send-request response-variable-name="answer" buffer-response="false">
        <set-url>https://a.example/</set-url></send-request>${tell}`,
    },
    {
      backend: () => ({
        body: (async function* () {
          yield Buffer.from('one ');
          yield Buffer.from('two');
        })(),
      }),
    },
  );
  expect((await gateway.ask()).body).toBe('one two');
});

test('a copy takes method, URL, headers and body along, and leaves them to the backend', async () => {
  const gateway = new PolicyGateway({
    inbound: `<send-request mode="copy" response-variable-name="answer">
        <set-header name="X-Copy"><value>yes</value></set-header>
      </send-request>`,
  });
  await gateway.ask({ target: '/chat?a=1', body: { model: 'm' }, headers: { 'X-Mine': '1' } });
  const [copy, own] = gateway.received;
  expect(copy).toMatchObject({ method: 'POST', url: 'https://backend.example/chat?a=1', body: '{"model":"m"}' });
  expect(copy?.headers.get('x-mine')).toBe('1');
  expect(copy?.headers.get('x-copy')).toBe('yes');
  expect(own).toMatchObject({ method: 'POST', body: '{"model":"m"}' });
  expect(own?.headers.has('x-copy')).toBe(false);
});

const failing = (attributes: string) => ({
  inbound: `<send-request response-variable-name="answer" ${attributes}><set-url>https://a.example/</set-url></send-request>
    <return-response><set-body>@(context.Variables["answer"] == null ? "null" : "there")</set-body></return-response>`,
  onError: `<return-response><set-status code="502" /><set-body>@(context.LastError.Source + " " + context.LastError.Reason)</set-body></return-response>`,
});
const refused = () => {
  throw new NetworkError('refused', 'a.example refused the connection.');
};

test('without a response on-error runs', async () => {
  const answer = await new PolicyGateway(failing(''), { backend: refused }).ask();
  expect([answer.status, answer.body]).toEqual([502, 'send-request BackendConnectionFailure']);
});

test('with ignore-error the variable is null and the policy goes on', async () => {
  const answer = await new PolicyGateway(failing('ignore-error="true"'), { backend: refused }).ask();
  expect([answer.status, answer.body]).toEqual([200, 'null']);
});

test('an error status is a response, unless fail-on-error-status-code says otherwise', async () => {
  const backend = () => ({ status: 500 });
  expect((await new PolicyGateway(failing(''), { backend }).ask()).body).toBe('there');
  const answer = await new PolicyGateway(failing('fail-on-error-status-code="true"'), { backend }).ask();
  expect(answer.body).toBe('send-request BackendErrorStatus');
});

test.each([
  ['', 60_000],
  ['timeout="5"', 5_000],
  ['timeout-ms="@(200 + 50)"', 250],
])('response headers may take the time of [%s]', async (attributes, expected) => {
  let timeout: number | undefined;
  const gateway = new PolicyGateway(failing(attributes), {
    backend: ({ headersTimeout }) => {
      timeout = headersTimeout;
      throw new NetworkError('timeout', 'late');
    },
  });
  expect((await gateway.ask()).body).toBe('send-request Timeout');
  expect(timeout).toBe(expected);
});

test('a URL that is none fails and names the statement', async () => {
  const gateway = new PolicyGateway({
    inbound: '<send-request><set-url>@("tokens.example/" + 1)</set-url></send-request>',
    onError: '<return-response><set-body>@(context.LastError.Message)</set-body></return-response>',
  });
  expect((await gateway.ask()).body).toBe('"tokens.example/1" is no absolute URL of http or https.');
});

test.each([
  ['<send-request><set-method>GET</set-method></send-request>', /needs a <set-url>, unless its mode is "copy"/],
  [
    '<send-request timeout="1" timeout-ms="1"><set-url>https://a</set-url></send-request>',
    /either timeout or timeout-ms/,
  ],
  [
    '<send-request><set-url>https://a</set-url><proxy url="http://p" /></send-request>',
    /<proxy> of <send-request> is not run/,
  ],
])('%s is refused when it is loaded', (inbound, message) => {
  expect(() => new PolicyGateway({ inbound })).toThrow(PolicyError);
  expect(() => new PolicyGateway({ inbound })).toThrow(message);
});
