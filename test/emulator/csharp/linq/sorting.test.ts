import { expect, test } from 'vitest';
import { outcomeOf } from '../evaluate';

const failed = 'System.InvalidOperationException: Failed to compare two elements in the array.';
const incomparable = 'System.ArgumentException: At least one object must implement IComparable.';
const two = 'new[] { new List<int>(), new List<int>() }';

test.each([
  ['OrderBy(x => x).ToList()', failed],
  ['OrderByDescending(x => x).ToArray()', failed],
  ['OrderBy(x => 1).ThenBy(x => x).Select(x => x.Count).Sum()', failed],
  ['OrderBy(x => x).Single()', failed],
  ['OrderBy(x => x).Any()', failed],
  // Those that take some of them compare on their own.
  ['OrderBy(x => x).First()', incomparable],
  ['OrderBy(x => x).FirstOrDefault(x => true)', incomparable],
  ['OrderBy(x => x).Last()', incomparable],
  ['OrderBy(x => x).ElementAt(1)', incomparable],
  ['OrderBy(x => x).Take(1).ToList()', incomparable],
  ['OrderBy(x => x).Skip(1).ToList()', incomparable],
  ['Max(x => x)', incomparable],
  ['OrderBy(x => x).Count()', '2'],
])('%s of elements without an order', (call, outcome) => {
  expect(outcomeOf(`@(${two}.${call})`)).toBe(outcome);
});

test('what was wrong is the inner exception', () => {
  const inner = '@{ try { #; return 0; } catch (Exception e) { return e.InnerException.Message; } }';
  expect(outcomeOf(inner.replace('#', `${two}.OrderBy(x => x).ToList()`))).toBe(incomparable.replace(/^.*?: /, ''));
  expect(outcomeOf(inner.replace('#', 'new List<object> { 1, "a" }.OrderBy(x => x).ToList()'))).toMatch(
    /^Object must be of type /,
  );
});

test('a single element, and the same one twice, are not compared', () => {
  expect(outcomeOf('@(new[] { new List<int>() }.OrderBy(x => x).ToList().Count)')).toBe('1');
  expect(outcomeOf('@{ var one = new List<int>(); return new[] { one, one }.OrderBy(x => x).ToList().Count; }')).toBe(
    '2',
  );
});

test('a key that throws is no failed comparison', () => {
  expect(outcomeOf('@(new[] { "1", "b" }.OrderBy(x => int.Parse(x)).ToList())')).toMatch(/^System.FormatException: /);
});
