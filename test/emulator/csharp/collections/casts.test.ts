import { expect, test } from 'vitest';
import { run } from '../language/run';

const mixed = 'JArray.Parse("[{\\"a\\":1},5]")';

test('the count of a collection that is cast is the count of the collection', () => {
  expect(run(`@(${mixed}.Cast<JObject>().Count())`)).toBe('2');
  expect(run('@(new object[] { "a", 1 }.Cast<string>().Count())')).toBe('2');
  expect(run('@(new List<object> { "a", 1 }.Cast<string>().LongCount())')).toBe('2');
  expect(run('@(new Dictionary<string, int> { { "a", 1 } }.Cast<object>().Count())')).toBe('1');
});

test('an element of another type is found when the cast sequence is walked', () => {
  expect(run(`@(${mixed}.Cast<JObject>().ToList().Count)`)).toBe('System.InvalidCastException');
  expect(run(`@(${mixed}.Cast<JObject>().Count(one => true))`)).toBe('System.InvalidCastException');
  expect(run(`@(${mixed}.Where(one => true).Cast<JObject>().Count())`)).toBe('System.InvalidCastException');
  expect(run(`@(${mixed}.Cast<JObject>().First()["a"])`)).toBe('1');
});

test('a cast to what the elements are gives the source itself', () => {
  expect(run('@{ var list = new List<string> { "a" }; return list == list.Cast<string>(); }')).toBe('true');
  expect(run('@{ var list = new List<string> { "a" }; return list == list.Cast<object>(); }')).toBe('true');
  expect(run('@{ var list = new List<int> { 1 }; return list.Cast<object>() == list; }')).toBe('false');
});

test('nothing is no sequence to cast', () => {
  expect(run('@{ List<int> none = null; return none.Cast<int>(); }')).toBe('System.ArgumentNullException');
});
