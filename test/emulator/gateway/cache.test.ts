import { expect, test } from 'vitest';
import { VirtualClock } from '../../../emulator';
import { GatewayCache } from '../../../emulator/gateway/cache';

test('a value is there for its seconds and not a millisecond longer', async () => {
  const clock = new VirtualClock();
  const cache = new GatewayCache(clock);
  cache.set('k', 'v', 2);
  await clock.advance(1_999);
  expect(cache.get('k')).toBe('v');
  await clock.advance(1);
  expect(cache.get('k')).toBeUndefined();
});

test('it can store late', async () => {
  const clock = new VirtualClock();
  const cache = new GatewayCache(clock, 50);
  cache.set('k', 'v', 2);
  expect(cache.get('k')).toBeUndefined();
  await clock.advance(50);
  expect(cache.get('k')).toBe('v');
});

test('it counts what is asked of it', () => {
  const cache = new GatewayCache(new VirtualClock());
  cache.get('a');
  cache.set('a', 1, 1);
  cache.get('a');
  expect([cache.lookups, cache.stores]).toEqual([2, 1]);
});
