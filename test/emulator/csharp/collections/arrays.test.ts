import { describe, expect, test } from 'vitest';
import { run } from '../language/run';

describe('Array.Copy converts elements as .NET does', () => {
  test.each([
    ['new[] { 1, 2 }', 'object[]', 'to[1].GetType().Name + (int)to[1]', 'Int322'],
    ['new object[] { 1, 2 }', 'int[]', 'to[0] + to[1]', '3'],
    ['new object[] { "a", null }', 'string[]', 'to[0] + (to[1] == null)', 'aTrue'],
    ['new string[] { "a", "b" }', 'object[]', 'to[1]', 'b'],
    ['new int[] { 1, 2 }', 'long[]', 'to[1]', '2'],
    ['new int[] { 1, 2 }', 'double[]', 'to[1] / 4', '0.5'],
    ["new char[] { 'a', 'b' }", 'int[]', 'to[1]', '98'],
    ['new int[] { -1, 2 }', 'uint[]', 'to[0]', '4294967295'],
    ['new DayOfWeek[] { DayOfWeek.Friday, 0 }', 'int[]', 'to[0]', '5'],
    ['new object[] { "a", 1 }', 'string[]', 'to[0]', 'System.InvalidCastException'],
    ['new object[] { null, 1 }', 'int[]', 'to[0]', 'System.InvalidCastException'],
    ['new int[] { 1, 2 }', 'short[]', 'to[0]', 'System.ArrayTypeMismatchException'],
    ['new int[] { 1, 2 }', 'string[]', 'to[0]', 'System.ArrayTypeMismatchException'],
    ['new double[] { 1, 2 }', 'decimal[]', 'to[0]', 'System.ArrayTypeMismatchException'],
    ['new string[] { "a", "b" }', 'int[]', 'to[0]', 'System.ArrayTypeMismatchException'],
  ])('%s to %s: %s is %s', (from, type, read, value) => {
    const target = type.replace('[]', '[2]');
    expect(run(`@{ var from = ${from}; var to = new ${target}; Array.Copy(from, to, 2); return ${read}; }`)).toBe(
      value,
    );
    expect(run(`@{ var from = ${from}; var to = new ${target}; from.CopyTo(to, 0); return ${read}; }`)).toBe(value);
  });

  test('overlapping parts of one array', () => {
    expect(run('@{ var a = new[] { 1, 2, 3, 4 }; Array.Copy(a, 0, a, 1, 3); return string.Join("", a); }')).toBe(
      '1123',
    );
  });

  test.each([
    ['new int[2, 2]', 'new int[4]', 'System.RankException'],
    ['new int[2]', 'new int[1]', 'System.ArgumentException'],
    ['(int[])null', 'new int[1]', 'System.ArgumentNullException'],
  ])('%s to %s is a %s', (from, to, exception) => {
    expect(run(`@{ Array.Copy(${from}, ${to}, 2); return 0; }`)).toBe(exception);
  });
});

describe('Array.Sort', () => {
  const sorted = (call: string, show = 'string.Join("", v)') =>
    run(`@{ var k = new[] { 3, 1, 2 }; var v = new[] { "c", "a", "b", "z" }; ${call} return ${show}; }`);

  test('values follow their keys', () => {
    expect(sorted('Array.Sort(k, v);')).toBe('abcz');
    expect(sorted('Array.Sort(k, v, 1, 2);', 'string.Join("", k) + string.Join("", v)')).toBe('312cabz');
    expect(sorted('Array.Sort(k, v, Comparer<int>.Create((x, y) => y - x));')).toBe('cbaz');
    expect(sorted('Array.Sort(k, (string[])null);', 'string.Join("", k)')).toBe('123');
    expect(sorted('Array.Sort(k, 1, 2);', 'string.Join("", k)')).toBe('312');
  });

  test.each([
    ['Array.Sort(k, new int[2]);', 'System.ArgumentException'],
    ['Array.Sort(new[] { new object(), new object() }, v);', 'System.InvalidOperationException'],
    ['Array.Sort(new[] { new object(), new object() });', 'System.InvalidOperationException'],
    ['Array.Sort((int[])null, v);', 'System.ArgumentNullException'],
    ['Array.Sort(k, 2, 2);', 'System.ArgumentException'],
    ['Array.Sort(k, -1, 2);', 'System.ArgumentOutOfRangeException'],
  ])('%s is a %s', (call, exception) => {
    expect(sorted(call)).toBe(exception);
  });
});

describe('searches in arrays and lists have the same bounds', () => {
  const expected: readonly (readonly [string, string])[] = [
    ['IndexOf(2)', '1'],
    ['IndexOf(2, 2)', '3'],
    ['IndexOf(2, 2, 1)', '-1'],
    ['IndexOf(2, 4)', '-1'],
    ['IndexOf(2, 5)', 'System.ArgumentOutOfRangeException'],
    ['IndexOf(2, 2, 3)', 'System.ArgumentOutOfRangeException'],
    ['LastIndexOf(2)', '3'],
    ['LastIndexOf(2, 2)', '1'],
    ['LastIndexOf(2, 2, 1)', '-1'],
    ['LastIndexOf(2, 4)', 'System.ArgumentOutOfRangeException'],
    ['LastIndexOf(2, 1, 3)', 'System.ArgumentOutOfRangeException'],
    ['FindIndex(x => x == 2)', '1'],
    ['FindIndex(2, x => x == 2)', '3'],
    ['FindIndex(2, 1, x => x == 2)', '-1'],
    ['FindIndex(5, x => x == 2)', 'System.ArgumentOutOfRangeException'],
    ['FindLastIndex(x => x == 2)', '3'],
    ['FindLastIndex(2, x => x == 2)', '1'],
    ['FindLastIndex(2, 1, x => x == 2)', '-1'],
    ['FindLastIndex(4, x => x == 2)', 'System.ArgumentOutOfRangeException'],
    ['BinarySearch(2)', '1'],
    ['BinarySearch(9)', '-5'],
  ];

  test.each(expected)('%s is %s', (call, value) => {
    const [, name, args] = /^(\w+)\((.*)\)$/.exec(call) ?? [];
    expect(run(`@(new List<int> { 1, 2, 3, 2 }.${call})`)).toBe(value);
    expect(run(`@(Array.${name}(new[] { 1, 2, 3, 2 }, ${args}))`)).toBe(value);
  });

  test('an empty list has nothing to find, from its end either', () => {
    expect(run('@(new List<int>().LastIndexOf(1))')).toBe('-1');
    expect(run('@(Array.LastIndexOf(new int[0], 1))')).toBe('-1');
    expect(run('@(Array.FindLastIndex(new int[0], x => true))')).toBe('-1');
  });

  test('elements without an order cannot be searched by halves', () => {
    expect(run('@(new List<object> { 1, "a" }.BinarySearch("b"))')).toBe('System.InvalidOperationException');
    expect(run('@(Array.BinarySearch(new object[] { 1, "a" }, "b"))')).toBe('System.InvalidOperationException');
  });
});
