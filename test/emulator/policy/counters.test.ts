import { expect, test } from 'vitest';
import { SlidingCounter } from '../../../emulator/policy/counters';

test('a counter that runs for hours sums its window as one that remembers all', () => {
  const counter = new SlidingCounter();
  const all: { at: number; amount: number }[] = [];
  for (let at = 0; at < 7_200_000; at += 1_700) {
    const amount = (at / 1_700) % 5;
    counter.add(at, amount);
    all.push({ at, amount });
    const expected = all.filter((one) => one.at > at - 60_000).reduce((sum, one) => sum + one.amount, 0);
    expect(counter.total(at, 60_000)).toBe(expected);
  }
});

test('an amount that is larger than the limit has to wait for the whole window', () => {
  expect(new SlidingCounter().roomAfter(0, 60_000, 10, 11)).toBe(60_000);
});
