import { expect, test } from 'vitest';
import { outcomeOf } from '../evaluate';

const run = (body: string): string => outcomeOf(`@{ ${body} }`);

test.each([
  ['Func<int, int> f = null; return new[] { 1 }.Select(f).Count();', 'selector'],
  ['Func<int, bool> f = null; return new[] { 1 }.Where(f).Count();', 'predicate'],
  ['Func<int, int> f = null; return new[] { 1 }.OrderBy(f).First();', 'keySelector'],
  ['Func<int, int> f = null; return new[] { 1 }.ToDictionary(f).Count;', 'keySelector'],
  ['Predicate<int> f = null; return new List<int> { 1 }.Find(f);', 'match'],
  ['return new List<int> { 1 }.Exists((Predicate<int>)null);', 'match'],
])('a delegate that is null is refused by its name: %s', (body, parameter) => {
  expect(run(body)).toBe(`System.ArgumentNullException: Value cannot be null. (Parameter '${parameter}')`);
});

test('a delegate of the expression itself may be given null', () => {
  expect(run('Func<Func<int>, bool> isNone = f => f == null; return isNone(null);')).toBe('true');
});

const dictionary = 'var d = new Dictionary<string, int> { { "a", 1 } };';

test('keys and values of a dictionary are collections that only it changes', () => {
  expect(run(`${dictionary} return d.Keys.Contains("a") + " " + d.Values.Contains(2) + " " + d.Keys.Count;`)).toBe(
    'True False 1',
  );
  expect(run(`${dictionary} d.Keys.Add("b"); return 1;`)).toBe(
    'System.NotSupportedException: Mutating a key collection derived from a dictionary is not allowed.',
  );
  expect(run(`${dictionary} return d.Values.Remove(1);`)).toBe(
    'System.NotSupportedException: Mutating a value collection derived from a dictionary is not allowed.',
  );
  expect(run(`${dictionary} d.Keys.Clear(); return 1;`)).toMatch(/^System\.NotSupportedException/);
  expect(run(`${dictionary} var all = new string[1]; d.Keys.CopyTo(all, 0); return all[0];`)).toBe('a');
});
