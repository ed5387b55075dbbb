import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Abortable, CallSignal } from '../../emulator/callSignal';

test('tells whom an AbortSignal tells, once', () => {
  const order = fc.tuple(fc.constantFrom('add' as const, 'remove' as const, 'abort' as const), fc.nat(3));
  fc.assert(
    fc.property(fc.array(order), (orders) => {
      const own = new CallSignal();
      const controller = new AbortController();
      const told = [own, controller.signal].map((signal: Abortable) => {
        const names: number[] = [];
        const listeners = [0, 1, 2, 3].map((name) => {
          const listener = () => void names.push(name);
          return name % 2 === 0 ? listener : { handleEvent: listener };
        });
        for (const [what, which] of orders) {
          const listener = listeners[which];
          if (!listener) continue;
          if (what === 'abort') (signal === own ? own : controller).abort('why');
          else if (what === 'add') signal.addEventListener('abort', listener, { once: true });
          else signal.removeEventListener('abort', listener);
        }
        return { names: names.sort(), aborted: signal.aborted, reason: signal.reason };
      });
      expect(told[0]).toEqual(told[1]);
    }),
  );
});

test('says why as an AbortController does', () => {
  const [own, controller] = [new CallSignal(), new AbortController()];
  expect(own.reason).toBeUndefined();
  own.abort();
  own.abort('another');
  controller.abort();
  expect(own.reason).toBeInstanceOf(DOMException);
  expect(String(own.reason)).toBe(String(controller.signal.reason));
});

test('follows another that is aborted, or will be', () => {
  const [one, before, after] = [new CallSignal(), new CallSignal(), new CallSignal()];
  before.follow(one);
  expect(before.aborted).toBe(false);
  one.abort('why');
  after.follow(one);
  expect([before.reason, after.reason]).toEqual(['why', 'why']);
});
