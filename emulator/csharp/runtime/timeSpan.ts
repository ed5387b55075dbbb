/** Ticks (100 ns) of a millisecond. */
export const ticksPerMillisecond = 10_000n;

/** `System.TimeSpan`. */
export class TimeSpan {
  readonly ticks: bigint;

  constructor(ticks: bigint) {
    this.ticks = ticks;
  }

  static fromMilliseconds(milliseconds: number): TimeSpan {
    return new TimeSpan(BigInt(Math.round(milliseconds * 10_000)));
  }

  get totalMilliseconds(): number {
    return Number(this.ticks) / 10_000;
  }

  netEquals(other: unknown): boolean {
    return other instanceof TimeSpan && other.ticks === this.ticks;
  }

  /** The constant format, `[-][d.]hh:mm:ss[.fffffff]`. */
  netToString(): string {
    const negative = this.ticks < 0n;
    const ticks = negative ? -this.ticks : this.ticks;
    const seconds = ticks / 10_000_000n;
    const part = (value: bigint) => String(value).padStart(2, '0');
    const days = seconds / 86_400n;
    const fraction = ticks % 10_000_000n;
    return [
      negative ? '-' : '',
      days > 0n ? `${days}.` : '',
      `${part((seconds / 3600n) % 24n)}:${part((seconds / 60n) % 60n)}:${part(seconds % 60n)}`,
      fraction > 0n ? `.${String(fraction).padStart(7, '0')}` : '',
    ].join('');
  }
}
