import { expect, test } from 'vitest';
import { refusal, run } from './run';

const joined = (query: string) => run(`@(string.Join(",", ${query}))`);

test('every clause sees the range variables before it', () => {
  expect(
    joined(
      'from a in new[] { 3, 1, 2 } let b = a * 10 from c in new[] { a, b } where c != 3 let d = c + 1 orderby d descending, a select a + ":" + b + ":" + c + ":" + d',
    ),
  ).toBe('3:30:30:31,2:20:20:21,1:10:10:11,2:20:2:3,1:10:1:2');
});

test('join pairs by key, join into groups', () => {
  const join =
    'from a in new[] { 1, 2, 3 } join b in new[] { "2b", "3c", "3d" } on a.ToString() equals b.Substring(0, 1)';
  expect(joined(`${join} let n = b.Length select a + b + n`)).toBe('22b2,33c2,33d2');
  expect(joined(`${join} into all select a + ":" + all.Count()`)).toBe('1:0,2:1,3:2');
});

test('group ends a query or goes on into another', () => {
  expect(joined('from s in new[] { "a1", "b2", "a3" } group s by s[0] into g where g.Count() > 1 select g.Key')).toBe(
    'a',
  );
  expect(run('@((from s in new[] { "a1", "b2" } group s.Length by s[0]).First().First())')).toBe('2');
});

test('a query is lazy and its words are names elsewhere', () => {
  expect(run('@{ int n = 0; var q = from i in new[] { 1, 2 } where n++ >= 0 select i; return n; }')).toBe('0');
  expect(run('@{ var from = 1; var select = 2; var where = from + select; return where; }')).toBe('3');
  expect(joined('from x in (new[] { 1 }) from y in (new List<int> { x }) where (x) < 2 select (x) + (y)')).toBe('2');
  expect(joined('from o in new object[] { 1, "b" } where o is string select o')).toBe('b');
});

test.each([
  ['@(from x in new[] { 1 } where x > 0)', '1:36 CS0742'],
  ['@(from x in new[] { 1 } select x = 2)', '1:32 CS1947'],
  ['@(from x in new[] { 1 } join y in new[] { 1 } on x select x)', '1:52 CS1003'],
  ['@(from x in 5 select x)', '1:15 CS1061'],
  ['@{ var x = 1; return from x in new[] { 1 } select x; }', '1:44 CS0136'],
])('%s is refused', (text, expected) => {
  expect(refusal(text)).toBe(expected);
});

test('a property hides no extension method that is called', () => {
  expect(run('@(new List<int> { 1, 2 }.Count(x => x > 1) + new[] { 1 }.Count())')).toBe('2');
  expect(refusal('@("abc".Length())')).toBe('1:9 CS1955');
});
