import type { StatementDefinition } from '../compiler';
import type { XmlElement } from '../reader';
import { type CallRate, checkPeriod, compileRateReport } from './callRate';
import { nestedLimits } from './nestedLimits';

/**
 * `<rate-limit>`: calls of one subscription in a sliding window, in all and for single APIs and operations. A request
 * without a subscription is not limited. A call that is refused counts for none of them.
 *
 * Source: "rate-limit".
 */
export const rateLimit: StatementDefinition = {
  name: 'rate-limit',
  scopes: ['product', 'api', 'operation'],
  compile: (element, compiler) => {
    const limits = nestedLimits(element, compiler, (one: XmlElement) => {
      checkPeriod(one, compiler);
      const calls = compiler.number('calls', one)?.constant;
      const seconds = compiler.number('renewal-period', one)?.constant;
      if (calls === undefined && seconds === undefined && one.children.length > 0) return undefined;
      if (calls === undefined || seconds === undefined) {
        compiler.report(one.offset, `<${one.name}> needs calls and renewal-period`);
        return undefined;
      }
      return { calls, periodMs: seconds * 1000, report: compileRateReport('rate-limit', one, compiler) };
    });
    return (run) => {
      const { subscription } = run.context;
      if (!subscription) return 'next';
      const applying = limits
        .filter(({ applies }) => applies(run))
        .map(({ place, limit: { calls, periodMs, report } }) => {
          const counter = run.host.counters.sliding(`rate-limit ${subscription.id} ${place}`);
          return { report, rate: { calls, periodMs, counter, amount: 1 } satisfies CallRate };
        });
      for (const { report, rate } of applying) report.check(run, rate);
      for (const { report, rate } of applying) {
        rate.counter.add(run.host.clock.now(), rate.amount);
        report.tell(run, rate);
      }
      return 'next';
    };
  },
};
