import { expect, test } from 'vitest';
import { refusal, run } from './run';

test('what a class implements only for an interface is no member of the class', () => {
  expect(refusal('@(new Dictionary<string, int>().IsReadOnly)')).toBe('1:33 CS1061');
  expect(refusal('@{ var a = new[] { 1 }; a.Add(2); return a; }')).toBe('1:27 CS1061');
  expect(run('@(((ICollection<int>)new List<int>()).IsReadOnly)')).toBe('false');
});
