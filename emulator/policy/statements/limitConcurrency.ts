import type { StatementDefinition } from '../compiler';
import { type Outcome, PolicyFailure, type Run } from '../run';

/**
 * `<limit-concurrency>`: at most so many requests with the same key are inside its statements at a time; one more gets
 * 429 at once. An answer whose body is still on its way has left them.
 *
 * Source: "limit-concurrency".
 */
export const limitConcurrency: StatementDefinition = {
  name: 'limit-concurrency',
  compile: (element, compiler) => {
    const key = compiler.text('key');
    const most = compiler.number('max-count');
    const body = compiler.statements(element.children);
    return async (run: Run): Promise<Outcome> => {
      const name = `limit-concurrency ${key?.get(run) ?? ''}`;
      const { counters } = run.host;
      if (!counters.begin(name, most?.get(run) ?? 0)) {
        throw new PolicyFailure('limit-concurrency', 'ConcurrencyLimitExceeded', 'Concurrency limit is exceeded.', 429);
      }
      try {
        return await body(run);
      } finally {
        counters.end(name);
      }
    };
  },
};
