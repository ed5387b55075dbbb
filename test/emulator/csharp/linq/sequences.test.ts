import { expect, test } from 'vitest';
import { run } from '../language/run';

const shown = (expression: string) => run(`@(string.Join(" ", ${expression}))`);

test.each([
  ['new[] { 1, 2, 3, 1 }.TakeWhile(x => x < 3)', '1 2'],
  ['new[] { 5, 2, 1, 9 }.TakeWhile((x, i) => x > i)', '5 2'],
  ['new[] { 1, 2, 3, 1 }.SkipWhile(x => x < 3)', '3 1'],
  ['new[] { 5, 2, 1, 9 }.SkipWhile((x, i) => x > i)', '1 9'],
  ['new[] { 1, 2, 3 }.Skip(-1)', '1 2 3'],
  ['new[] { 1, 2, 3 }.Take(-1)', ''],
  ['new int[0].DefaultIfEmpty()', '0'],
  ['new int[0].DefaultIfEmpty(7)', '7'],
  ['new[] { 1 }.DefaultIfEmpty(7)', '1'],
  ['new[] { 1, 2 }.Zip(new[] { "a", "b", "c" }, (n, s) => n + s)', '1a 2b'],
])('%s gives %s', (expression, value) => {
  expect(shown(expression)).toBe(value);
});

test.each([
  ['new[] { "a", "b" }.SequenceEqual(new[] { "A", "B" })', 'false'],
  ['new[] { "a", "b" }.SequenceEqual(new[] { "A", "B" }, StringComparer.OrdinalIgnoreCase)', 'true'],
  ['new[] { 1, 2 }.SequenceEqual(new[] { 1 })', 'false'],
  ['new[] { 1 }.SequenceEqual(new[] { 1, 2 })', 'false'],
])('%s is %s', (expression, value) => {
  expect(run(`@(${expression})`)).toBe(value);
});

test('a sequence is computed anew each time it is walked, and not before', () => {
  const body = 'var n = 0; var lazy = new[] { 1, 2 }.Select(x => { n += 1; return x; }); var before = n;';
  expect(run(`@{ ${body} lazy.ToList(); lazy.ToList(); return before + " " + n; }`)).toBe('0 4');
});

test('the characters of a string are walked again each time', () => {
  expect(run('@{ var q = "abc".Where(c => c != \'b\'); return q.Count() + "," + q.Count(); }')).toBe('2,2');
  expect(run('@{ var q = "abc".OrderByDescending(c => c); return string.Concat(q) + string.Concat(q); }')).toBe(
    'cbacba',
  );
});

test('a sequence is walked only as far as needed', () => {
  const numbers = 'Enumerable.Range(0, int.MaxValue)';
  expect(run(`@(${numbers}.Where(x => x > 3).First())`)).toBe('4');
  expect(run(`@(${numbers}.Any(x => x == 5))`)).toBe('true');
  expect(run(`@(${numbers}.SequenceEqual(new[] { 0, 2 }))`)).toBe('false');
  expect(run(`@(${numbers}.Zip(new[] { 1 }, (x, y) => x + y).Single())`)).toBe('1');
  expect(run(`@(${numbers}.Contains(3))`)).toBe('true');
  expect(run(`@(${numbers}.Count())`)).toBe('2147483647');
});

test('a collection tells by its own comparer what it contains', () => {
  expect(
    run(
      '@{ IEnumerable<string> set = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "A" }; return set.Contains("a"); }',
    ),
  ).toBe('true');
  const dictionary = 'new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { { "A", 1 } }';
  expect(run(`@(${dictionary}.Keys.Contains("a"))`)).toBe('true');
  expect(run(`@(${dictionary}.Keys.Contains(null))`)).toBe('System.ArgumentNullException');
  expect(run(`@(${dictionary}.Values.Contains(1))`)).toBe('true');
  expect(run('@(((IDictionary<string, JToken>)JObject.Parse("{\\"a\\":1}")).Keys.Contains("a"))')).toBe('true');
});

test('an index below zero is nowhere, and nothing is walked for it', () => {
  expect(run('@(Enumerable.Range(0, int.MaxValue).ElementAt(-1))')).toBe('System.ArgumentOutOfRangeException');
  expect(run('@(Enumerable.Range(0, int.MaxValue).ElementAtOrDefault(-1))')).toBe('0');
});
