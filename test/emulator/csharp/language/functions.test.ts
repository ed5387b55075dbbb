import { expect, test } from 'vitest';
import { refusedAt, run } from './run';

test('local functions: recursive, before their declaration, with what is around them', () => {
  expect(run('@{ return F(10); int F(int n) => n < 2 ? n : F(n - 1) + F(n - 2); }')).toBe('55');
  expect(run('@{ var x = 1; int F() => x; x = 5; return F(); }')).toBe('5');
  expect(run('@{ T F<T>(T a) where T : class, IEnumerable<char> => a; return F("q"); }')).toBe('q');
  expect(run('@{ void F() => throw new Exception("no"); F(); return 1; }')).toBe('System.Exception');
});

test('parameters of local functions: optional, params, ref, out, in', () => {
  expect(run('@{ int F(int a, int b = 5, string c = "x") => a + b + c.Length; return F(1) + F(1, c: "abc"); }')).toBe(
    '16',
  );
  expect(run('@{ int F(DateTime d = default, int? q = null, long k = 3 + 4) => d.Year + (int)k; return F(); }')).toBe(
    '8',
  );
  expect(run('@{ int F(params int[] x) => x.Length; return F(1, 2, 3) + F() + F(new[] { 1 }); }')).toBe('4');
  expect(
    run('@{ void F(ref int a, out int b) { a++; b = a * 2; } var x = 1; F(ref x, out var y); return x + y; }'),
  ).toBe('6');
  expect(run('@{ int F(in int x) => x + 1; var a = 1; return F(a) + F(in a) + F(5); }')).toBe('10');
});

test('what a local function cannot be is refused at its place', () => {
  const refused: [string, string][] = [
    ['@{ int F(int a, int ¦a) => a; return 1; }', 'CS0100'],
    ['@{ int F(params int ¦x) => x; return 1; }', 'CS0225'],
    ['@{ int F(params int[] ¦x, int y) => y; return 1; }', 'CS0231'],
    ['@{ int F(int x = 1, int ¦y) => y; return 1; }', 'CS1737'],
    ['@{ var n = 1; int F(int x = ¦int.Parse("5")) => x; return 1; }', 'CS1736'],
    ['@{ int F(in int x) { ¦x = 3; return x; } return 1; }', 'CS8331'],
    ['@{ int F(in int x) => x; return F(in ¦5); }', 'CS8156'],
    ['@{ int F(in int x) => x; var a = 1L; return F(in ¦a); }', 'CS1503'],
    ['@{ void F() => ¦1; return 1; }', 'CS0201'],
    ['@{ ¦static int F() => 1; return F(); }', 'CS8370'],
    ['@{ ¦async int F() => 1; return 1; }', 'CS1998'],
    ['@{ ¦ref int F(int[] a) => ref a[0]; return 1; }', 'CS8150'],
  ];
  for (const [text, code] of refused) expect(refusedAt(text), text).toBe(code);
});

test('a by-reference local is another name of its variable', () => {
  expect(run('@{ var a = new[] { 1 }; ref int r = ref a[0]; r = 9; return a[0]; }')).toBe('9');
  expect(run('@{ var x = 1; ref readonly int y = ref x; x = 3; return y; }')).toBe('3');
  expect(run('@{ var a = new[] { 1, 2 }; var i = 0; ref var r = ref a[i++]; r = 5; r++; return a[0] * 10 + i; }')).toBe(
    '61',
  );
  const refused: [string, string][] = [
    ['@{ var x = 1; ref readonly int y = ref x; ¦y = 3; return x; }', 'CS0131'],
    ['@{ var x = 1; ref int ¦y = x; return y; }', 'CS8172'],
    ['@{ var x = 1; int ¦y = ref x; return y; }', 'CS8171'],
    ['@{ var x = 1; ref long y = ref ¦x; return y; }', 'CS8173'],
    ['@{ var l = new List<int> { 1 }; ref int y = ref ¦l[0]; return y; }', 'CS1510'],
    ['@{ int a = 1, b = 2; ref int r = ref a; r = ¦ref b; return r; }', 'CS8373'],
    ['@{ var x = 1; return ¦ref x; }', 'CS8373'],
    ['@{ var x = 1; ref int r = ref x; Func<int> f = () => ¦r; return f(); }', 'CS8175'],
    ['@{ int F(ref int x) { Func<int> f = () => ¦x; return f(); } return 1; }', 'CS1628'],
    ['@{ IEnumerable<int> F(ref int ¦x) { yield return x; } return 1; }', 'CS1623'],
  ];
  for (const [text, code] of refused) expect(refusedAt(text), text).toBe(code);
});

test('a throw expression stands in a conditional, behind ?? and =>, and nowhere else', () => {
  expect(run('@{ string s = null; return s ?? throw new Exception("a"); }')).toBe('System.Exception');
  expect(run('@{ var n = 5; return n > 3 ? n : throw new Exception("a"); }')).toBe('5');
  expect(run('@{ Func<int> f = () => throw new Exception("a"); return f(); }')).toBe('System.Exception');
  const refused = ['@(¦throw new Exception("a"))', '@(Math.Abs(¦throw null))', '@{ int x = ¦throw null; return x; }'];
  for (const text of refused) expect(refusedAt(text), text).toBe('CS8115');
  expect(refusedAt('@(1 + ¦throw null)')).toBe('CS1525');
});

test('a local that is declared further on is not known yet', () => {
  expect(refusedAt('@{ var y = ¦x; var x = 1; return y; }')).toBe('CS0841');
  expect(refusedAt('@{ var x = ¦x + 1; return x; }')).toBe('CS0841');
  expect(refusedAt('@{ { var y = 1; } return ¦y; }')).toBe('CS0103');
});

test('an out parameter is assigned on every way out, and not read before', () => {
  expect(run('@{ bool F(string s, out int x) => int.TryParse(s, out x); return F("12", out var n) ? n : -1; }')).toBe(
    '12',
  );
  expect(run('@{ void F(out int x) { throw new Exception("none"); } F(out var n); return n; }')).toBe(
    'System.Exception',
  );
  expect(refusedAt('@{ int ¦F(bool b, out int x) { if (b) x = 1; return 1; } return 1; }')).toBe('CS0177');
  expect(refusedAt('@{ int F(out int x) { var y = ¦x; x = 1; return y; } return 1; }')).toBe('CS0269');
});

test('an iterator yields where C# lets it', () => {
  const iterator = (body: string) => `@{ IEnumerable<int> F() { ${body} } return F().Sum(); }`;
  expect(run(iterator('try { yield return 1; } finally { } yield return 2;'))).toBe('3');
  expect(run(iterator('try { yield break; } catch { } yield return 2;'))).toBe('0');
  expect(refusedAt(iterator('try { ¦yield return 1; } catch { }'))).toBe('CS1626');
  expect(refusedAt(iterator('try { } catch { ¦yield return 1; }'))).toBe('CS1631');
  expect(refusedAt(iterator('try { } finally { ¦yield break; }'))).toBe('CS1625');
  expect(refusedAt(iterator('¦return new[] { 1 }; yield return 1;'))).toBe('CS1622');
});

test('var declares one variable, by what it is given', () => {
  expect(refusedAt('@{ var x = 1, ¦y = 2; return x; }')).toBe('CS0819');
  expect(refusedAt('@{ var ¦x; return x; }')).toBe('CS0818');
  expect(refusedAt('@{ var x = ¦null; return x; }')).toBe('CS0815');
});
