import { describe, expect, test } from 'vitest';
import { mistakesOf, PolicyGateway } from '../policyGateway';

describe('set-body', () => {
  test('of the request in inbound, made of the one that was there', async () => {
    const gateway = new PolicyGateway({
      inbound: `<set-body>@{ var body = context.Request.Body.As<JObject>(); body["seen"] = true; return body.ToString(Newtonsoft.Json.Formatting.None); }</set-body>`,
    });
    await gateway.ask({ body: '{"a":1}' });
    expect(String(gateway.received[0]?.body)).toBe('{"a":1,"seen":true}');
  });

  test('of the response in outbound, though it is a stream', async () => {
    async function* stream() {
      yield Buffer.from('one ');
      yield Buffer.from('two');
    }
    const gateway = new PolicyGateway(
      { outbound: '<set-body>@(context.Response.Body.As<string>().ToUpper())</set-body>' },
      { backend: () => ({ body: stream() }) },
    );
    expect((await gateway.ask()).body).toBe('ONE TWO');
  });

  test('a request without a body is an error', async () => {
    const gateway = new PolicyGateway({ inbound: '<set-body>x</set-body>' });
    expect((await gateway.ask()).status).toBe(500);
  });

  test.each([
    ['template="liquid"', ['Liquid templates are not run by the emulator yet']],
    ['html-decode-expression="true"', ['html-decode-expression of <set-body> is not run by the emulator yet']],
    ['html-decode-expression="false" xsi-nil="blank" parse-date="false"', []],
  ])('%s when it is loaded: %j', (attributes, messages) => {
    expect(mistakesOf({ inbound: `<set-body ${attributes}>x</set-body>` })).toEqual(messages);
  });
});
