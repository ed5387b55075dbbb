/** Times of a clock, which are counted in plain numbers until their ticks are asked for. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DateTime } from '../../../../emulator/csharp/runtime/time/dateTime';
import { DateTimeOffset } from '../../../../emulator/csharp/runtime/time/dateTimeOffset';
import { TimeSpan } from '../../../../emulator/csharp/runtime/time/timeSpan';

const units = ['millisecond', 'second', 'minute', 'hour', 'day'] as const;

test('a measured duration is the duration of its ticks', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), fc.boolean(), (milliseconds, ticksFirst) => {
      const measured = TimeSpan.fromMilliseconds(milliseconds);
      const exact = new TimeSpan(BigInt(Math.round(milliseconds * 10_000)));
      if (ticksFirst) expect(measured.ticks).toBe(exact.ticks);
      expect(units.map((unit) => measured.total(unit))).toEqual(units.map((unit) => exact.total(unit)));
      expect(units.map((unit) => measured.part(unit))).toEqual(units.map((unit) => exact.part(unit)));
      expect(measured.netEquals(exact)).toBe(true);
    }),
  );
});

test('a moment of a clock is the moment of its ticks', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e13, max: 1e14, noNaN: true }), fc.boolean(), (milliseconds, ticksFirst) => {
      const read = DateTimeOffset.ofClockTime(milliseconds);
      const exact = new DateTimeOffset(DateTime.fromUnixMilliseconds(milliseconds).ticks);
      if (ticksFirst) expect(read.utcTicks).toBe(exact.utcTicks);
      expect(read.toUnix('millisecond')).toBe(exact.toUnix('millisecond'));
      expect(read.toUnix('second')).toBe(exact.toUnix('second'));
      expect(read.netCompareTo(exact)).toBe(0);
      expect(read.netDescribe()).toBe(exact.netDescribe());
    }),
  );
});
