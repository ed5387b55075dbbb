import { expect, test } from 'vitest';
import { refusal, refusedAt, run } from './run';

test('what a class implements only for an interface is no member of the class', () => {
  expect(refusal('@(new Dictionary<string, int>().IsReadOnly)')).toBe('1:33 CS1061');
  expect(refusal('@{ var a = new[] { 1 }; a.Add(2); return a; }')).toBe('1:27 CS1061');
  expect(run('@(((ICollection<int>)new List<int>()).IsReadOnly)')).toBe('false');
});

test('a cast is refused where it can never hold', () => {
  expect(refusal('@((string)context.Request.Body)')).toBe('1:3 CS0030');
  expect(refusal('@((int?)context.Request.Body)')).toBe('1:3 CS0030');
  expect(run('@((string)(IEnumerable<char>)"abc")')).toBe('abc');
});

test('LINQ: conditions with an index, sequences compared by a comparer', () => {
  expect(run('@(string.Join(",", new[] { 9, 8, 7, 6 }.TakeWhile((n, i) => i < 3).SkipWhile((n, i) => i < 1)))')).toBe(
    '8,7',
  );
  expect(run('@(new[] { "a" }.SequenceEqual(new[] { "A" }, StringComparer.OrdinalIgnoreCase))')).toBe('true');
  expect(run('@(new[] { "a" }.SequenceEqual(null))')).toBe('System.ArgumentNullException');
});

test('new JValue(null) is ambiguous, as it is for the compiler', () => {
  expect(refusal('@(new JValue(null))')).toBe('1:7 CS0121');
});

test('what cannot be made says so of its type', () => {
  expect(refusedAt('@(new ¦string())')).toBe('CS1729');
  expect(refusedAt('@(new ¦Uri("a", "b", 1, 2))')).toBe('CS1729');
  expect(refusedAt('@(new Uri(text: ¦"a"))')).toBe('CS1739');
  expect(refusedAt('@{ float f = ¦1.5; return f; }')).toBe('CS0664');
  expect(refusedAt('@{ void F() { ¦return 1; } F(); return 1; }')).toBe('CS0127');
});
