import { expect, test } from 'vitest';
import { refusal, run } from './run';

test('the constant of goto case becomes one of the switch', () => {
  const jump = (type: string) =>
    `@{ ${type} n = 5; switch (n) { case 5: goto case 6; case 6: return "six"; default: return "other"; } }`;
  for (const type of ['int', 'long', 'byte', 'decimal', 'int?', 'object']) expect(run(jump(type)), type).toBe('six');
  expect(refusal('@{ int n = 5; switch (n) { case 5: goto case "a"; default: return 1; } }')).toBe('1:46 CS0029');
});

test('goto leads backward and forward, out of loops and out of a switch', () => {
  expect(run('@{ int i = 0; again: i++; if (i < 5) goto again; return i; }')).toBe('5');
  expect(
    run('@{ for (;;) { foreach (var c in "ab") { switch (c) { case \'b\': goto found; } } } found: return "b"; }'),
  ).toBe('b');
  expect(run('@{ goto last; first: return 1; last: goto first; }')).toBe('1');
});

test('goto runs the finally blocks that it leaves', () => {
  expect(run('@{ var s = ""; try { goto end; } finally { s += "f"; } end: return s + "e"; }')).toBe('fe');
});

test('a declaration that a goto jumps back over keeps its variable', () => {
  expect(
    run(
      '@{ var f = new List<Func<int>>(); int n = 0; again: int x = n; f.Add(() => x); if (++n < 3) goto again; return string.Join(",", f.Select(g => g())); }',
    ),
  ).toBe('2,2,2');
});

test('goto case and goto default go on in another section', () => {
  const text = (value: string) =>
    `@{ var s = ""; for (int i = 0; i < 1; i++) { switch (${value}) { case "a": s += "a"; goto case "b"; case "b": s += "b"; goto default; case null: s += "n"; continue; default: s += "d"; break; } s += "!"; } return s; }`;
  expect(run(text('"a"'))).toBe('abd!');
  expect(run(text('"x"'))).toBe('d!');
  expect(run(text('(string)null'))).toBe('n');
});

test('sections of a switch share its locals, patterns have their own', () => {
  expect(run('@{ switch (2) { case 1: int x = 5; return x; case 2: x = 7; return x; } return 0; }')).toBe('7');
  expect(
    run(
      '@{ object o = 3; switch (o) { case string x: return x; case int x when x > 5: return 0; case int x: return x; } return -1; }',
    ),
  ).toBe('3');
});

test.each([
  ['@{ goto nowhere; }', '1:4 CS0159'],
  ['@{ { inner: ; } goto inner; }', '1:17 CS0159'],
  ['@{ a: a: return 1; }', '1:7 CS0140'],
  ['@{ try { } finally { goto end; } end: return 1; }', '1:22 CS0157'],
  ['@{ for (;;) { try { } finally { break; } } }', '1:33 CS0157'],
  ['@{ switch (1) { case 1: goto case 2; } return 1; }', '1:25 CS0159'],
  ['@{ goto case 1; }', '1:4 CS0153'],
  ['@{ switch (1) { case 1: goto case 1.ToString(); } return 1; }', '1:35 CS0150'],
])('%s is refused', (text, expected) => {
  expect(refusal(text)).toBe(expected);
});

test('every path returns: loops that only a return leaves, lock, do', () => {
  expect(run('@{ lock ("x") { return 1; } }')).toBe('1');
  expect(run('@{ do { return 1; } while (Guid.NewGuid() == null); }')).toBe('1');
  expect(refusal('@{ while (true) { if (1.ToString() == "") break; } }')).toBe('1:52 CS0161');
  expect(run('@{ string s = null; lock (s) { return 1; } }')).toBe('System.ArgumentNullException');
});

test('a local function uses the variables before it and is called before it stands', () => {
  expect(run('@{ int n = 1; Bump(); return n; void Bump() { n *= 5; } }')).toBe('5');
  expect(run('@{ return Fact(5); int Fact(int n) { return n < 2 ? 1 : n * Fact(n - 1); } }')).toBe('120');
});

test('a value type compares with null', () => {
  expect(run('@((5 == null) + "," + (null != Guid.Empty))')).toBe('False,True');
});
