import type { StatementDefinition } from '../compiler';
import type { Outcome, Run, Step } from '../run';

/**
 * `<wait>`: its statements run at the same time. With `for="all"` it goes on when each is through, with `for="any"` when
 * the first is, and the others are broken off. A statement that fails is through as well: `all` lets the others finish
 * before the failure stands.
 *
 * Source: "wait".
 */
export const wait: StatementDefinition = {
  name: 'wait',
  compile: (element, compiler) => {
    const mode = compiler.text('for');
    const steps = compiler.steps(element.children);
    return async (run) => ((mode?.get(run) ?? 'all') === 'any' ? first(steps, run) : all(steps, run));
  },
};

async function all(steps: readonly Step[], run: Run): Promise<Outcome> {
  const results = await Promise.allSettled(steps.map(async (step) => step(run)));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  return results.some((result) => result.status === 'fulfilled' && result.value === 'end') ? 'end' : 'next';
}

async function first(steps: readonly Step[], run: Run): Promise<Outcome> {
  if (steps.length === 0) return 'next';
  const running = new Set<AbortController>();
  try {
    const winner = await Promise.race(
      steps.map(async (step) => {
        const own = new AbortController();
        running.add(own);
        const signal = AbortSignal.any([run.signal, own.signal]);
        // Its own view of the run, so that what a loser chose (a backend) does not stay.
        const view: Run = Object.create(run, { signal: { value: signal, enumerable: true } });
        try {
          return { outcome: await step(view), backendUrl: view.backendUrl };
        } finally {
          // Its answer may still be a stream, which has to live on.
          running.delete(own);
        }
      }),
    );
    run.backendUrl = winner.backendUrl;
    return winner.outcome;
  } finally {
    for (const loser of running) loser.abort();
  }
}
