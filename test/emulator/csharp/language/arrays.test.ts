import { expect, test } from 'vitest';
import { refusal, run } from './run';

test('arrays of two dimensions: elements, lengths, order', () => {
  expect(
    run(
      '@{ var m = new int[2, 3]; m[1, 2] = 5; m[1, 2] += 2; m[0, 0]++; return string.Join(",", m.Cast<int>()) + m.Length + m.Rank + m.GetLength(1) + m.GetUpperBound(0); }',
    ),
  ).toBe('1,0,0,0,0,76231');
  expect(run('@{ int[,] m = { { 1, 2 }, { 3, 4 } }; var s = 0; foreach (var x in m) s = s * 10 + x; return s; }')).toBe(
    '1234',
  );
  expect(run('@(new[,] { { "a" }, { "b" } }.GetType() + new byte[1, 1][].GetType().Name)')).toBe(
    'System.String[,]Byte[][,]',
  );
  expect(run('@{ var m = new long[1][,]; m[0] = new long[,] { { 7 } }; return m[0][0, 0]; }')).toBe('7');
  expect(run('@{ var m = new int[2, 2]; return m[0, 2]; }')).toBe('System.IndexOutOfRangeException');
});

test.each([
  ['@{ var m = new int[2, 2]; return m[0]; }', '1:34 CS0022'],
  ['@(new int[,] { { 1 }, { 2, 3 } })', '1:23 CS0847'],
  ['@(new int[2, 2] { { 1, 2 } })', '1:19 CS0847'],
  ['@(new int[,] { 1 })', '1:16 CS0846'],
  ['@{ int n = 1; return new int[n] { 1 }; }', '1:30 CS0150'],
])('%s is refused', (text, expected) => {
  expect(refusal(text)).toBe(expected);
});

test('an array of a derived type takes only its own elements', () => {
  expect(run('@{ object[] a = new string[1]; a[0] = 5; return a; }')).toBe('System.ArrayTypeMismatchException');
  expect(run('@{ JToken[] a = new JObject[1]; a[0] = null; a[0] = new JObject(); return a.Length; }')).toBe('1');
});

test('Array makes and reads arrays of a type known only then', () => {
  expect(
    run('@{ var a = Array.CreateInstance(typeof(long), 2); a.SetValue(5L, 1); return (long)a.GetValue(1); }'),
  ).toBe('5');
  expect(
    run('@{ var a = Array.CreateInstance(typeof(int), 2, 2); a.SetValue(5, 1, 1); return ((int[,])a)[1, 1]; }'),
  ).toBe('5');
  expect(run('@{ var a = Array.CreateInstance(typeof(int), 2); a.SetValue("x", 0); return a; }')).toBe(
    'System.InvalidCastException',
  );
  expect(run('@(object.ReferenceEquals(Array.Empty<int>(), Array.Empty<int>()))')).toBe('true');
});
