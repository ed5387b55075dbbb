/** Ticks from 0001-01-01 to 1970-01-01. */
const unixEpochTicks = 621_355_968_000_000_000n;

/** `System.DateTimeOffset`. */
export class DateTimeOffset {
  /** Ticks of the moment in UTC, since 0001-01-01. */
  readonly utcTicks: bigint;

  constructor(utcTicks: bigint) {
    this.utcTicks = utcTicks;
  }

  static fromUnixMilliseconds(milliseconds: bigint): DateTimeOffset {
    return new DateTimeOffset(unixEpochTicks + milliseconds * 10_000n);
  }

  get unixMilliseconds(): bigint {
    return (this.utcTicks - unixEpochTicks) / 10_000n;
  }

  /** A date of RFC 1123 or ISO 8601; null for anything else. */
  static parse(text: string): DateTimeOffset | null {
    const known =
      /^\s*(\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT|\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)\s*$/.exec(
        text,
      );
    const milliseconds = known?.[1] === undefined ? Number.NaN : Date.parse(known[1]);
    return Number.isNaN(milliseconds) ? null : DateTimeOffset.fromUnixMilliseconds(BigInt(milliseconds));
  }

  netEquals(other: unknown): boolean {
    return other instanceof DateTimeOffset && other.utcTicks === this.utcTicks;
  }
}
