import { expect, test } from 'vitest';
import { refusal, run } from './run';

test('Enum parses names, numbers and combinations', () => {
  expect(run('@(Enum.Parse(typeof(RegexOptions), " ignorecase, Multiline", true).ToString())')).toBe(
    'IgnoreCase, Multiline',
  );
  expect(run('@{ StringComparison c; return Enum.TryParse("nothing", out c) + ":" + c; }')).toBe(
    'False:CurrentCulture',
  );
  expect(run('@((int)Enum.Parse<StringComparison>("5"))')).toBe('5');
  expect(run('@(Enum.Parse(typeof(StringComparison), "ordinal"))')).toBe('System.ArgumentException');
  expect(run('@(Enum.Parse(typeof(int), "1"))')).toBe('System.ArgumentException');
  expect(run('@(StringComparison.Ordinal.ToString("D"))')).toBe('4');
});

test('a nullable: members of T? and of Nullable, no object when it is null', () => {
  const text = (expression: string) => `@{ long? n = null; DateTime? d = null; return ${expression}; }`;
  expect(run(text('n.GetValueOrDefault() + d.GetValueOrDefault().Ticks'))).toBe('0');
  expect(run(text('n.ToString() + n.GetHashCode() + n.Equals(null)'))).toBe('0True');
  expect(run(text('n.GetType()'))).toBe('System.NullReferenceException');
  expect(run(text('Nullable.Compare(n, 1)'))).toBe('-1');
  expect(run('@(Nullable.GetUnderlyingType(typeof(int?)) == typeof(int))')).toBe('true');
});

test('tuples: equal by their items, Tuple by identity under ==, ordered item by item', () => {
  expect(run('@(Tuple.Create(1, "a").Equals(new Tuple<int, string>(1, "a")))')).toBe('true');
  expect(run('@(Tuple.Create(1) == Tuple.Create(1))')).toBe('false');
  expect(run('@(new[] { Tuple.Create(2, "a"), Tuple.Create(1, "b"), Tuple.Create(1, "a") }.Min().ToString())')).toBe(
    '(1, a)',
  );
  expect(refusal('@{ var t = Tuple.Create(1, 2); t.Item1 = 3; return t; }')).toBe('1:32 CS0200');
});

test('a value tuple is a value: setting an item of one variable leaves the other', () => {
  expect(
    run('@{ var a = (1, "x"); var b = a; b.Item1 = 5; b.Item1 += 2; return a.Item1 + "," + b.Item1 + b.Item2; }'),
  ).toBe('1,7x');
  expect(run('@{ var a = new[] { (1, 2) }; a[0].Item2++; return a[0].ToString(); }')).toBe('(1, 3)');
  expect(refusal('@{ var l = new[] { (1, 2) }.ToList(); l[0].Item1 = 3; return l; }')).toBe('1:39 CS1612');
  expect(refusal('@{ var l = new List<int> { 1 }; return int.TryParse("5", out l[0]); }')).toBe('1:62 CS0206');
  expect(refusal('@(default(ValueTuple<int, int>))')).toBe('1:11 CS0246');
});

test('types: one object for each, with what it is', () => {
  expect(run('@(1.GetType() == typeof(int))')).toBe('true');
  expect(run('@(typeof(List<int[]>).Name + typeof(int[]).Name + typeof(Guid?).Name)')).toBe('List`1Int32[]Nullable`1');
  expect(
    run('@(typeof(StringComparison).IsEnum + "," + typeof(Uri).IsValueType + "," + typeof(int[]).Namespace)'),
  ).toBe('True,False,System');
});

test('numbers compare with objects of their own type alone', () => {
  expect(run('@(3.CompareTo((object)2))')).toBe('1');
  expect(run('@(3.CompareTo((object)2L))')).toBe('System.ArgumentException');
  expect(run('@(decimal.Floor(-1.5m) + decimal.Round(2.5m, MidpointRounding.AwayFromZero))')).toBe('1');
});

test('an anonymous object without members', () => {
  expect(run('@(new { }.ToString() + new { }.Equals(new { }))')).toBe('{ }True');
});

test('null is a constant of every class', () => {
  expect(run('@{ const string none = null; const object nothing = null; return (none + nothing).Length; }')).toBe('0');
  expect(run('@{ const string none = null; return none ?? "x"; }')).toBe('x');
  expect(
    run('@{ const string none = null; switch (context.Operation?.Id) { case none: return 1; default: return 2; } }'),
  ).toBe('1');
});

test('a seed gives the numbers that it gives in .NET', () => {
  const five = 'string.Join(" ", Enumerable.Range(0, 5).Select(_ => r.Next()))';
  expect(run(`@{ var r = new Random(42); return ${five}; }`)).toBe(
    '1434747710 302596119 269548474 1122627734 361709742',
  );
  expect(run(`@{ var r = new Random(0); return ${five}; }`)).toBe(
    '1559595546 1755192844 1649316166 1198642031 442452829',
  );
  expect(run('@(new Random(0).NextDouble())')).toBe('0.7262432699679598');
  expect(run('@{ var r = new Random(42); return r.Next(100) + " " + r.Next(10, 20); }')).toBe('66 11');
  expect(run('@(new Random(int.MinValue).Next() == new Random(int.MaxValue).Next())')).toBe('true');
  expect(run('@{ var b = new byte[2]; new Random(0).NextBytes(b); return b[0] + " " + b[1]; }')).toBe('26 12');
  expect(
    run(
      '@{ var r = new Random(1); return Enumerable.Range(0, 99).All(_ => r.Next(int.MinValue, int.MaxValue) < int.MaxValue); }',
    ),
  ).toBe('true');
});
