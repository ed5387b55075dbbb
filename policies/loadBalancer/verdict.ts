import { cs, csBlock, type Section, type Statement } from '../builder';
import type { LoadBalancer } from './pool';
import { variables } from './variables';

const { answered, delay, verdict } = variables;

/** Judges the answer of the chosen backend by its status. */
export function judge(pool: LoadBalancer): Statement<Section>[] {
  return [
    answered.set(cs.bool`true`),
    verdict.set(csBlock.string`
      switch (context.Response.StatusCode) {
          case 429: return "throttled";
          case 401: case 403: return "identity";
          case 408: case 500: case 502: case 503: case 504: return "failed";
          default: return "ok";
      }`),
    delay.set(namedDelay(pool)),
  ];
}

/** Whether the last attempt went wrong in a way that another backend may do better. */
export const isFailure = cs.bool`${verdict.value} != "ok"`;

/** What an attempt without response headers counts as. */
export function judgeSilence(pool: LoadBalancer): Statement<Section>[] {
  return [verdict.set('unreachable'), delay.set(cs.int`${pool.delays.default * 1000}`)];
}

/**
 * The delay that an answer names, in milliseconds: `retry-after-ms`, else `Retry-After` (seconds or a date), else the
 * larger of the `x-ratelimit-reset-*`, else the default; within the limits of the settings. Whatever the headers hold,
 * nothing is thrown.
 */
function namedDelay({ delays }: LoadBalancer) {
  return csBlock.int`
    var status = context.Response.StatusCode;
    if (status == 401 || status == 403) { return ${delays.identity * 1000}; }
    if (status != 429 && status != 408 && status < 500) { return 0; }
    var headers = context.Response.Headers;
    var wait = -1.0;
    var number = 0.0;
    DateTimeOffset date;
    if (double.TryParse(headers.GetValueOrDefault("retry-after-ms", ""), out number) && number >= 0) { wait = number; }
    if (wait < 0) {
        var named = headers.GetValueOrDefault("Retry-After", "");
        if (double.TryParse(named, out number)) { if (number >= 0) { wait = number * 1000; } }
        else if (DateTimeOffset.TryParse(named, out date)) { wait = Math.Max(0.0, (date - DateTimeOffset.UtcNow).TotalMilliseconds); }
    }
    if (wait < 0) {
        foreach (var name in new [] { "x-ratelimit-reset-requests", "x-ratelimit-reset-tokens" }) {
            if (double.TryParse(headers.GetValueOrDefault(name, ""), out number) && number > 0) { wait = Math.Max(wait, number * 1000); }
        }
    }
    if (wait < 0) { wait = ${delays.default * 1000}; }
    return (int)Math.Ceiling(Math.Min(Math.Max(wait, ${delays.minimum * 1000}), ${delays.maximum * 1000}));`;
}
