import { expect, test } from 'vitest';
import { createRehearsal, HeaderMap, MessageBody } from '../../../emulator';
import { gatewayDefinition, readSettings } from '../../../policies';

const policy = (inbound: string) => ({
  name: 'policy.xml',
  xml: `<policies><inbound>${inbound}</inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>`,
});

async function traced(inbound: string): Promise<string[]> {
  const { settings } = readSettings({});
  if (!settings) throw new Error('the defaults are valid');
  const rehearsal = createRehearsal(gatewayDefinition(settings), { policy: policy(inbound), tracing: 'statements' });
  const { trace } = await rehearsal.gateway.handle({
    method: 'POST',
    target: '/openai/v1/chat/completions',
    headers: HeaderMap.from({ 'api-key': 'local-key' }),
    body: new MessageBody(Buffer.from('{}')),
    authority: 'gateway.test',
    ipAddress: '127.0.0.1',
    signal: new AbortController().signal,
  });
  return trace.map(({ source, message }) => `${source}: ${message}`);
}

test('every statement that ran, in order, with the variables that it set', async () => {
  expect(
    await traced(`
      <set-variable name="n" value="@(1 + 1)" />
      <choose>
        <when condition="@((int)context.Variables["n"] == 2)">
          <trace source="policy"><message>two</message></trace>
          <set-variable name="text" value="${'x'.repeat(200)}" />
        </when>
        <otherwise><set-variable name="never" value="1" /></otherwise>
      </choose>
      <cache-lookup-value key="none" variable-name="n" default-value="@((string)null)" />
      <return-response />`),
  ).toEqual([
    'set-variable: inbound/set-variable  n = 2',
    'choose: inbound/choose',
    'trace: inbound/choose/when[1]/trace',
    'policy: two',
    `set-variable: inbound/choose/when[1]/set-variable  text = "${'x'.repeat(99)}…`,
    'cache-lookup-value: inbound/cache-lookup-value  n = null',
    'return-response: inbound/return-response',
  ]);
});

test('the statement that failed is the last before its error', async () => {
  expect(await traced('<set-variable name="n" value="@(int.Parse("x"))" /><return-response />')).toEqual([
    'set-variable: inbound/set-variable',
    "set-variable: Expression evaluation failed. The input string 'x' was not in a correct format.",
  ]);
});

test('a statement that reads the body is told once, as every other', async () => {
  expect(
    await traced(`
      <set-variable name="body" value="@(context.Request.Body.As<string>(true))" />
      <choose>
        <when condition="@(context.Request.Body.As<JObject>(true).Count == 0)">
          <set-variable name="empty" value="@(true)" />
        </when>
      </choose>
      <return-response />`),
  ).toEqual([
    'set-variable: inbound/set-variable  body = "{}"',
    'choose: inbound/choose',
    'set-variable: inbound/choose/when[1]/set-variable  empty = True',
    'return-response: inbound/return-response',
  ]);
});
