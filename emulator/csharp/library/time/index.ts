import { DateTimeOffset } from '../../runtime/dateTimeOffset';
import { environment } from '../../runtime/environment';
import { TimeSpan } from '../../runtime/timeSpan';
import { type DefinedType, defineType } from '../define';

const timeSpan = defineType({
  name: 'System.TimeSpan',
  kind: 'struct',
  runtimeClass: TimeSpan,
  defaultValue: () => new TimeSpan(0n),
  members: {
    'static TimeSpan FromMilliseconds(double value)': (value: number) => TimeSpan.fromMilliseconds(value),
    'static TimeSpan FromSeconds(double value)': (value: number) => TimeSpan.fromMilliseconds(value * 1000),
    'long Ticks { get; }': (self: TimeSpan) => self.ticks,
    'double TotalMilliseconds { get; }': (self: TimeSpan) => self.totalMilliseconds,
    'double TotalSeconds { get; }': (self: TimeSpan) => self.totalMilliseconds / 1000,
  },
});

const dateTimeOffset = defineType({
  name: 'System.DateTimeOffset',
  kind: 'struct',
  runtimeClass: DateTimeOffset,
  defaultValue: () => new DateTimeOffset(0n),
  members: {
    'static DateTimeOffset UtcNow { get; }': () =>
      DateTimeOffset.fromUnixMilliseconds(BigInt(Math.floor(environment.now()))),
    'static DateTimeOffset Now { get; }': () =>
      DateTimeOffset.fromUnixMilliseconds(BigInt(Math.floor(environment.now()))),
    'static DateTimeOffset FromUnixTimeMilliseconds(long milliseconds)': (value: bigint) =>
      DateTimeOffset.fromUnixMilliseconds(value),
    'static DateTimeOffset FromUnixTimeSeconds(long seconds)': (value: bigint) =>
      DateTimeOffset.fromUnixMilliseconds(value * 1000n),
    'static bool TryParse(string input, out DateTimeOffset result)': (
      input: string | null,
      result: { value: unknown },
    ) => {
      const parsed = input === null ? null : DateTimeOffset.parse(input);
      result.value = parsed ?? new DateTimeOffset(0n);
      return parsed !== null;
    },
    'long ToUnixTimeMilliseconds()': (self: DateTimeOffset) => self.unixMilliseconds,
    'long ToUnixTimeSeconds()': (self: DateTimeOffset) => self.unixMilliseconds / 1000n,
    'static TimeSpan operator -(DateTimeOffset left, DateTimeOffset right)': (
      left: DateTimeOffset,
      right: DateTimeOffset,
    ) => new TimeSpan(left.utcTicks - right.utcTicks),
  },
});

/** Every type of this room, in no order. */
export const timeTypes: readonly DefinedType[] = [timeSpan, dateTimeOffset];
