import { expect, test } from 'vitest';
import { evaluate } from '../evaluate';

const run = (expression: string): unknown => evaluate(`@(${expression})`).value;

test.each([
  ['EqualityComparer<int>.Default.GetHashCode(5) == EqualityComparer<int>.Default.GetHashCode(5)', 'true'],
  ['EqualityComparer<long>.Default.GetHashCode(5L) == 5', 'true'],
  ['EqualityComparer<long>.Default.GetHashCode(4294967296L) == 4294967296L.GetHashCode()', 'true'],
  ["EqualityComparer<char>.Default.GetHashCode('a') == 'a'.GetHashCode()", 'true'],
  ['EqualityComparer<double>.Default.GetHashCode(1.5) == 1.5.GetHashCode()', 'true'],
  ['EqualityComparer<string>.Default.GetHashCode("a") == "a".GetHashCode()', 'true'],
  ['new Dictionary<string, int>().Comparer.Equals("a", "A")', 'false'],
  ['new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase).Comparer.Equals("a", "A")', 'true'],
  ['new HashSet<int>().Comparer.Equals(1, 1)', 'true'],
  ['JToken.EqualityComparer.GetHashCode(new JArray(1)) == JToken.EqualityComparer.GetHashCode(new JArray(1))', 'true'],
  ['JToken.EqualityComparer.GetHashCode("a") == JToken.EqualityComparer.GetHashCode("b")', 'false'],
])('%s', (expression, value) => {
  expect(run(expression)).toBe(value);
});

test.each([
  ['unchecked((int)3000000000u)', '-1294967296'],
  ['unchecked((uint)-1)', '4294967295'],
  ['unchecked((byte)300)', '44'],
  ['unchecked((long)18446744073709551615UL)', '-1'],
])('constants wrap as values do: %s', (expression, value) => {
  expect(run(expression)).toBe(value);
});
