import { expect, test } from 'vitest';
import { refusal, refusedAt, run } from './run';

test('numbers: binary, hexadecimal, separators, types by size and suffix', () => {
  const values: [string, string][] = [
    ['0b1010_1010', '170'],
    ['0b_1 + 0x_FF + 1__0 + 0_1', '267'],
    ['1.5_0e1_0', '15000000000'],
    ['.5', '0.5'],
    ['0xFFFFFFFF', '4294967295'],
    ['0b11111111111111111111111111111111', '4294967295'],
    ['(1U + 1L + 1).GetType().Name', 'Int64'],
    ['1e5f.GetType().Name', 'Single'],
    ['0x1F_FFL + 0B1', '8192'],
  ];
  for (const [text, value] of values) expect(run(`@(${text})`), text).toBe(value);
  for (const text of ['1_', '1_.5', '0b', '0b2', '0x', '1_e5', '1e_5', '1e', '18446744073709551616'])
    expect(refusal(`@(${text})`), text).toMatch(/^1:3 CS/);
});

test('default takes the type that is asked for', () => {
  expect(run('@{ int x = default; string s = default; return x + s; }')).toBe('0');
  expect(run('@{ int F(int x = default) => x; int[] a = { default, 1 }; return F() + a[0]; }')).toBe('0');
  expect(run('@(1 == default || default != "a")')).toBe('true');
  expect(run('@(default)')).toBe(null);
  const refused: [string, string][] = [
    ['@(¦default + 1)', 'CS8310'],
    ['@(¦default == default)', 'CS8315'],
    ['@{ var x = ¦default; return x; }', 'CS8716'],
    ['@(¦default.ToString())', 'CS8716'],
    ['@(5 is ¦default)', 'CS8363'],
    ['@{ switch (5) { case ¦default: return 1; } return 2; }', 'CS8313'],
  ];
  for (const [text, code] of refused) expect(refusedAt(text), text).toBe(code);
});

test('sizeof is a constant for numbers, characters, booleans and enums', () => {
  expect(run('@(sizeof(int) + sizeof(decimal) + sizeof(char) + sizeof(bool))')).toBe('23');
  expect(run('@{ const int size = sizeof(StringComparison); return size; }')).toBe('4');
  expect(refusedAt('@(¦sizeof(DateTime))')).toBe('CS0233');
  expect(refusedAt('@(¦sizeof(string))')).toBe('CS0233');
});

test('discards take a value and drop it; a variable may still be named _', () => {
  expect(run('@{ _ = int.Parse("5"); return int.TryParse("7", out _) && int.TryParse("8", out int _); }')).toBe('true');
  expect(run('@{ var (a, _) = (1, 2); (_, _) = (3, 4); return a; }')).toBe('1');
  expect(run('@{ var _ = 5; _ = 6; return _; }')).toBe('6');
  expect(run('@(new[] { 1, 2 }.Aggregate((_, x) => _ + x))')).toBe('3');
  expect(refusedAt('@(new[] { 1 }.Select((_, ¦_) => 1))')).toBe('CS8370');
  expect(refusedAt('@(new[] { 1 }.Select((a, ¦a) => 1))')).toBe('CS0100');
});

test('escapes in identifiers are letters, or an error', () => {
  expect(run('@{ var \\u0061b = 5; return ab; }')).toBe('5');
  expect(refusedAt('@(¦\\UFFFFFFFF)')).toBe('CS1009');
  expect(refusedAt('@{ var a¦\\u0020 = 5; return a; }')).toBe('CS1056');
});

test('holes of interpolated strings: formats, alignments, and mistakes at their places', () => {
  expect(run('@($"{(true ? 1 : 2),5:D3}|{5,-3}|{{}}")')).toBe('  001|5  |{}');
  expect(refusedAt('@($"{¦true ? 1 : 2}")')).toBe('CS8361');
  expect(refusedAt('@($"{1,¦}")')).toBe('CS1525');
  expect(refusedAt('@($"{1,2¦,3}")')).toBe('CS1073');
  expect(refusedAt('@($"{¦}")')).toBe('CS1733');
});
