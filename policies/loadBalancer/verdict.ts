import { choose, cs, csBlock, type Section, type Statement } from '../builder';
import type { LoadBalancer } from './pool';
import { variables } from './variables';

const { began, delay, verdict } = variables;

/** Judges the answer of the chosen backend by its status; an attempt without an answer never gets here. */
export function judge(): Statement<Section> {
  return verdict.set(csBlock.string`
    switch (context.Response.StatusCode) {
        case 429: return "throttled";
        case 401: case 403: return "identity";
        case 408: case 500: case 502: case 503: case 504: return "failed";
        default: return "ok";
    }`);
}

/**
 * Judges what {@link judge} could not: an attempt that ended without response headers, by the time it took. Then names
 * the time for which the backend is left alone.
 */
export function judgeFailure(pool: LoadBalancer): Statement<Section>[] {
  const late = cs.bool`context.Elapsed.TotalMilliseconds - ${began.value} >= ${pool.attemptTimeout * 1000}`;
  return [
    choose({
      when: [
        {
          condition: cs.bool`${verdict.value} == "silent"`,
          statements: [verdict.set(cs.string`${late} ? "timeout" : "unreachable"`)],
        },
      ],
    }),
    delay.set(namedDelay(pool)),
  ];
}

/**
 * How long the backend is left alone, in milliseconds. An answer names it: `retry-after-ms`, else `Retry-After` (seconds or a date), else the
 * larger of the `x-ratelimit-reset-*`, else the default; within the limits of the settings. Whatever the headers hold,
 * nothing is thrown.
 */
function namedDelay({ delays }: LoadBalancer) {
  return csBlock.int`
    var verdict = ${verdict.value};
    if (verdict == "identity") { return ${delays.identity * 1000}; }
    if (verdict != "throttled" && verdict != "failed") { return ${delays.default * 1000}; }
    var headers = context.Response.Headers;
    var named = headers.GetValueOrDefault("Retry-After", "");
    var wait = 0.0;
    var number = 0.0;
    DateTimeOffset date;
    if (double.TryParse(headers.GetValueOrDefault("retry-after-ms", ""), out number) && number >= 0) { wait = number; }
    else if (double.TryParse(named, out number) && number >= 0) { wait = number * 1000; }
    else if (DateTimeOffset.TryParse(named, out date)) { wait = (date - DateTimeOffset.UtcNow).TotalMilliseconds; }
    else {
        foreach (var name in new [] { "x-ratelimit-reset-requests", "x-ratelimit-reset-tokens" }) {
            if (double.TryParse(headers.GetValueOrDefault(name, ""), out number) && number * 1000 > wait) { wait = number * 1000; }
        }
        if (wait == 0) { wait = ${delays.default * 1000}; }
    }
    return wait >= ${delays.maximum * 1000} ? ${delays.maximum * 1000} : wait > ${delays.minimum * 1000} ? (int)Math.Ceiling(wait) : ${delays.minimum * 1000};`;
}
