import { describe, expect, it } from 'vitest';
import { castToken } from '../../../../emulator/csharp/runtime/json/casts';
import { parseToken } from '../../../../emulator/csharp/runtime/json/reader';
import { types } from '../../../../emulator/csharp/types';
import '../../../../emulator/csharp/runtime/json/writer';
import { JObject } from '../../../../emulator/csharp/runtime/json/tokens';

describe('reading JSON as Newtonsoft does', () => {
  it.each([
    ['{"z":1,"a":2,"10":3,"2":4}', '{"z":1,"a":2,"10":3,"2":4}'],
    ['{"a":1,"a":2}', '{"a":2}'],
    ['{name:\'it is\',"n":1}', '{"name":"it is","n":1}'],
    ['{"a":[1,2,],}', '{"a":[1,2]}'],
    ['[NaN,Infinity,-Infinity]', '["NaN","Infinity","-Infinity"]'],
    ['[0x1F, 010]', '[31,8]'],
    ['{"a": 1 /* one */, // line\n "b": [ /* x */ 2]}', '{"a":1,"b":[2]}'],
    ['{"id":9007199254740993}', '{"id":9007199254740993}'],
    ['[1.0,2.50,1e2,100]', '[1.0,2.5,100.0,100]'],
  ])('%s', (text, expected) => {
    expect(parseToken(text).toJson(false)).toBe(expected);
  });

  it.each([
    ['{oops', "Unexpected end while parsing unquoted property name. Path '', line 1, position 5."],
    ['{"a":1', "Unexpected end of content while loading JObject. Path 'a', line 1, position 6."],
    ['{"a":}', "Unexpected character encountered while parsing value: }. Path 'a', line 1, position 5."],
    ['<html>', "Unexpected character encountered while parsing value: <. Path '', line 0, position 0."],
    ['truthy', "Error parsing boolean value. Path '', line 1, position 3."],
    ['', "Error reading JToken from JsonReader. Path '', line 0, position 0."],
  ])('refuses %s', (text, message) => {
    expect(() => parseToken(text)).toThrow(message);
  });
});

describe('tokens', () => {
  it('copies a token that has a parent when it is added elsewhere', () => {
    const source = parseToken('{"x":{"n":1}}') as JObject;
    const target = new JObject();
    target.set('y', source.get('x'));
    target.get('y')?.setItem('n', parseToken('2'));
    expect(source.toJson(false)).toBe('{"x":{"n":1}}');
    expect(target.toJson(false)).toBe('{"y":{"n":2}}');
  });

  it('names the place of a token', () => {
    const root = parseToken('{"a":{"b c":[10,{"d":1}]}}');
    expect([...root.descendants()].at(-1)?.path).toBe("a['b c'][1].d");
  });

  it('casts numbers as Convert does', () => {
    expect(castToken(parseToken('2.5'), types.int)).toBe(2);
    expect(() => castToken(parseToken('null'), types.int)).toThrow('Can not convert Null to Int32.');
    expect(() => castToken(null, types.bool)).toThrow("Value cannot be null. (Parameter 'value')");
  });
});
