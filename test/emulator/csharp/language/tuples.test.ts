import { expect, test } from 'vitest';
import { refusal, refusedAt, run } from './run';

test('elements of a tuple have the names that its type or its literal gives', () => {
  expect(run('@{ (int a, string b) t = (1, "x"); return t.a + t.b + t.Item1; }')).toBe('1x1');
  expect(run('@{ var t = (a: 1, b: "x"); t.a += 4; return t.a + t.b; }')).toBe('5x');
  expect(run('@{ var t = (1, 2); (int x, int y) u = t; t = (p: 3, q: 4); return u.y + t.Item1; }')).toBe('5');
  expect(run('@((x: 1, y: new[] { 7 }).y[0])')).toBe('7');
  expect(run('@{ (Func<int, int> f, int x) t = (y => y + 1, 2); return t.f(t.x); }')).toBe('3');
  expect(run('@{ var t = (a: 1, b: 2); return nameof(t.a); }')).toBe('a');
  expect(refusedAt('@{ (int a, int b) t = (1, 2); return t.¦c; }')).toBe('CS1061');
});

test('a variable or a member lends its name to the element, unless two would have it', () => {
  expect(run('@{ var a = 1; var s = "abc"; var t = (a, s.Length, 5); return t.a + t.Length + t.Item3; }')).toBe('9');
  expect(refusedAt('@{ var a = 1; var t = (a, a); return t.¦a; }')).toBe('CS1061');
});

test('names pass through generic types, lambdas and local functions', () => {
  expect(run('@(new[] { 1, 2, 3 }.Select((x, i) => (x, twice: i * 2)).Where(t => t.x > 1).Sum(t => t.twice))')).toBe(
    '6',
  );
  expect(
    run(
      '@{ var l = new List<(string k, int v)> { ("a", 1), (k: "b", v: 2) }; return l.OrderBy(p => -p.v).First().k; }',
    ),
  ).toBe('b');
  expect(
    run('@{ IEnumerable<(int x, int y)> F() { yield return (1, 2); } return F().Select(p => p.x + p.y).Sum(); }'),
  ).toBe('3');
  expect(run('@{ var d = new Dictionary<(int, string), int> { [(id: 1, s: "a")] = 5 }; return d[(1, "a")]; }')).toBe(
    '5',
  );
  expect(run('@(new[] { 1, 2, 3 }.GroupBy(x => (odd: x % 2 == 1, 0)).Count(g => g.Key.odd))')).toBe('1');
});

test('names that a tuple cannot have are refused', () => {
  expect(refusedAt('@((a: 1, ¦a: 2))')).toBe('CS8127');
  expect(refusedAt('@((¦Item2: 1, b: 2))')).toBe('CS8125');
  expect(refusedAt('@((¦Rest: 1, b: 2))')).toBe('CS8126');
  expect(refusedAt('@{ (int a, int ¦a) t = (1, 2); return t; }')).toBe('CS8127');
  expect(refusedAt('@(¦(a: 1))')).toBe('CS8124');
});

test('a literal converts element by element, so null, default and lambdas may be in it', () => {
  expect(run('@{ (long, object, string) t = (1, 2, null); return t.ToString(); }')).toBe('(1, 2, )');
  expect(run('@{ (byte, DateTime)? t = (1, default); return t.Value.Item1; }')).toBe('1');
  expect(run('@(((int, string))(1.5, "a"))')).toBe('(1, a)');
  expect(run('@{ var t = true ? (1, "a") : (2, null); return t.Item2; }')).toBe('a');
  expect(run('@(new[] { (1, "a"), (2, null) }.Length)')).toBe('2');
  expect(refusedAt('@{ var t = ¦(1, null); return t; }')).toBe('CS0815');
  expect(refusedAt('@{ (int, int) t = ¦("a", 2); return t; }')).toBe('CS0029');
  expect(refusedAt('@{ (int, int) t = ¦(1, null); return t; }')).toBe('CS8135');
  expect(refusedAt('@((1, ¦Math))')).toBe('CS0119');
});

test('a tuple converts to one of other types; null stays null', () => {
  expect(run('@{ var t = (1, "a"); (long n, object o) u = t; return u.n + ":" + u.o; }')).toBe('1:a');
  expect(run('@{ (int, int)? t = null; (long, long)? u = t; return u.HasValue; }')).toBe('false');
  expect(run('@{ var t = (1.9, 2); return ((int, short))t; }')).toBe('(1, 2)');
  expect(refusedAt('@{ var t = (1.9, 2); (int, int) u = ¦t; return u; }')).toBe('CS0266');
});

