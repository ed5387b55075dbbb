import { describe, expect, test } from 'vitest';
import { PolicyGateway } from '../policyGateway';

/** What an expression makes of the variable, or the error. */
async function show(value: string, expression: string): Promise<string> {
  const gateway = new PolicyGateway({
    inbound: `<set-variable name="v" value="${value}" /><return-response><set-body>@(${expression})</set-body></return-response>`,
    onError: '<return-response><set-body>@("error: " + context.LastError.Message)</set-body></return-response>',
  });
  return (await gateway.ask()).body;
}

describe('set-variable', () => {
  test.each([
    ['1', 'context.Variables["v"].GetType().Name', 'String'],
    ['@(1)', 'context.Variables["v"].GetType().Name', 'Int32'],
    ['@(new JArray(1, 2))', '((JArray)context.Variables["v"]).Count.ToString()', '2'],
    ['@(context.Request.Method + "!")', '(string)context.Variables["v"]', 'GET!'],
    ['@((string)null)', '(context.Variables["v"] == null).ToString()', 'True'],
  ])('%s', async (value, expression, expected) => {
    expect(await show(value, expression)).toBe(expected);
  });

  test.each([
    ['true', 'Boolean'],
    ['(sbyte)1', 'SByte'],
    ['(byte)1', 'Byte'],
    ['(short)1', 'Int16'],
    ['(ushort)1', 'UInt16'],
    ['1u', 'UInt32'],
    ['1L', 'Int64'],
    ['1UL', 'UInt64'],
    ['1m', 'Decimal'],
    ['1f', 'Single'],
    ['1d', 'Double'],
    ["'c'", 'Char'],
    ['Guid.Empty', 'Guid'],
    ['DateTime.UtcNow', 'DateTime'],
    ['TimeSpan.Zero', 'TimeSpan'],
    ['new byte[1]', 'Byte[]'],
    ['new sbyte[1]', 'SByte[]'],
    ['new JObject()', 'JObject'],
    ['new JProperty("a", 1)', 'JProperty'],
    ['new JValue(1)', 'JValue'],
    ['new JRaw("1")', 'JRaw'],
    ['new JConstructor("a")', 'JConstructor'],
    ['(int?)1', 'Int32'],
  ])('holds %s as a %s', async (expression, type) => {
    expect(await show(`@(${expression})`, 'context.Variables["v"].GetType().Name')).toBe(type);
  });

  test('other types than those that the reference allows are an error with the name of the type', async () => {
    expect(await show('@(new List<string>())', '"there"')).toMatch(
      /^error: Expression evaluation failed\. A variable cannot hold a System\.Collections\.Generic\.List/,
    );
  });

  test('a later statement sees the value of the one before, and may replace it', async () => {
    const gateway = new PolicyGateway({
      inbound: `<set-variable name="n" value="@(1)" /><set-variable name="n" value="@((int)context.Variables["n"] + 1)" />`,
      outbound: '<set-body>@(context.Variables["n"].ToString())</set-body>',
    });
    expect((await gateway.ask()).body).toBe('2');
  });
});
