import type { StatementCompiler, StatementDefinition } from '../compiler';
import type { XmlElement } from '../reader';
import type { Run } from '../run';
import { type CallRate, checkPeriod, compileRateReport, type RateReport } from './callRate';

/** A limit of the subscription for everything, for an API, or for an operation. */
interface Rule {
  readonly name: string;
  readonly applies: (run: Run) => boolean;
  readonly calls: number;
  readonly periodMs: number;
  readonly report: RateReport;
}

/**
 * `<rate-limit>`: calls of one subscription in a sliding window, in all and for single APIs and operations. A request
 * without a subscription is not limited. A call that is refused counts for none of them.
 *
 * Source: "rate-limit".
 */
export const rateLimit: StatementDefinition = {
  name: 'rate-limit',
  compile: (element, compiler) => {
    const everything = ruleOf(element, compiler, compiler.path, () => true);
    const rules = [everything, ...inner(element, compiler, compiler.path, () => true)];
    return (run) => {
      const { subscription } = run.context;
      if (!subscription) return 'next';
      const now = run.host.clock.now();
      const rates = rules.flatMap((rule): { rule: Rule; rate: CallRate }[] => {
        if (!rule?.applies(run)) return [];
        const counter = run.host.counters.sliding(`rate-limit ${subscription.id} ${rule.name}`);
        return [{ rule, rate: { calls: rule.calls, periodMs: rule.periodMs, counter, amount: 1 } }];
      });
      for (const { rule, rate } of rates) rule.report.check(run, rate);
      for (const { rule, rate } of rates) {
        rate.counter.add(now, 1);
        rule.report.tell(run, rate);
      }
      return 'next';
    };
  },
};

/** Rules of the `<api>` and `<operation>` children. */
function inner(
  parent: XmlElement,
  compiler: StatementCompiler,
  path: string,
  outer: Rule['applies'],
): (Rule | undefined)[] {
  return parent.children.flatMap((child) => {
    const id = compiler.literal('id', child);
    const name = compiler.literal('name', child);
    if (id === undefined && name === undefined)
      compiler.report(child.offset, `<${child.name}> of <rate-limit> needs a name or an id`);
    const applies = (run: Run): boolean => {
      const own = child.name === 'api' ? run.context.api : run.context.operation;
      return outer(run) && (id === undefined ? own.name === name : own.id === id);
    };
    const place = `${path}/${child.name}[${id ?? name}]`;
    return [ruleOf(child, compiler, place, applies), ...inner(child, compiler, place, applies)];
  });
}

function ruleOf(
  element: XmlElement,
  compiler: StatementCompiler,
  name: string,
  applies: Rule['applies'],
): Rule | undefined {
  checkPeriod(element, compiler);
  const calls = compiler.number('calls', element)?.constant;
  const seconds = compiler.number('renewal-period', element)?.constant;
  if (calls === undefined && seconds === undefined && element.children.length > 0) return undefined;
  if (calls === undefined || seconds === undefined) {
    compiler.report(element.offset, `<${element.name}> needs calls and renewal-period`);
    return undefined;
  }
  const report = compileRateReport('rate-limit', element, compiler);
  return { name, applies, calls, periodMs: seconds * 1000, report };
}
