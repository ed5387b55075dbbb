import type { PolicyContext } from '../../context';
import type { StatementDefinition } from '../compiler';
import type { Run } from '../run';
import { beginOf, checkQuota, compileQuota, countBytes, type QuotaPeriod } from './callQuota';

/** Where the periods of a quota without first-period-start begin: 0001-01-01T00:00:00Z. */
const yearOne = Date.parse('0001-01-01T00:00:00Z');

/** What a request has counted by key: another statement with the same key does not count it again. */
const counted = new WeakMap<PolicyContext, Map<string, number>>();

/**
 * `<quota-by-key>`: calls and bytes in a fixed period, counted by a key of the policy's own. A call counts when it is let
 * in; where a condition or an amount is an expression, when its answer is there.
 *
 * Source: "quota-by-key".
 */
export const quotaByKey: StatementDefinition = {
  name: 'quota-by-key',
  compile: (element, compiler) => {
    const limit = compileQuota(element, compiler);
    if (!limit) compiler.report(element.offset, '<quota-by-key> needs calls or bandwidth');
    const seconds = compiler.number('renewal-period');
    if (!seconds) compiler.report(element.offset, '<quota-by-key> needs a renewal-period, 0 for one that never ends');
    if (seconds?.constant !== undefined && seconds.constant !== 0 && !(seconds.constant >= 300))
      compiler.report(element.offset, 'renewal-period of <quota-by-key> is 0 or at least 300 seconds');
    const start = compiler.literal('first-period-start');
    const startMs = start === undefined ? yearOne : Date.parse(start);
    if (Number.isNaN(startMs) || (start !== undefined && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(start)))
      compiler.report(element.offset, 'first-period-start of <quota-by-key> is written yyyy-MM-ddTHH:mm:ssZ');
    const key = compiler.text('counter-key');
    const condition = compiler.boolean('increment-condition', true);
    const amount = compiler.number('increment-count');
    const postponed = condition.constant === undefined || (amount !== undefined && amount.constant === undefined);

    return (run: Run) => {
      const period: QuotaPeriod = { lengthMs: (seconds?.get(run) ?? 0) * 1000, startMs };
      const name = `quota-by-key ${period.lengthMs} ${startMs} ${key?.get(run) ?? ''}`;
      const counter = run.host.counters.period(name);
      const own = counted.get(run.context) ?? new Map<string, number>();
      if (limit) checkQuota('quota-by-key', run, limit, counter, period, own.get(name));
      if (own.has(name)) return 'next';

      const atOnce = !postponed && condition.constant ? (amount?.constant ?? 1) : 0;
      counted.set(run.context, own.set(name, atOnce));
      const add = (what: string, value: number) => {
        counter.enter(beginOf(period, run.host.clock.now()));
        counter.add(what, value);
      };
      add('calls', atOnce);
      run.atEnd.push(
        compiler.runnable((ended) => {
          if (!condition.get(ended)) return 'next';
          if (postponed) add('calls', amount?.get(ended) ?? 1);
          countBytes(ended, (bytes) => add('bytes', bytes));
          return 'next';
        }),
      );
      return 'next';
    };
  },
};
