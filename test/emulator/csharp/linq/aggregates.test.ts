import { expect, test } from 'vitest';
import { run } from '../language/run';

test.each([
  ['new[] { 16777216f, 1f, 1f }.Sum()', '16777218'],
  ['new[] { 0.1f, 0.2f, 0.3f }.Sum() == 0.6f', 'true'],
  ['new float?[] { 16777216f, 1f, null, 1f }.Sum()', '16777218'],
  ['new[] { 16777216f, 1f, 1f }.Average()', '5592406'],
  ['new[] { int.MaxValue, 1 }.Sum()', 'System.OverflowException'],
  ['new[] { int.MaxValue, 1 }.Average()', '1073741824'],
  ['new[] { long.MaxValue, 1L }.Sum()', 'System.OverflowException'],
  ['new[] { long.MaxValue, 1L }.Average()', 'System.OverflowException'],
  ['new[] { 1L, 2L }.Average()', '1.5'],
  ['new[] { 1.1m, 2.2m }.Average()', '1.65'],
  ['new decimal[0].Sum()', '0'],
  ['new int?[] { null }.Average() == null', 'true'],
  ['new int[0].Average()', 'System.InvalidOperationException'],
])('%s is %s', (expression, value) => {
  expect(run(`@(${expression})`)).toBe(value);
});
