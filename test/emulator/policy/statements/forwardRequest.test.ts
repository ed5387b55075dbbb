import { describe, expect, test } from 'vitest';
import { answerOf, StatementBench } from './harness';

/** A stream whose chunks a test lets out one by one. */
class Tap {
  readonly #waiting: (() => void)[] = [];
  #let = 0;

  /** Lets one more chunk out. */
  open(): void {
    this.#let += 1;
    this.#waiting.shift()?.();
  }

  async *stream(chunks: readonly string[]): AsyncGenerator<Buffer> {
    for (const chunk of chunks) {
      if (this.#let === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
      this.#let -= 1;
      yield Buffer.from(chunk);
    }
  }
}

/** What a pending promise comes to, or `undefined` while it waits. */
async function soon<T>(promise: Promise<T>): Promise<T | undefined> {
  const nothing = new Promise<undefined>((resolve) => setImmediate(() => resolve(undefined)));
  return Promise.race([promise, nothing]);
}

async function streamOf(bench: StatementBench): Promise<AsyncIterator<Buffer>> {
  const { response } = await bench.start();
  const source = response.body?.take();
  if (!source || Buffer.isBuffer(source)) throw new Error('The answer is no stream.');
  return source[Symbol.asyncIterator]();
}

describe('buffer-response', () => {
  const events = { 'Content-Type': 'text/event-stream' };

  test('false passes every chunk on at once', async () => {
    const tap = new Tap();
    const bench = new StatementBench(
      { backend: '<forward-request buffer-response="false" />' },
      { backend: () => answerOf(200, tap.stream(['data: 1\n\n', 'data: 2\n\n']), events) },
    );
    const stream = await streamOf(bench);
    tap.open();
    expect(String((await stream.next()).value)).toBe('data: 1\n\n');
    tap.open();
    expect(String((await stream.next()).value)).toBe('data: 2\n\n');
  });

  test.each(['<forward-request />', '<forward-request buffer-response="true" />', '<base />'])(
    'events wait for 8 KB with %s',
    async (backend) => {
      const tap = new Tap();
      const long = 'x'.repeat(5000);
      const bench = new StatementBench(
        { backend },
        { backend: () => answerOf(200, tap.stream([long, long, 'end']), events) },
      );
      const stream = await streamOf(bench);
      const first = stream.next();
      tap.open();
      expect(await soon(first)).toBeUndefined();
      tap.open();
      expect((await first).value).toHaveLength(10_000);
      const second = stream.next();
      tap.open();
      expect(String((await second).value)).toBe('end');
      expect((await stream.next()).done).toBe(true);
    },
  );
});
