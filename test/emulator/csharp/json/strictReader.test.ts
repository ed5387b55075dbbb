import { describe, expect, it } from 'vitest';
import '../../../../emulator/csharp/library';
import { lineInfo } from '../../../../emulator/csharp/runtime/json/lineInfo';
import { parseToken } from '../../../../emulator/csharp/runtime/json/reader';
import { blankEnd, skim } from '../../../../emulator/csharp/runtime/json/strictText';
import type { JObject } from '../../../../emulator/csharp/runtime/json/tokens';

describe('strict JSON', () => {
  it.each([
    '',
    ' ',
    '{a:1}',
    "{'a':1}",
    '[1,]',
    '[,1]',
    '{"a":1,}',
    '[1] 2',
    '[1 2]',
    '/**/1',
    '010',
    '0x1',
    '.5',
    '1.',
    '-',
    'NaN',
    'nul',
    'truex',
    '"open',
    '"a\\"',
    '"\\x"',
    '9007199254740993',
    '{"a" 1}',
    '{"a":1 "b":2}',
    `${'['.repeat(65)}${']'.repeat(65)}`,
  ])('leaves %j to the precise reader', (text) => {
    expect(skim(text, blankEnd(text, 0), { add: () => {} })).toBe(false);
  });

  it('knows where a token stood when it is asked', () => {
    const root = parseToken('{\n  "a": [1,\n 22]}') as JObject;
    expect(lineInfo(root.get('a')?.last ?? root)).toEqual({ line: 3, position: 3 });
    root.removeAll();
    expect(lineInfo(root)).toEqual({ line: 1, position: 1 });
  });

  it('forgets a member that is removed before all of them were read', () => {
    const names = Array.from({ length: 12 }, (_, index) => `n${index}`);
    const object = parseToken(`{${names.map((name) => `"${name}":1`)}}`) as JObject;
    object.removeNamed('n3');
    expect(object.get('n3')).toBeNull();
    object.addNamed('n3', null);
    expect(object.properties.map(({ name }) => name)).toEqual([...names.filter((name) => name !== 'n3'), 'n3']);
  });

  it('gives the same token again, also once all of them were read', () => {
    const object = parseToken('{"a":{"b":1},"c":[2]}') as JObject;
    const token = object.get('c');
    expect(object.get('c')).toBe(token);
    expect([...object.properties].map(({ value }) => value)[1]).toBe(token);
    expect(object.get('c')).toBe(token);
  });
});
