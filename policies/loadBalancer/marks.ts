import {
  cacheStoreValue,
  choose,
  code,
  cs,
  type RawCode,
  type Section,
  type Statement,
  trace,
  type Variable,
  variable,
} from '../builder';
import { type LoadBalancer, poolHash } from './pool';
import { variables } from './variables';

const { anyMark, attempts, backend, delay, deployment, end, pool, soonest, verdict } = variables;

/** Now, in Unix milliseconds. */
export const now: RawCode = code`DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()`;

const markPrefix = 'mark-';

/** The variable that a backend's mark is looked up into: its end in Unix milliseconds. */
export function markOf(id: string): Variable<'long'> {
  return variable(markPrefix + id, 'long');
}

/** Sets the beginning of this request's cache keys. */
export function nameMarks(balancer: LoadBalancer): Statement<Section> {
  return pool.set(cs.string`${`lb-${poolHash(balancer)}-`} + ${deployment.value}`);
}

/**
 * Reads the marks. A healthy pool costs one look-up: of the flag that says whether any mark exists at all. The marks
 * themselves are read once: at the beginning when it does, else after the first attempt that failed.
 */
export function readMarks(balancer: LoadBalancer): Statement<Section>[] {
  return [
    choose({ when: [{ condition: cs.bool`${attempts.value} == 0`, statements: [anyMark.lookUp(pool.value)] }] }),
    choose({
      when: [
        {
          condition: cs.bool`${attempts.value} == (${anyMark.isSet} ? 0 : 1)`,
          statements: balancer.backends.map(({ id }) => markOf(id).lookUp(cs.string`${pool.value} + ${`-${id}`}`)),
        },
      ],
    }),
  ];
}

/**
 * Marks the chosen backend for this deployment, until the delay is over: one key for each mark, so that requests that
 * mark at the same time lose nothing. The flag outlives every mark.
 */
export function mark(balancer: LoadBalancer): Statement<'inbound' | 'backend' | 'outbound'>[] {
  const longest = Math.max(balancer.delays.maximum, balancer.delays.identity);
  return [
    end.set(cs.long`${now} + ${delay.value}`),
    soonest.set(cs.long`Math.Min(${soonest.value}, ${end.value})`),
    end.store(cs.string`${pool.value} + "-" + ${backend.value}`, cs.int`(${delay.value} + 999) / 1000`),
    cacheStoreValue({ key: pool.value, value: 'marked', duration: longest }),
    trace({
      source: 'load-balancer',
      severity: 'information',
      message: [cs.string`${backend.value} + ": " + ${verdict.value} + ", left alone for " + ${delay.value} + " ms"`],
    }),
  ];
}

/** C# statements that declare `ids` and `now`. */
export function marksCode(balancer: LoadBalancer): RawCode {
  return code`var now = ${now};
var ids = ${balancer.backends.map(({ id }) => id)};`;
}

/** C# for the end of the mark of `ids[i]` ({@link markOf}), 0 when it is not marked. */
export const endOfMark: RawCode = code`context.Variables.GetValueOrDefault<long>(${markPrefix} + ids[i], 0L)`;
