import { expect, test } from 'vitest';
import { refusedAt, run } from './run';

test('a switch whose labels match everything needs no default', () => {
  expect(run('@{ object o = "s"; switch (o) { case int _: return "i"; case var v: return v; } }')).toBe('s');
  expect(run('@{ int n = 3; switch (n) { case int x: return x + 1; } }')).toBe('4');
  expect(run('@{ int? n = null; switch (n) { case int x: return x; case null: return -1; } }')).toBe('-1');
  expect(run('@{ object o = null; switch (o) { case object x: return 1; case null: return 2; } }')).toBe('2');
  expect(
    run('@{ var b = true; switch (b) { case true when !b: return 1; case true: return 2; case false: return 3; } }'),
  ).toBe('2');
  expect(
    run('@{ int r; object o = 3; switch (o) { case int i: r = i; break; case var v: r = 0; break; } return r; }'),
  ).toBe('3');
});

test('a switch that may run no section does not return', () => {
  const refused: string[] = [
    '@{ object o = 3; switch (o) { case object x: return x; } ¦}',
    '@{ int n = 3; switch (n) { case int x when x > 2: return x; } ¦}',
    '@{ var b = true; switch (b) { case true: return 1; case false: return 2; } ¦}',
  ];
  for (const text of refused) expect(refusedAt(text), text).toBe('CS0161');
  expect(refusedAt('@{ int r; object o = 3; switch (o) { case int i: r = i; break; } return ¦r; }')).toBe('CS0165');
});

test('a label behind those that match all it matches is refused', () => {
  const refused: string[] = [
    '@{ object o = 3; switch (o) { case int n: return 1; ¦case int m: return 2; default: return 3; } }',
    '@{ object o = 3; switch (o) { case int n: return 1; ¦case 3: return 2; default: return 3; } }',
    '@{ object o = 3; switch (o) { case object x: return 1; ¦case string s: return 2; default: return 3; } }',
    '@{ int n = 3; switch (n) { case var x: return 1; ¦case 3: return 2; } }',
    '@{ IEnumerable<int> o = null; switch (o) { case IEnumerable<int> e: return 1; ¦case List<int> l: return 2; } return 3; }',
  ];
  for (const text of refused) expect(refusedAt(text), text).toBe('CS8120');
  expect(
    run('@{ object o = 3; switch (o) { case int n when n > 5: return 1; case int m: return 2; default: return 3; } }'),
  ).toBe('2');
});

test('patterns of later versions are refused as such', () => {
  const refused: string[] = [
    '@{ object o = 3; return o is ¦var (a, b); }',
    '@{ object o = 3; return o is ¦(int, int) t; }',
    '@{ object o = 3; return o is ¦(1, 2); }',
  ];
  for (const text of refused) expect(refusedAt(text), text).toBe('CS8370');
});

test('is var matches everything, null too', () => {
  expect(run('@{ object o = null; return o is var x && x == null; }')).toBe('true');
  expect(run('@{ int n = 3; return n is var _; }')).toBe('true');
  expect(refusedAt('@{ switch (¦null) { default: return 1; } }')).toBe('CS8119');
});