test('== compares elements with their own operators', () => {
  expect(run('@{ (int a, long b) t = (1, 2); return t == (1, 2) && t != (2, 1) && (t, 5) == ((1, 2), 5); }')).toBe(
    'true',
  );
  expect(run('@((1, null, "a") == (1, null, "a"))')).toBe('true');
  expect(run('@((1, default) == (1.0, 0))')).toBe('true');
  const nullable = '(int, int)? n = null; (int, int)? t = (1, 2);';
  expect(run(`@{ ${nullable} return $"{n == null}{n == t}{n != t}{t == (1, 2)}{n == n}"; }`)).toBe(
    'TrueFalseTrueTrueTrue',
  );
  expect(run('@{ var n = 0; int F() => ++n; var same = (F(), F()) == (1, 2); return same + ":" + n; }')).toBe('True:2');
  expect(refusedAt('@(¦(1, 2) == (1, 2, 3))')).toBe('CS8384');
  expect(refusedAt('@(¦(1, "a") == (1, 2))')).toBe('CS0019');
  expect(refusedAt('@(¦(1, 2) < (1, 3))')).toBe('CS0019');
});

test('more than seven elements', () => {
  expect(run('@{ var t = (1, 2, 3, 4, 5, 6, 7, 8, last: 9); return t.last + t.Item8; }')).toBe('17');
  expect(run('@((1, 2, 3, 4, 5, 6, 7, 8).GetType().ToString())')).toBe(
    'System.ValueTuple`8[System.Int32,System.Int32,System.Int32,System.Int32,System.Int32,System.Int32,System.Int32,System.ValueTuple`1[System.Int32]]',
  );
  expect(refusedAt('@(¦(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15))')).toBe('CS8400');
});

test('deconstruction declares variables, assigns to places, and nests', () => {
  expect(run('@{ var (a, (b, _)) = (1, ("x", 2)); return a + b; }')).toBe('1x');
  expect(run('@{ (int a, string b) = (1, null); return a + b; }')).toBe('1');
  expect(run('@{ (var (a, b), long c) = ((1, 2), 3); return a + b + c; }')).toBe('6');
  expect(run('@{ int a, b, c; ((a, b), c) = ((1, 2), 3); return a + b + c; }')).toBe('6');
  expect(run('@{ var a = new[] { 1, 2 }; (a[0], a[1]) = (a[1], a[0]); return a[0] * 10 + a[1]; }')).toBe('21');
  expect(run('@{ var a = new int[2]; var i = 0; (a[i++], a[i++]) = (7, i); return a[0] + a[1] * 10; }')).toBe('27');
  expect(run('@{ (int, int) F() => (1, 2); int a; long b; var t = ((a, b) = F()); return t.Item2; }')).toBe('2');
  expect(run('@{ var s = 0; for (var (i, j) = (0, 5); i < j; i++) s += j; return s; }')).toBe('25');
});

test('deconstruction in foreach declares its variables for each turn', () => {
  const pairs = 'var d = new[] { (1, 2), (3, 4) }; var s = 0;';
  expect(run(`@{ ${pairs} foreach (var (x, y) in d) s += x * y; return s; }`)).toBe('14');
  expect(run(`@{ ${pairs} foreach ((int x, var _) in d) s += x; return s; }`)).toBe('4');
  expect(run(`@{ ${pairs} foreach ((int x, int y) t in d) s += t.y; return s; }`)).toBe('6');
  expect(
    run(
      `@{ ${pairs} var l = new List<Func<int>>(); foreach (var (x, y) in d) l.Add(() => x); return l.Sum(f => f()); }`,
    ),
  ).toBe('4');
  expect(refusedAt(`@{ ${pairs} foreach (var (x, y) in d) { ¦x = 1; } return 1; }`)).toBe('CS1656');
  expect(refusedAt(`@{ int x, y; foreach ((¦x, y) in new[] { (1, 2) }) { } return 1; }`)).toBe('CS8186');
});

test('what cannot be deconstructed is refused at its place', () => {
  const refused: [string, string][] = [
    ['@{ var (a, b) = (1, ¦null); return a; }', 'CS8130'],
    ['@{ var (a, b) = ¦5; return a; }', 'CS8129'],
    ['@{ int a, b; ¦(a, b) = (1, 2, 3); return a; }', 'CS8132'],
    ['@{ int a; ¦(a, var b) = (1, 2); return a; }', 'CS8370'],
    ['@{ var (a, ¦a) = (1, 2); return a; }', 'CS0128'],
    ['@{ int a; return ¦a; (a, _) = (1, 2); }', 'CS0165'],
    ['@{ return (¦int a, int b); }', 'CS8185'],
    ['@{ foreach (var (k, v) in ¦new Dictionary<string, int>()) return k; return 1; }', 'CS8129'],
  ];
  for (const [text, code] of refused) expect(refusedAt(text), text).toBe(code);
  expect(refusal('@{ foreach (var (k, v, w) in new[] { (1, 2) }) return k; return 1; }')).toMatch(/CS8132$/);
});
