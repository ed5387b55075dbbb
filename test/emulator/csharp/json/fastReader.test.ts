import { describe, expect, it } from 'vitest';
import '../../../../emulator/csharp/library';
import { readStrict } from '../../../../emulator/csharp/runtime/json/fastReader';
import { lineInfo } from '../../../../emulator/csharp/runtime/json/lineInfo';
import { parseToken, readForSerializer } from '../../../../emulator/csharp/runtime/json/reader';
import type { JObject } from '../../../../emulator/csharp/runtime/json/tokens';

/** JSON text of any shape, the same for the same seed. */
function randomJson(seed: number): string {
  let state = seed;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
  const blanks = () => ['', '', ' ', '\n  ', '\t', '\r\n'][random(6)];
  const text = () =>
    JSON.stringify(
      ['', 'a', 'ü€😀', 'q"b\\s/', '\n\u0001', 'a\\', '2024-01-02T03:04:05Z', '10', '__proto__'][random(9)],
    );
  const number = () => ['0', '-1', '7', '1.0', '-2.5e-3', '1E5', '9007199254740991', '123456'][random(8)];
  const value = (depth: number): string => {
    const kind = random(depth > 4 ? 5 : 8);
    if (kind < 2) return text();
    if (kind === 2) return number() ?? '';
    if (kind < 5) return ['true', 'false', 'null', '{}', '[ ]'][random(5)] ?? '';
    const items = Array.from({ length: random(12) }, () => {
      const item = `${blanks()}${value(depth + 1)}${blanks()}`;
      return kind === 5 ? item : `${blanks()}${text()}${blanks()}:${item}`;
    });
    return kind === 5 ? `[${items.join(',')}]` : `{${items.join(',')}}`;
  };
  return `${blanks()}${value(0)}${blanks()}`;
}

describe('reading strict JSON fast', () => {
  it('gives what the precise reader gives', () => {
    for (let seed = 1; seed <= 500; seed++) {
      const text = randomJson(seed);
      const fast = readStrict(text);
      const precise = readForSerializer(text, 'tokens');
      expect(fast?.toJson(false), text).toBe(precise?.toJson(false));
      expect(fast?.type, text).toBe(precise?.type);
    }
  });

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
    expect(readStrict(text)).toBeNull();
  });

  it('knows where a token stood when it is asked', () => {
    const root = parseToken('{\n  "a": [1,\n 22]}') as JObject;
    expect(lineInfo(root.get('a')?.last ?? root)).toEqual({ line: 3, position: 3 });
    root.removeAll();
    expect(lineInfo(root)).toEqual({ line: 1, position: 1 });
  });
});
