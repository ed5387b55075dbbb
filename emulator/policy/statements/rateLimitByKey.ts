import type { StatementDefinition } from '../compiler';
import type { Run } from '../run';
import { type CallRate, checkPeriod, compileRateReport } from './callRate';

/**
 * `<rate-limit-by-key>`: calls in a sliding window, counted by a key of the policy's own; statements that give the same
 * key share the count. A call counts when it is let in; where a condition or an amount is an expression, or
 * increment-after-response says so, when its answer is there.
 *
 * Source: "rate-limit-by-key".
 */
export const rateLimitByKey: StatementDefinition = {
  name: 'rate-limit-by-key',
  compile: (element, compiler) => {
    checkPeriod(element, compiler);
    const flexible = element.attributes.find(({ name }) => name === 'flexible-retry-window');
    if (flexible) {
      compiler.notRun(
        flexible.offset,
        'flexible-retry-window of <rate-limit-by-key> is not run by the emulator yet: leave it out',
      );
    }
    const calls = compiler.number('calls');
    const seconds = compiler.number('renewal-period');
    const key = compiler.text('counter-key');
    const condition = compiler.boolean('increment-condition', true);
    const amount = compiler.number('increment-count');
    const late = compiler.literal('increment-after-response')?.toLowerCase() === 'true';
    const postponed =
      late || condition.constant === undefined || (amount !== undefined && amount.constant === undefined);
    const report = compileRateReport('rate-limit-by-key', element, compiler);

    const count = (run: Run, rate: CallRate) => {
      if (condition.get(run)) rate.counter.add(run.host.clock.now(), amount?.get(run) ?? 1);
    };

    return (run) => {
      const rate: CallRate = {
        calls: calls?.get(run) ?? 0,
        periodMs: (seconds?.get(run) ?? 0) * 1000,
        counter: run.host.counters.sliding(`rate-limit-by-key ${key?.get(run) ?? ''}`),
        amount: postponed || condition.constant === false ? 1 : (amount?.constant ?? 1),
      };
      report.check(run, rate);
      if (postponed) {
        const counting = compiler.runnable((ended) => {
          count(ended, rate);
          return 'next';
        });
        run.atEnd.push(counting);
      } else count(run, rate);
      report.tell(run, rate);
      return 'next';
    };
  },
};
