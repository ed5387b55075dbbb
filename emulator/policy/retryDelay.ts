/** The timing of `<retry>`, in seconds. */
export interface RetryTiming {
  readonly interval: number;
  readonly delta: number | undefined;
  readonly maxInterval: number | undefined;
  readonly firstFastRetry: boolean;
}

/**
 * Seconds to wait before the n-th retry (from 1). `interval` alone is a fixed time, with `delta` it grows by that much,
 * with `delta` and `max-interval` it doubles, with some chance in it, up to the most.
 *
 * Source: "retry-policy".
 *
 * @param random from 0 to 1, without 1
 */
export function retryDelay(timing: RetryTiming, retry: number, random: () => number): number {
  const { interval, delta, maxInterval, firstFastRetry } = timing;
  if (firstFastRetry && retry === 1) return 0;
  if (delta === undefined) return interval;
  if (maxInterval === undefined) return interval + (retry - 1) * delta;
  const grown = interval + 2 ** (retry - 1) * delta * (0.8 + 0.4 * random());
  return Math.min(grown, maxInterval);
}
