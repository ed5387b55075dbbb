import { describe, expect, it } from 'vitest';
import { describeError } from '../describeError';
import { evaluate } from '../evaluate';

const run = (text: string) => evaluate(text.includes(';') ? `@{ ${text} }` : `@(${text})`).value;

describe('casts of tokens', () => {
  it.each([
    ['(int)JToken.Parse("2.5")', '2'],
    ['(Guid)JToken.Parse("\\"00112233-4455-6677-8899-AABBCCDDEEFF\\"")', '00112233-4455-6677-8899-aabbccddeeff'],
    ['((Uri)JToken.Parse("\\"https://h/p\\"")).Host', 'h'],
    ['((byte[])JToken.Parse("\\"AQI=\\"")).Length', '2'],
    ['(string)(JToken)new byte[] { 1, 2 }', 'AQI='],
    ['JToken.Parse("\\"/Date(0)/\\"").ToString(Formatting.None)', '"1970-01-01T00:00:00Z"'],
    ['((DateTime)JToken.Parse("\\"/Date(-1000+0200)/\\"")).ToString("o")', '1969-12-31T23:59:59.0000000+00:00'],
    ['JToken.Parse("\\"/Date(x)/\\"").Type', 'String'],
    ['((DateTime)JToken.Parse("\\"2024-01-02T03:04:05Z\\"")).Hour', '3'],
    ['(string)JToken.Parse("null") == null', 'true'],
    ['(decimal)JToken.Parse("12345678901234567890")', '12345678901234567890'],
    ['Convert.ToInt32(JToken.Parse("\\"7\\"")) + Convert.ToDouble(JToken.Parse("1.5"))', '8.5'],
    ['JToken.Parse("[1,\\"2\\"]").Values<int>().Sum()', '3'],
    ['JToken.Parse("5").Value<int>() + JObject.Parse("{\\"a\\":1}").Value<long>("a")', '6'],
    ['((JValue)(JToken)5).Value.GetType().Name + new JValue((object)5).Value.GetType().Name', 'Int64Int32'],
    ['new JValue(1234.5).ToString("N1") + $"{JToken.Parse("3.14159"):F2}"', '1,234.53.14'],
  ])('%s', (expression, value) => {
    expect(run(expression)).toBe(value);
  });

  it.each([
    ['(int)JToken.Parse("null")', 'System.ArgumentException', 'Can not convert Null to Int32.'],
    ['(bool)JToken.Parse("{}")', 'System.ArgumentException', 'Can not convert Object to Boolean.'],
    ['(byte[])JToken.Parse("1")', 'System.ArgumentException', 'Can not convert Integer to byte array.'],
    ['(Guid)JToken.Parse("\\"x\\"")', 'System.FormatException', 'Unrecognized Guid format.'],
    [
      '(long)JToken.Parse("12345678901234567890")',
      'System.OverflowException',
      'Value was either too large or too small for an Int64.',
    ],
    [
      'JToken.Parse("[]").Value<int>()',
      'System.InvalidCastException',
      'Cannot cast Newtonsoft.Json.Linq.JArray to Newtonsoft.Json.Linq.JToken.',
    ],
    [
      'JToken.Parse("\\"x\\"").Value<Guid>()',
      'System.InvalidCastException',
      "Invalid cast from 'System.String' to 'System.Guid'.",
    ],
  ])('%s throws', (expression, type, message) => {
    expect(describeError(() => run(expression))).toEqual([type, message]);
  });
});

describe('walking and changing a tree', () => {
  it.each([
    ['JArray.Parse("[1,2,3]")[1].AfterSelf().Count() + JArray.Parse("[1,2,3]")[1].BeforeSelf().Count()', '2'],
    ['JObject.Parse("{\\"a\\":[{\\"n\\":1},{\\"n\\":2}]}")["a"].Children()["n"].Values<int>().Sum()', '3'],
    ['JObject.Parse("{\\"a\\":[{\\"n\\":1},{\\"n\\":2}]}")["a"].Values("n").Count()', '2'],
    ['JArray.Parse("[{\\"a\\":1},{\\"b\\":2}]").Children<JObject>().Properties().Count()', '2'],
    ['JArray.Parse("[[1],[1],[2]]").Distinct(JToken.EqualityComparer).Count()', '2'],
    ['((IDictionary<string, JToken>)JObject.Parse("{\\"a\\":1}")).Keys.First()', 'a'],
    ['((IDictionary<string, JToken>)new JObject())["missing"] == null', 'true'],
    ['((IList<JToken>)JArray.Parse("[1,2]")).IndexOf(null)', '-1'],
    ['new JConstructor("Date", 2024, 1).ToString(Formatting.None)', 'new Date(2024,1)'],
  ])('%s', (expression, value) => {
    expect(run(expression)).toBe(value);
  });

  it('merges as Newtonsoft does by default', () => {
    const text = `var o = JObject.Parse("{'a':{'x':1},'l':[1],'n':5}");
      o.Merge(JObject.Parse("{'a':{'y':2},'l':[1,2],'n':null,'z':null}"));
      return o.ToString(Formatting.None);`;
    expect(run(text)).toBe('{"a":{"x":1,"y":2},"l":[1,1,2],"n":5,"z":null}');
  });

  it('refuses to go on walking a container that was changed', () => {
    const walk = (change: string) =>
      `var a = JArray.Parse("[1,2,3]"); foreach (var t in a) { ${change} } return a.Count;`;
    const message = 'Collection was modified; enumeration operation may not execute.';
    for (const change of ['t.Remove();', 'a.Add(4);', 'a[0] = 9;', 'a.Clear();']) {
      expect(describeError(() => run(walk(change)))).toEqual(['System.InvalidOperationException', message]);
    }
    expect(run('var a = JArray.Parse("[1,2,3]"); foreach (var t in a.ToList()) { t.Remove(); } return a.Count;')).toBe(
      '0',
    );
  });

  it('changes an object through the interface', () => {
    const text = `IDictionary<string, JToken> d = new JObject();
      d.Add("a", 1); d["b"] = "x"; d.Add(new KeyValuePair<string, JToken>("c", true)); d.Remove("a");
      return d.Count + string.Join(",", d.Keys) + d.ContainsKey("a");`;
    expect(run(text)).toBe('2b,cFalse');
  });
});
