import { expect, test } from 'vitest';
import { run } from './run';

test.each([
  ['a text that is too long', 'return "a".PadLeft(int.MaxValue).Length;'],
  ['a sequence that is too long for an array', 'return Enumerable.Range(0, int.MaxValue).ToArray().Length;'],
  ['a sequence that is too long to be sorted', 'return Enumerable.Repeat(1, int.MaxValue).OrderBy(x => x).First();'],
  ['an array that is too long', 'return new int[int.MaxValue].Length;'],
  ['an array of two dimensions that is too long', 'return new int[100000, 100000].Length;'],
])('%s is an OutOfMemoryException, which a policy may catch', (_name, body) => {
  expect(run(`@{ ${body} }`)).toBe('System.OutOfMemoryException');
  expect(run(`@{ try { ${body} } catch (Exception e) { return e.GetType().Name; } }`)).toBe('OutOfMemoryException');
  expect(run(`@{ try { ${body} } catch (Exception e) when (e.Message != "") { return "caught"; } }`)).toBe('caught');
});

test('a recursion without end is an exception, not the end of the gateway', () => {
  const body = 'Func<int, int> f = null; f = x => f(x + 1) + 1; return f(0);';
  expect(run(`@{ ${body} }`)).toBe('System.InsufficientExecutionStackException');
});

test('a length below zero is an OverflowException', () => {
  expect(run('@{ var length = -1; return new byte[length].Length; }')).toBe('System.OverflowException');
});
