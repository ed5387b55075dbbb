import { describe, expect, test } from 'vitest';
import { PolicyGateway } from '../policyGateway';

const show =
  '<return-response><set-body>@(context.Variables.ContainsKey("v") ? context.Variables["v"].ToString() : "none")</set-body></return-response>';
const lookup = (attributes = '') => `<cache-lookup-value key="k" variable-name="v" ${attributes} />`;
/** Stores what the request says, or looks up. */
const gateway = (attributes = '', extra = '') =>
  new PolicyGateway({
    inbound: `<choose><when condition="@(context.Request.Method == "POST")">
        <cache-store-value key="@("" + 'k')" value="@(context.Request.Body.As<JToken>())" duration="@(30)" />${extra}
      </when></choose>${lookup(attributes)}${show}`,
  });

describe('values in the cache', () => {
  test('are there until their time is over', async () => {
    const cache = gateway();
    expect((await cache.ask()).body).toBe('none');
    await cache.ask({ body: '[1, 2]' });
    expect(JSON.parse((await cache.ask()).body)).toEqual([1, 2]);
    await cache.clock.advance(29_999);
    expect((await cache.ask()).body).not.toBe('none');
    await cache.clock.advance(1);
    expect((await cache.ask()).body).toBe('none');
  });

  test('a default stands for a value that is not there', async () => {
    const cache = gateway('default-value="@(40 + 2)"');
    expect((await cache.ask()).body).toBe('42');
    expect((await cache.ask({ body: '7' })).body).toBe('7');
  });

  test('are taken away', async () => {
    const cache = gateway('', '<cache-remove-value key="k" />');
    expect((await cache.ask({ body: '7' })).body).toBe('none');
  });

  test('stay as they were stored, whatever is done to the token that was stored or found', async () => {
    const change = `<set-variable name="x" value="@{ ((JObject)context.Variables["v"])["changed"] = true; return 1; }" />`;
    const cache = new PolicyGateway({
      inbound: `<choose><when condition="@(context.Request.Method == "POST")">
          <set-variable name="v" value="@(new JObject())" /><cache-store-value key="k" value="@(context.Variables["v"])" duration="30" />${change}
        </when></choose>${lookup()}<set-variable name="found" value="@(context.Variables["v"].ToString())" />${change}
        <return-response><set-body>@((string)context.Variables["found"])</set-body></return-response>`,
    });
    expect((await cache.ask({ body: 'x' })).body).toBe('{}');
    expect((await cache.ask()).body).toBe('{}');
  });
});
