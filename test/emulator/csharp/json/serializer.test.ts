import { describe, expect, it } from 'vitest';
import { describeError } from '../describeError';
import { evaluate } from '../evaluate';

/** JSON in C# expressions is easier to read with single quotes, which Newtonsoft takes as well. */
const run = (text: string) => evaluate(text.includes(';') ? `@{ ${text} }` : `@(${text})`).value;

describe('DeserializeObject and ToObject', () => {
  it.each([
    ['JsonConvert.DeserializeObject<List<int>>("[1,2,3]").Sum()', '6'],
    ['JsonConvert.DeserializeObject<Dictionary<string, int[]>>("{\'a\':[1,2]}")["a"].Length', '2'],
    ['JsonConvert.DeserializeObject<Dictionary<int, bool>>("{\'429\':true}")[429]', 'true'],
    ['JsonConvert.DeserializeObject<IEnumerable<string>>("[1.50,true,null]").First()', '1.50'],
    ['JsonConvert.DeserializeObject<string[]>("[\'2024-01-02T03:04:05Z\']")[0]', '2024-01-02T03:04:05Z'],
    ['JsonConvert.DeserializeObject<object[]>("[\'2024-01-02T03:04:05Z\']")[0].GetType().Name', 'DateTime'],
    ['JsonConvert.DeserializeObject<decimal>("1.10")', '1.10'],
    ['JsonConvert.DeserializeObject<long>("1.5")', '2'],
    ['JsonConvert.DeserializeObject<int?>("\'\'") == null', 'true'],
    ['JsonConvert.DeserializeObject<Stack<int>>("[1,2]").Pop()', '2'],
    ["JsonConvert.DeserializeObject<KeyValuePair<string, int>>(\"{'key':'a','value':5}\").Value", '5'],
    ['JsonConvert.DeserializeObject<JToken>("{\'at\':\'2024-01-02T03:04:05Z\'}")["at"].Type', 'Date'],
    ['JsonConvert.DeserializeObject("[1]").GetType().Name', 'JArray'],
    ['JsonConvert.DeserializeObject<List<int>>(" ") == null', 'true'],
    ['JsonConvert.DeserializeObject<StringComparison>("\'ordinalignorecase\'")', 'OrdinalIgnoreCase'],
    ["JObject.Parse(\"{'stop':['a','b']}\")[\"stop\"].ToObject<string[]>().Length", '2'],
    ['JToken.Parse("2.5").ToObject<int>()', '2'],
    ['JToken.Parse("{\'a\':1}").ToObject<Dictionary<string, object>>()["a"].GetType().Name', 'Int64'],
  ])('%s', (expression, value) => {
    expect(run(expression)).toBe(value);
  });

  const serialization = 'Newtonsoft.Json.JsonSerializationException';
  const reader = 'Newtonsoft.Json.JsonReaderException';
  it.each([
    [
      'DeserializeObject<int>("1.5")',
      reader,
      "Input string '1.5' is not a valid integer. Path '', line 1, position 3.",
    ],
    [
      'DeserializeObject<int[]>("[1,\'x\']")',
      reader,
      "Could not convert string to integer: x. Path '[1]', line 1, position 6.",
    ],
    [
      'DeserializeObject<int>("{}")',
      reader,
      "Error reading integer. Unexpected token: StartObject. Path '', line 1, position 1.",
    ],
    [
      "DeserializeObject<Dictionary<string, int>>(\"{'a':{'b':null}}\")",
      reader,
      "Error reading integer. Unexpected token: StartObject. Path 'a', line 1, position 6.",
    ],
    [
      'DeserializeObject<List<byte>>("[256]")',
      serialization,
      "Error converting value 256 to type 'System.Byte'. Path '[0]', line 1, position 4.",
    ],
    [
      'DeserializeObject<Dictionary<int, int>>("{\'x\':1}")',
      serialization,
      "Could not convert string 'x' to dictionary key type 'System.Int32'. Create a TypeConverter to convert from the string to the key type object. Path 'x'.",
    ],
    [
      'DeserializeObject<JObject>("[]")',
      serialization,
      "Deserialized JSON type 'Newtonsoft.Json.Linq.JArray' is not compatible with expected type 'Newtonsoft.Json.Linq.JObject'. Path '', line 1, position 1.",
    ],
    [
      'DeserializeObject<List<int>>("[1")',
      serialization,
      "Unexpected end when deserializing array. Path '[0]', line 1, position 2.",
    ],
    [
      'DeserializeObject<Random>("{}")',
      serialization,
      "Unable to find a constructor to use for type System.Random. A class should either have a default constructor, one constructor with arguments or a constructor marked with the JsonConstructor attribute. Path '', line 1, position 1.",
    ],
  ])('%s throws', (call, type, message) => {
    expect(describeError(() => run(`JsonConvert.${call}`))).toEqual([type, message]);
  });

  it('says what an object has to be instead', () => {
    const [type, message] = describeError(() => run('JObject.Parse("{\'a\':{}}")["a"].ToObject<List<int>>()'));
    expect(type).toBe(serialization);
    expect(message).toMatch(
      /^Cannot deserialize the current JSON object .* requires a JSON array \(e\.g\. \[1,2,3\]\)/,
    );
    expect(message).toMatch(/Path 'a', line 1, position 6\.$/);
  });
});

describe('SerializeObject and FromObject', () => {
  it.each([
    ['JsonConvert.SerializeObject(new { a = 1, b = new[] { "x" }, c = (string)null })', '{"a":1,"b":["x"],"c":null}'],
    ['JsonConvert.SerializeObject(new KeyValuePair<string, int>("k", 1))', '{"Key":"k","Value":1}'],
    [
      'JsonConvert.SerializeObject(new Dictionary<int, TimeSpan> { { 1, TimeSpan.FromSeconds(5) } })',
      '{"1":"00:00:05"}',
    ],
    ['JsonConvert.SerializeObject(new Uri("https://h/ü"))', '"https://h/ü"'],
    ['JsonConvert.SerializeObject(1.0) + JsonConvert.SerializeObject(double.NaN)', '1.0"NaN"'],
  ])('%s', (expression, value) => {
    expect(run(expression)).toBe(value);
  });

  it('refuses what contains itself', () => {
    const text = 'var l = new List<object>(); l.Add(1); l.Add(l); return JsonConvert.SerializeObject(l);';
    expect(describeError(() => run(text))).toEqual([
      'Newtonsoft.Json.JsonSerializationException',
      "Self referencing loop detected with type 'System.Collections.Generic.List`1[System.Object]'. Path '[1]'.",
    ]);
  });
});
