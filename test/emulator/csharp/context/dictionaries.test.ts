import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate';

const context = {
  request: {
    url: 'https://gateway/openai/chat?api-version=1&tag=a%20b&tag=c',
    headers: { 'Api-Key': 'k', Accept: ['text/plain', 'text/html'] },
    matchedParameters: { 'deployment-id': 'chat' },
  },
  variables: { region: 'east', count: 3, nothing: null },
};

describe('dictionaries of the context', () => {
  it.each([
    ['context.Request.Headers.GetValueOrDefault("accept")', 'text/plain,text/html'],
    ['context.Request.Headers["API-KEY"][0]', 'k'],
    ['context.Request.Headers.GetValueOrDefault("x") ?? "nothing"', 'nothing'],
    ['context.Request.Headers.GetValueOrDefault("x", "none")', 'none'],
    ['((object)context.Request.Headers) is IReadOnlyDictionary<string, string[]>', 'true'],
    ['((object)context.Request.MatchedParameters) is IReadOnlyDictionary<string, string>', 'true'],
    ['context.Variables["nothing"] == null', 'true'],
    ['context.Request.Headers.ContainsKey("api-key") && !context.Request.Headers.ContainsKey("x")', 'true'],
    ['string.Join(" ", context.Request.Headers.Keys)', 'Api-Key Accept'],
    ['string.Join(" ", context.Request.Headers.Values.SelectMany(v => v))', 'k text/plain text/html'],
    ['context.Request.Headers.Where(h => h.Key.StartsWith("A")).Sum(h => h.Value.Length)', '3'],
    ['context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.Length)["Accept"]', '2'],
    ['context.Request.Url.Query.Count', '2'],
    ['context.Request.Url.Query.GetValueOrDefault("tag", "none")', 'a b,c'],
    ['context.Request.Url.Query.GetValueOrDefault("Tag", "none")', 'none'],
    ['context.Request.MatchedParameters.GetValueOrDefault("deployment-id", "none")', 'chat'],
    ['context.Request.MatchedParameters["deployment-id"]', 'chat'],
    ['context.Variables.GetValueOrDefault("region", "west")', 'east'],
    ['context.Variables.GetValueOrDefault<int>("count") + 1', '4'],
    ['context.Variables.GetValueOrDefault("missing", 7)', '7'],
    ['context.Variables.GetValueOrDefault<int?>("nothing") == null', 'true'],
    ['context.Variables.GetValueOrDefault("count").GetType().Name', 'Int32'],
    ['string.Join(" ", context.Variables.Select(v => v.Key + "=" + v.Value))', 'region=east count=3 nothing='],
    ['context.Variables.Values.OfType<int>().Single()', '3'],
    ['new Dictionary<string, string> { { "a", "1" } }.GetValueOrDefault("b", "2")', '2'],
    ...['string', 'object'].map((result) => [
      `new Dictionary<string, object> { { "f", (Func<int, string>)(x => "r" + x) } }.GetValueOrDefault<Func<int, ${result}>>("f")(2)`,
      'r2',
    ]),
  ])('%s', (expression, value) => {
    expect(evaluate(`@(${expression})`, context).value).toBe(value);
  });

  it('hands a header out by TryGetValue, as the documentation does', () => {
    const read = (name: string) =>
      evaluate(
        `@{ string[] values; return context.Request.Headers.TryGetValue("${name}", out values) ? values[0] : "none"; }`,
        context,
      ).value;
    expect(read('accept')).toBe('text/plain');
    expect(read('cookie')).toBe('none');
  });

  it.each([
    ['context.Request.Headers["x"]', "The given key 'x' was not present in the dictionary."],
    ['context.Request.Headers.GetValueOrDefault(null)', "Value cannot be null. (Parameter 'key')"],
    ['context.Variables[null]', "Value cannot be null. (Parameter 'key')"],
    ['context.Variables["x"]', "The given key 'x' was not present in the dictionary."],
    ['context.Request.Url.Query[null]', "Value cannot be null. (Parameter 'key')"],
    ['context.Variables.GetValueOrDefault<string>("count")', "to type 'System.String'"],
    ['context.Variables.GetValueOrDefault<int>("nothing")', 'Object reference not set to an instance of an object.'],
  ])('%s throws', (expression, message) => {
    expect(() => evaluate(`@(${expression})`, context)).toThrow(message);
  });

  it.each(['context.Request.Headers["a"] = null', 'context.Variables.Add("a", 1)'])('refuses %s', (expression) => {
    expect(() => evaluate(`@{ ${expression}; return null; }`, context)).toThrow(/CS\d{4}/);
  });
});
