import { expect, test } from 'vitest';
import { run } from '../language/run';

test.each([
  ['', '0'],
  ['list.Add(1);', '4'],
  ['for (var i = 0; i < 5; i++) list.Add(i);', '8'],
  ['list.AddRange(new int[5]);', '5'],
  ['list.AddRange(new int[5]); list.Add(1);', '10'],
  ['list.Capacity = 7; list.Add(1);', '7'],
  ['list.AddRange(new int[20]); list.RemoveRange(0, 15); list.TrimExcess();', '5'],
  ['list.AddRange(new int[20]); list.RemoveAt(0); list.TrimExcess();', '20'],
  ['list.AddRange(new int[3]); list.Clear();', '4'],
  ['list = new List<int>(6);', '6'],
  ['list = new List<int>(new[] { 1, 2, 3 });', '3'],
  ['list.Add(1); list.Capacity = 0;', 'System.ArgumentOutOfRangeException'],
])('the capacity of a list after "%s" is %s', (body, value) => {
  expect(run(`@{ var list = new List<int>(); ${body} return list.Capacity; }`)).toBe(value);
});

test.each(['List<int>', 'Queue<int>', 'Stack<int>', 'HashSet<int>', 'Dictionary<int, int>'])(
  'a capacity below zero is refused: %s',
  (type) => {
    expect(run(`@{ var capacity = -1; return new ${type}(capacity).Count; }`)).toBe(
      'System.ArgumentOutOfRangeException',
    );
    expect(run(`@(new ${type}(10).Count)`)).toBe('0');
  },
);

test('a list that is filled from itself while it is walked says that it was modified', () => {
  expect(run('@{ var list = new List<int> { 1 }; list.AddRange(list); return list.Count; }')).toBe('2');
  expect(run('@{ var list = new List<int> { 1 }; list.AddRange(list.Select(x => x)); return list.Count; }')).toBe(
    'System.InvalidOperationException',
  );
});
