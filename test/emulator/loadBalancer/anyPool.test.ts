import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Answer, rehearse, type TestRehearsal } from './rehearsal';

const delays = { default: 10, minimum: 2, maximum: 45, identity: 30 };

interface Account {
  readonly name: string;
  readonly priority: number;
  readonly weight: number;
}

/** What an account does, and the seconds that it is left alone for it; nothing where its answer goes to the caller. */
const faults: { readonly [fault: string]: number | undefined } = {
  none: undefined,
  '400': undefined,
  '404': undefined,
  '429:retry-after=1': 2,
  '429:retry-after=7': 7,
  '429:retry-after=600': 45,
  '503': 10,
  '500:retry-after-ms=3500': 3.5,
  '403': 30,
  refused: 10,
  reset: 10,
};

type Step =
  | { readonly kind: 'fault'; readonly account: number; readonly fault: string }
  | { readonly kind: 'wait'; readonly milliseconds: number }
  | { readonly kind: 'ask' };

const accounts = fc
  .array(fc.record({ priority: fc.integer({ min: 1, max: 3 }), weight: fc.integer({ min: 1, max: 5 }) }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((all) => all.map((one, index): Account => ({ ...one, name: `account${index}` })));
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('fault' as const),
    account: fc.nat({ max: 4 }),
    fault: fc.constantFrom(...Object.keys(faults)),
  }),
  fc.record({
    kind: fc.constant('wait' as const),
    milliseconds: fc.constantFrom(1, 500, 1500, 2000, 3499, 6999, 9999, 30_000),
  }),
  fc.constant({ kind: 'ask' as const }),
  fc.constant({ kind: 'ask' as const }),
);

/** The pool as the documentation tells of it: who does what, and until when each is left alone. */
class Model {
  readonly faults = new Map<string, string>();
  readonly #marks = new Map<string, number>();
  readonly #accounts: readonly Account[];
  readonly #maxAttempts: number;

  constructor(accounts: readonly Account[], maxAttempts: number) {
    this.#accounts = accounts;
    this.#maxAttempts = Math.min(maxAttempts, accounts.length);
  }

  #delayOf(name: string): number | undefined {
    return faults[this.faults.get(name) ?? 'none'];
  }

  /** Judges one request by the accounts that it asked, in their order. */
  judge(asked: readonly string[], answer: Answer, now: number): void {
    const free = this.#accounts.filter(({ name }) => (this.#marks.get(name) ?? 0) <= now);
    const left = [...free];
    for (const name of asked) {
      const best = Math.min(...left.map(({ priority }) => priority));
      const index = left.findIndex((account) => account.name === name && account.priority === best);
      expect(index, `${name} is free, not asked yet, and of the best priority`).toBeGreaterThanOrEqual(0);
      left.splice(index, 1);
      const delay = this.#delayOf(name);
      if (delay !== undefined) this.#marks.set(name, now + delay * 1000);
    }
    const last = asked.at(-1);
    const failed = last === undefined || this.#delayOf(last) !== undefined;
    expect(asked.length).toBeLessThanOrEqual(this.#maxAttempts);
    expect(asked.slice(0, -1).every((name) => this.#delayOf(name) !== undefined)).toBe(true);
    if (failed) expect(asked).toHaveLength(Math.min(free.length, this.#maxAttempts));
    expect(answer.headers.get('x-attempts')).toBe(String(asked.length));
    this.#judgeAnswer(last, answer, now);
  }

  #judgeAnswer(last: string | undefined, { status, headers, body }: Answer, now: number): void {
    const fault = last === undefined ? '429' : (this.faults.get(last) ?? 'none');
    const expected: { readonly [fault: string]: number } = { none: 200, '403': 502, refused: 502, reset: 502 };
    expect(status).toBe(expected[fault] ?? Number(fault.slice(0, 3)));
    if (status !== 200) expect(JSON.parse(body).error.code).toBe(String(status));
    if (status !== 429) return;
    const ends = this.#accounts.map(({ name }) => this.#marks.get(name) ?? 0);
    const wait = Math.min(Math.max(Math.min(...ends) - now, delays.minimum * 1000), delays.maximum * 1000);
    expect([headers.get('retry-after-ms'), headers.get('retry-after')]).toEqual([
      String(wait),
      String(Math.ceil(wait / 1000)),
    ]);
  }
}

async function run(gateway: TestRehearsal, model: Model, names: readonly string[], steps: readonly Step[]) {
  for (const one of steps) {
    if (one.kind === 'wait') await gateway.clock.advance(one.milliseconds);
    else if (one.kind === 'fault') {
      const name = names[one.account % names.length] ?? '';
      gateway.fault(name, one.fault);
      model.faults.set(name, one.fault);
    } else {
      const before = gateway.asked().length;
      const answer = await gateway.chat();
      model.judge(gateway.asked().slice(before), answer, gateway.clock.now());
    }
  }
}

test('whatever the pool, and whatever its accounts do in whatever order, every request goes as it should', async () => {
  await fc.assert(
    fc.asyncProperty(
      accounts,
      fc.integer({ min: 1, max: 6 }),
      fc.array(step, { minLength: 4, maxLength: 25 }),
      async (pool, maxAttempts, steps) => {
        const settings = { accounts: pool.map((one) => ({ ...one, location: 'eastus' })), maxAttempts, delays };
        const gateway = rehearse({ ...settings, openaiCapacity: 10_000 });
        await run(
          gateway,
          new Model(pool, maxAttempts),
          pool.map(({ name }) => name),
          steps,
        );
      },
    ),
    { numRuns: 40 },
  );
});
