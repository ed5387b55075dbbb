import { expect, test } from 'vitest';
import { refusedAt, run } from './run';

const text = (body: string) => `@{ Func<int, int> f = x => x + 1; Func<int, int> none = null; ${body} }`;

test('Invoke calls a delegate as the brackets do, and ?.Invoke spares one that is null', () => {
  expect(run(text('return f.Invoke(2) + f(3);'))).toBe('7');
  expect(run(text('return f?.Invoke(2);'))).toBe('3');
  expect(run(text('return none?.Invoke(2);'))).toBe(null);
  expect(run(text('return none.Invoke(2);'))).toBe('System.NullReferenceException');
  expect(run('@{ var n = 0; Action a = () => n++; a?.Invoke(); a.Invoke(); return n; }')).toBe('2');
  expect(run('@{ Func<int, string> g = x => null; return g?.Invoke(2)?.Length; }')).toBe(null);
});

test('Invoke is a method group like any other', () => {
  expect(run(text('Func<int, int> g = f.Invoke; return g(1);'))).toBe('2');
  expect(run(text('return new[] { 1, 2 }.Select(f.Invoke).Sum();'))).toBe('5');
});

test('arguments of delegates have names and are checked', () => {
  expect(run('@{ Func<int, int, int> g = (x, y) => x - y; return g(arg2: 2, arg1: 5); }')).toBe('3');
  expect(refusedAt(text('return f.¦Invoke(1, 2);'))).toBe('CS1501');
  expect(refusedAt(text('return ¦f(1, 2);'))).toBe('CS1593');
  expect(refusedAt(text('return f(¦"a");'))).toBe('CS1503');
  expect(refusedAt(text('var y = 1; return f(ref ¦y);'))).toBe('CS1615');
  expect(refusedAt(text('return f.¦Method;'))).toBe('CS1061');
});

test('a local function and a delegate take null for a delegate, a member of the library does not', () => {
  expect(run('@{ int F(Func<int> g) => g == null ? 1 : 2; return F(null); }')).toBe('1');
  expect(run('@{ Func<Func<int>, int> h = g => g == null ? 1 : 2; return h.Invoke(null) + h(null); }')).toBe('2');
  expect(run(text('return new[] { 1 }.Select(none).Sum();'))).toBe('System.ArgumentNullException');
  expect(run('@(new[] { 1 }.First(default))')).toBe('System.ArgumentNullException');
});
