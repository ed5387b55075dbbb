import { expect, test } from 'vitest';
import { type RetryTiming, retryDelay } from '../../../emulator/policy/retryDelay';

function delays(timing: Partial<RetryTiming>, random = 0.5): number[] {
  const full = { interval: 10, delta: undefined, maxInterval: undefined, firstFastRetry: false, ...timing };
  return [1, 2, 3, 4].map((retry) => retryDelay(full, retry, () => random));
}

test('interval alone is a fixed time', () => {
  expect(delays({})).toEqual([10, 10, 10, 10]);
});

test('with delta it grows by that much', () => {
  expect(delays({ delta: 5 })).toEqual([10, 15, 20, 25]);
});

test('with delta and max-interval it doubles up to the most, with chance in it', () => {
  expect(delays({ delta: 10, maxInterval: 60 })).toEqual([20, 30, 50, 60]);
  expect(delays({ delta: 10, maxInterval: 1000 }, 0)).toEqual([18, 26, 42, 74]);
});

test('the first retry comes at once when it is to be fast', () => {
  expect(delays({ firstFastRetry: true, delta: 5 })).toEqual([0, 15, 20, 25]);
});
