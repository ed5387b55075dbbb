import type { StatementDefinition } from '../compiler';
import type { Run } from '../run';
import { beginOf, checkQuota, compileQuota, countBytes, type QuotaPeriod } from './callQuota';
import { nestedLimits } from './nestedLimits';

/**
 * `<quota>`: calls and bytes of one subscription in a fixed period, in all and for single APIs and operations. The first
 * period begins with the subscription. A request without a subscription has no quota.
 *
 * Source: "quota".
 */
export const quota: StatementDefinition = {
  name: 'quota',
  scopes: ['product'],
  compile: (element, compiler) => {
    const seconds = compiler.number('renewal-period')?.constant;
    if (seconds === undefined)
      compiler.report(element.offset, '<quota> needs a renewal-period, 0 for one that never ends');
    const limits = nestedLimits(element, compiler, (one) => {
      const limit = compileQuota(one, compiler);
      if (!limit && one.children.length === 0) compiler.report(one.offset, `<${one.name}> needs calls or bandwidth`);
      return limit;
    });

    return (run: Run) => {
      const { subscription } = run.context;
      if (!subscription) return 'next';
      const startMs = subscription.startDate ?? subscription.createdDate;
      const period: QuotaPeriod = { lengthMs: (seconds ?? 0) * 1000, startMs };
      const applying = limits
        .filter(({ applies }) => applies(run))
        .map(({ place, limit }) => ({ limit, counter: run.host.counters.period(`quota ${subscription.id} ${place}`) }));
      for (const { limit, counter } of applying) checkQuota('quota', run, limit, counter, period);
      for (const { counter } of applying) counter.add('calls', 1);
      run.atEnd.push(() => {
        countBytes(run, (bytes) => {
          for (const { counter } of applying) {
            counter.enter(beginOf(period, run.host.clock.now()));
            counter.add('bytes', bytes);
          }
        });
        return 'next';
      });
      return 'next';
    };
  },
};
