import type { StatementDefinition } from '../compiler';
import { retryDelay } from '../retryDelay';
import { type Outcome, PolicyFailure, type Run } from '../run';

/**
 * `<retry>`: runs its statements once, then again while the condition is true and the count lasts. A statement that
 * fails ends the round, not the retry: the condition is evaluated all the same, and the failure stands when it is false.
 */
export const retry: StatementDefinition = {
  name: 'retry',
  compile: (element, compiler) => {
    const condition = compiler.boolean('condition', false);
    const count = compiler.number('count');
    const interval = compiler.number('interval');
    const delta = compiler.number('delta');
    const maxInterval = compiler.number('max-interval');
    const firstFast = compiler.boolean('first-fast-retry', false);
    const body = compiler.statements(element.children);

    return async (run: Run): Promise<Outcome> => {
      const rounds = Math.min(50, Math.max(1, count?.get(run) ?? 1));
      for (let round = 0; ; round++) {
        let failure: PolicyFailure | undefined;
        try {
          if ((await body(run)) === 'end') return 'end';
        } catch (error) {
          // The caller is gone: nobody waits for another round.
          if (!(error instanceof PolicyFailure) || error.reason === 'ClientConnectionFailure') throw error;
          failure = error;
        }
        if (round >= rounds || !condition.get(run)) {
          if (failure) throw failure;
          return 'next';
        }
        const timing = {
          interval: interval?.get(run) ?? 0,
          delta: delta?.get(run),
          maxInterval: maxInterval?.get(run),
          firstFastRetry: firstFast.get(run),
        };
        const wait = retryDelay(timing, round + 1, run.host.random);
        if (wait > 0) await run.host.clock.sleep(wait * 1000, run.signal);
      }
    };
  },
};
