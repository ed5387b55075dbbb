import { expect, test } from 'vitest';
import { outcomeOf } from '../evaluate';

const capacityAfter = (body: string) => outcomeOf(`@{ ${body} return s.Capacity; }`);
const outOfRange = (message: string) => `System.ArgumentOutOfRangeException: ${message}`;

test.each([
  ['var s = new StringBuilder();', '16'],
  ['var s = new StringBuilder(0);', '16'],
  ['var s = new StringBuilder(5);', '5'],
  ['var s = new StringBuilder("abc");', '16'],
  ["var s = new StringBuilder(new string('a', 20));", '20'],
  ['var s = new StringBuilder("abc", 2);', '3'],
  ['var s = new StringBuilder("abcdef", 1, 4, 2);', '4'],
  ['var s = new StringBuilder(0, 7);', '7'],
  // A block that is full is followed by one as long as the text, or as what it has to take.
  ["var s = new StringBuilder(); s.Append('a', 16);", '16'],
  ["var s = new StringBuilder(); s.Append('a', 17);", '32'],
  ['var s = new StringBuilder(); s.Append(\'a\', 16).AppendLine("b");', '32'],
  ["var s = new StringBuilder(); s.Append('a', 33);", '33'],
  ["var s = new StringBuilder(); s.Append('a', 17).Append('a', 16);", '64'],
  ["var s = new StringBuilder(); s.Append('a', 100).Append(1);", '200'],
  ["var s = new StringBuilder(); s.Append('a', 10000).Append(1);", '18000'],
  ['var s = new StringBuilder(5); s.AppendJoin(", ", new[] { 1, 2, 3 });', '10'],
  // Inside the text, short blocks move.
  ['var s = new StringBuilder("abc"); s.Insert(1, "def");', '16'],
  ['var s = new StringBuilder("abc"); s.Insert(1, new string(\'d\', 20));', '36'],
  ['var s = new StringBuilder(new string(\'a\', 40), 50); s.Insert(0, "b");', '51'],
  ['var s = new StringBuilder("abc"); s.Remove(1, 1);', '16'],
  ["var s = new StringBuilder(); s.Append('a', 17); s.Remove(0, 16);", '16'],
  ["var s = new StringBuilder(); s.Append('a', 17); s.Remove(10, 7);", '26'],
  ['var s = new StringBuilder("abc"); s.Replace("b", "");', '16'],
  // Cut off, some of the room stays.
  ["var s = new StringBuilder(); s.Append('a', 17).Clear();", '20'],
  ["var s = new StringBuilder(); s.Append('a', 100).Clear();", '100'],
  ["var s = new StringBuilder(); s.Append('a', 17); s.Length = 16;", '32'],
  ["var s = new StringBuilder(); s.Append('a', 17); s.Length = 3;", '20'],
  ['var s = new StringBuilder(); s.Length = 20;', '32'],
  // As it is wished for.
  ['var s = new StringBuilder("abc"); s.Capacity = 3;', '3'],
  ["var s = new StringBuilder(); s.Append('a', 17); s.Capacity = 17;", '17'],
  ['var s = new StringBuilder(); s.EnsureCapacity(10);', '16'],
  ['var s = new StringBuilder(); s.EnsureCapacity(40);', '40'],
])('%s holds %s characters', (body, capacity) => {
  expect(capacityAfter(body)).toBe(capacity);
});

test.each([
  ['s.Capacity = -1;', "value ('-1') must be a non-negative value. (Parameter 'value')\nActual value was -1."],
  ['s.Capacity = 2;', "capacity was less than the current size. (Parameter 'value')"],
  ['s.Capacity = 11;', "Capacity exceeds maximum capacity. (Parameter 'value')"],
  ['s.EnsureCapacity(11);', "Capacity exceeds maximum capacity. (Parameter 'value')"],
  [
    's.EnsureCapacity(-1);',
    "capacity ('-1') must be a non-negative value. (Parameter 'capacity')\nActual value was -1.",
  ],
  ['s.Length = 11;', "capacity was less than the current size. (Parameter 'value')"],
  ['s.Append("12345678");', "The length cannot be greater than the capacity. (Parameter 'valueCount')"],
  ["s.Append('1', 8);", "The length cannot be greater than the capacity. (Parameter 'repeatCount')"],
  ['s.Insert(0, "12345678");', "capacity was less than the current size. (Parameter 'requiredLength')"],
  ['s = new StringBuilder(4, 3);', "Capacity exceeds maximum capacity. (Parameter 'capacity')"],
  [
    's = new StringBuilder(-1, 0);',
    "maxCapacity ('0') must be a non-negative and non-zero value. (Parameter 'maxCapacity')\nActual value was 0.",
  ],
  [
    's = new StringBuilder("abc", 2, 2, 16);',
    "Index and length must refer to a location within the string. (Parameter 'length')",
  ],
])('%s is out of range', (body, message) => {
  expect(outcomeOf(`@{ var s = new StringBuilder(5, 10).Append("abc"); ${body} return 0; }`)).toBe(outOfRange(message));
});

test('the text stays what it is', () => {
  expect(outcomeOf('@(new StringBuilder("abc") { Capacity = 3 }.Append("de").Insert(1, "-").ToString())')).toBe(
    'a-bcde',
  );
  expect(outcomeOf('@(new StringBuilder().MaxCapacity)')).toBe('2147483647');
});
