import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Deadline } from '../../../emulator/http/deadline';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('is over when the time that was set last is, once', () => {
  const order = fc.oneof(
    fc.record({ set: fc.constantFrom(0, 1, 5, 10, 100, 2 ** 31, Number.NaN) }),
    fc.record({ pass: fc.constantFrom(1, 4, 5, 10, 100) }),
    fc.constant({ clear: true }),
  );
  fc.assert(
    fc.property(fc.array(order), (orders) => {
      let times = 0;
      let expected = 0;
      let at = Number.POSITIVE_INFINITY;
      const deadline = new Deadline(() => times++);
      for (const one of orders) {
        if ('set' in one) {
          deadline.set(one.set);
          at = one.set > 0 && one.set < 2 ** 31 ? performance.now() + one.set : Number.POSITIVE_INFINITY;
        } else if ('pass' in one) {
          vi.advanceTimersByTime(one.pass);
          if (performance.now() >= at) {
            expected += 1;
            at = Number.POSITIVE_INFINITY;
          }
        } else {
          deadline.clear();
          at = Number.POSITIVE_INFINITY;
        }
        expect(times).toBe(expected);
        expect(vi.getTimerCount()).toBeLessThanOrEqual(1);
      }
      deadline.end();
      expect(vi.getTimerCount()).toBe(0);
    }),
  );
});

test('does not keep the process alive', () => {
  const set = vi.spyOn(globalThis, 'setTimeout');
  const deadline = new Deadline(() => undefined);
  deadline.set(10);
  expect(set.mock.results.map(({ value }) => value.hasRef())).toEqual([false]);
  deadline.end();
});
