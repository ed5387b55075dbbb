import type { StatementCompiler } from '../compiler';
import type { SlidingCounter } from '../counters';
import type { XmlElement } from '../reader';
import { PolicyFailure, type Run } from '../run';

/** So many calls in a sliding window. */
export interface CallRate {
  readonly calls: number;
  readonly periodMs: number;
  readonly counter: SlidingCounter;
  /** What the request takes of it. */
  readonly amount: number;
}

/** How a statement tells of a rate: by headers of the answer, and by variables. */
export interface RateReport {
  /** @throws PolicyFailure with 429 when the rate has no room */
  check(run: Run, rate: CallRate): void;
  /** Tells what is left. */
  tell(run: Run, rate: CallRate): void;
}

/** Compiles the attributes that name headers and variables of a rate limit. */
export function compileRateReport(statement: string, element: XmlElement, compiler: StatementCompiler): RateReport {
  const name = (attribute: string) => compiler.literal(attribute, element);
  const retryHeader = name('retry-after-header-name') ?? 'Retry-After';
  const retryVariable = name('retry-after-variable-name');
  const remainingHeader = name('remaining-calls-header-name');
  const remainingVariable = name('remaining-calls-variable-name');
  const totalHeader = name('total-calls-header-name');

  const headers = (calls: number, remaining: number): { [header: string]: string } => ({
    ...(remainingHeader === undefined ? {} : { [remainingHeader]: String(remaining) }),
    ...(totalHeader === undefined ? {} : { [totalHeader]: String(calls) }),
  });
  const variable = (run: Run, key: string | undefined, value: number) => {
    if (key !== undefined) run.context.variables.set(key, compiler.csharp.integer(value));
  };

  return {
    check: (run, { calls, periodMs, counter, amount }) => {
      const wait = Math.ceil(counter.roomAfter(run.host.clock.now(), periodMs, calls, amount) / 1000);
      if (wait === 0) return;
      variable(run, retryVariable, wait);
      variable(run, remainingVariable, 0);
      const message = 'Rate limit is exceeded';
      const told = `${message}. Try again in ${wait} seconds.`;
      const failure = new PolicyFailure(statement, 'RateLimitExceeded', message, 429, told);
      failure.headers = { [retryHeader]: String(wait), ...headers(calls, 0) };
      throw failure;
    },
    tell: (run, { calls, periodMs, counter }) => {
      const remaining = Math.max(0, calls - counter.total(run.host.clock.now(), periodMs));
      variable(run, remainingVariable, remaining);
      const told = Object.entries(headers(calls, remaining));
      if (told.length === 0) return;
      run.atEnd.push(({ context }) => {
        for (const [header, value] of told) context.response?.headers.set(header, [value]);
        return 'next';
      });
    },
  };
}

/** Reports a `renewal-period` that is longer than 300 seconds. */
export function checkPeriod(element: XmlElement, compiler: StatementCompiler): void {
  const period = element.attributes.find(({ name }) => name === 'renewal-period')?.value;
  if (period?.kind === 'literal' && Number(period.text) > 300)
    compiler.report(period.offset, `renewal-period of <${element.name}> is at most 300 seconds`);
}
