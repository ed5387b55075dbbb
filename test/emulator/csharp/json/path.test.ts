import { describe, expect, it } from 'vitest';
import '../../../../emulator/csharp/library';
import { selectToken, selectTokens } from '../../../../emulator/csharp/runtime/json/path/select';
import { parseToken } from '../../../../emulator/csharp/runtime/json/reader';
import { describeError } from '../describeError';

const answer = parseToken(`{
  "model": "gpt-4o",
  "choices": [
    {"index": 0, "message": {"role": "assistant", "content": "Hi"}, "finish_reason": "stop"},
    {"index": 1, "message": {"role": "assistant", "content": null}, "finish_reason": "content_filter"}
  ],
  "usage": {"total_tokens": 9, "details": {"cached_tokens": 0, "ratio": 1.0}},
  "odd name": true, "a]b": 1
}`);

function select(path: string): string {
  const tokens = { [Symbol.iterator]: selectTokens(answer, path) };
  return [...tokens].map((token) => token.toJson(false)).join(' ');
}

describe('JSONPath as SelectTokens reads it', () => {
  it.each([
    ['$.usage.total_tokens', '9'],
    ['usage.total_tokens', '9'],
    ["$['odd name']", 'true'],
    ["['a]b','model']", '1 "gpt-4o"'],
    ['choices[*].index', '0 1'],
    ['choices[-1:].index', '1'],
    ['choices[::-1].index', '1 0'],
    ['choices[0,1].finish_reason', '"stop" "content_filter"'],
    ['$..content', '"Hi" null'],
    ["$..['role','index']", '0 "assistant" 1 "assistant"'],
    ['usage.*', '9 {"cached_tokens":0,"ratio":1.0}'],
    ['choices.*', ''],
    ["choices[?(@.finish_reason == 'stop')].index", '0'],
    ["choices[?(@.finish_reason != 'stop')].index", '1'],
    ['choices[?(@.finish_reason =~ /^CONTENT/i)].index', '1'],
    ['choices[?(@.message.content)].index', '0 1'],
    ['choices[?(@.message.content == null)].index', '1'],
    ['choices[?(@.index < $.usage.total_tokens && @.index >= 1)].index', '1'],
    ['$..[?(@.ratio == 1)].cached_tokens', '0'],
    ['$..[?(@.cached_tokens === 0.0)].ratio', '1.0'],
  ])('%s', (path, found) => {
    expect(select(path)).toBe(found);
  });

  it('reads || inside && as the right side, as Newtonsoft does', () => {
    expect(select('choices[?(@.index == 5 && @.index == 0 || @.index == 1)].index')).toBe('');
    expect(select('choices[?(@.index == 1 || @.index == 0 && @.index == 5)].index')).toBe('1');
  });

  it.each([
    ['a..', 'Unexpected end while parsing path.'],
    ['choices[', 'Path ended with open indexer.'],
    ['choices[x]', 'Unexpected character while parsing path indexer: x'],
    ['choices[]', 'Array index expected.'],
    ['choices[0]x', 'Unexpected character following indexer: x'],
    ["choices[?(@.a == 'x]", 'Path ended with an open string.'],
    ['choices[?(@.a ~ 1)]', 'Could not read query operator.'],
    ['choices[?(@.a == 1', 'Path ended with open query.'],
    ["['\\q']", 'Unknown escape character: \\q'],
  ])('refuses %s', (path, message) => {
    expect(describeError(() => select(path))).toEqual(['Newtonsoft.Json.JsonException', message]);
  });

  it('gives one token or null, and refuses several', () => {
    expect(selectToken(answer, 'nothing.here')).toBeNull();
    expect(describeError(() => selectToken(answer, '$..role'))).toEqual([
      'Newtonsoft.Json.JsonException',
      'Path returned multiple tokens.',
    ]);
  });

  it.each([
    ['usage.nothing', "Property 'nothing' does not exist on JObject."],
    ['choices.nothing', "Property 'nothing' not valid on JArray."],
    ['choices[7]', 'Index 7 outside the bounds of JArray.'],
    ['model[0]', 'Index 0 not valid on JValue.'],
    ['choices[5:]', 'Array slice of 5 to * returned no results.'],
  ])('says what is missing when asked to: %s', (path, message) => {
    expect(describeError(() => selectToken(answer, path, true))).toEqual(['Newtonsoft.Json.JsonException', message]);
  });
});
