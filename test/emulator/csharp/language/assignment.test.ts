import { expect, test } from 'vitest';
import { refusal, run } from './run';

test.each([
  ['@{ object o = 1; if (o is string s) { } return s; }', '1:48 CS0165'],
  ['@{ object o = 1; return o is string s || s.Length > 0; }', '1:42 CS0165'],
  ['@(((object)1) is string s ? 0 : s.Length)', '1:33 CS0165'],
  ['@{ int x; f(); x = 1; return x; void f() { x++; } }', '1:11 CS0165'],
  ['@{ f(); int x = 1; return x; void f() { x++; } }', '1:4 CS0165'],
  ['@{ Func<int, int> f = n => n < 2 ? 1 : n * f(n - 1); return f(5); }', '1:44 CS0165'],
  ['@{ int x; goto b; a: return x; b: goto a; }', '1:29 CS0165'],
  ['@{ int x; do { if (DateTime.Now.Year > 1) continue; x = 1; } while (x > 1); return 1; }', '1:69 CS0165'],
  [
    '@{ string s = null; s?.Split(\',\').Any(p => int.TryParse(p, out var n)); return "" + (s?.IndexOf("a") is int i) + i; }',
    '1:114 CS0165',
  ],
])('%s reads what may be unassigned', (text, expected) => {
  expect(refusal(text)).toBe(expected);
});

test('a variable of a pattern or of out is assigned where control says so', () => {
  expect(run('@{ object o = "abc"; if (!(o is string s)) return 0; return s.Length; }')).toBe('3');
  expect(run('@{ if (!int.TryParse("5", out var n) || n < 1) throw new Exception("x"); return n; }')).toBe('5');
  expect(run('@{ object o = 2; switch (o) { case int i when i > 1: return i; default: return 0; } }')).toBe('2');
  expect(run('@{ while (true) { if (int.TryParse("7", out int n)) return n; } }')).toBe('7');
});

test('a local function that sets a local assigns it for those who call', () => {
  expect(run('@{ int x; f(); return x; void f() { x = 5; } }')).toBe('5');
});

test('a label is reached with what every goto to it has', () => {
  expect(run('@{ int x; if (DateTime.Now.Year > 1) { x = 1; goto end; } x = 2; end: return x; }')).toBe('1');
});
