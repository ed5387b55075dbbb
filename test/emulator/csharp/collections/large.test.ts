import { expect, test } from 'vitest';
import { run } from '../language/run';

/** More elements than JavaScript can pass as arguments of one call. */
const many = 300_000;
const numbers = `var list = Enumerable.Range(0, ${many}).ToList();`;

test.each([
  ['AddRange', 'list.AddRange(list); return list.Count;', String(2 * many)],
  ['InsertRange in front', 'list.InsertRange(0, list.ToArray()); return list[5] + " " + list.Count;', `5 ${2 * many}`],
  ['InsertRange between', 'list.InsertRange(1, list.ToArray()); return list[1] + " " + list[300001];', '0 1'],
  ['Reverse', 'list.Reverse(); return list[0] + " " + list[299999];', '299999 0'],
  [
    'Reverse of a part',
    'list.Reverse(1, 299998); return list[0] + " " + list[1] + " " + list[299999];',
    '0 299998 299999',
  ],
  ['GetRange', 'return list.GetRange(1, 299999).Count;', '299999'],
  ['RemoveRange', 'list.RemoveRange(1, 299998); return list[1];', '299999'],
  ['RemoveAll', 'return list.RemoveAll(x => x % 2 == 0);', '150000'],
  ['Array.Copy', 'var to = new int[300000]; Array.Copy(list.ToArray(), to, 300000); return to[299999];', '299999'],
])('%s takes many elements', (_name, body, value) => {
  expect(run(`@{ ${numbers} ${body} }`)).toBe(value);
});

test('a queue of many elements is filled and emptied in time that grows with their number', () => {
  const body = `
    var queue = new Queue<int>();
    for (var i = 0; i < ${many}; i++) queue.Enqueue(i);
    long sum = 0;
    while (queue.Count > 1) sum += queue.Dequeue();
    return sum + " " + queue.Dequeue();`;
  expect(run(`@{ ${body} }`)).toBe('44999550001 299999');
});

test('a stack of many elements is filled and emptied in time that grows with their number', () => {
  const body = `
    var stack = new Stack<int>();
    for (var i = 0; i < ${many}; i++) stack.Push(i);
    var top = stack.Peek() + " " + stack.First() + " " + stack.ToArray()[1];
    long sum = 0;
    while (stack.Count > 0) sum += stack.Pop();
    return top + " " + sum;`;
  expect(run(`@{ ${body} }`)).toBe('299999 299999 299998 44999850000');
});

test.each([
  ['a queue', 'new Queue<int>(new[] { 1, 2, 3 })', 'Enqueue(4)', 'Dequeue()', '1 2 3 4'],
  ['a stack', 'new Stack<int>(new[] { 1, 2, 3 })', 'Push(4)', 'Pop()', '4 3 2 1'],
])('%s is walked in the order in which its elements leave', (_name, made, add, take, order) => {
  expect(run(`@{ var line = ${made}; line.${add}; return string.Join(" ", line); }`)).toBe(order);
  expect(run(`@{ var line = ${made}; line.${add}; return string.Join(" ", line.ToArray()); }`)).toBe(order);
  expect(
    run(`@{ var line = ${made}; line.${add}; return line.${take} + " " + line.Count + " " + line.Contains(2); }`),
  ).toBe(`${order[0]} 3 True`);
  expect(run(`@{ var line = ${made}; foreach (var one in line) line.${add}; return 1; }`)).toBe(
    'System.InvalidOperationException',
  );
  expect(run(`@{ var line = ${made}; line.Clear(); return line.${take}; }`)).toBe('System.InvalidOperationException');
});
