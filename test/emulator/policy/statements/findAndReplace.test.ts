import { describe, expect, test } from 'vitest';
import { answerOf, mistakesOf, StatementBench } from './harness';

async function* pieces(...texts: readonly string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text);
}

/** The body that the backend got. */
function received(bench: StatementBench): string {
  const body = bench.sent[0]?.body;
  return Buffer.isBuffer(body) ? body.toString('utf8') : '';
}

describe('find-and-replace', () => {
  test('changes the request’s body in inbound, wherever the text stands', async () => {
    const bench = new StatementBench({ inbound: '<find-and-replace from="notebook" to="laptop" />' });
    await bench.ask({ body: 'a notebook, notebooks' });
    expect(received(bench)).toBe('a laptop, laptops');
  });

  test('changes the response’s body in outbound, over the borders of its chunks', async () => {
    const bench = new StatementBench(
      {
        outbound:
          '<find-and-replace from="http://internal" to="@(context.Request.OriginalUrl.Scheme + "://gateway")" />',
      },
      { backend: () => answerOf(200, pieces('see http://int', 'ernal/a')) },
    );
    expect((await bench.ask()).body).toBe('see http://gateway/a');
  });

  test('nothing in the texts is a pattern, and an empty one takes the text away', async () => {
    const bench = new StatementBench({
      inbound: '<find-and-replace from="a.c" to="$&amp;$1" /><find-and-replace from="€" to="" />',
    });
    await bench.ask({ body: 'abc a.c €ü' });
    expect(received(bench)).toBe('abc $&$1 ü');
  });

  test('bytes that are no text stay as they are', async () => {
    const bytes = Buffer.from([0xff, 0x61, 0xfe, 0x00]);
    const bench = new StatementBench(
      { outbound: '<find-and-replace from="a" to="ä" />' },
      { backend: () => ({ ...answerOf(200, ''), body: bytes }) },
    );
    const { answer } = await bench.ask();
    expect(answer.response.body?.read(true)).toEqual(Buffer.from([0xff, 0xc3, 0xa4, 0xfe, 0x00]));
  });

  test('a request without a body goes through', async () => {
    const bench = new StatementBench({ inbound: '<find-and-replace from="a" to="b" />' });
    expect((await bench.ask()).status).toBe(200);
  });

  test('an empty text to look for is refused', async () => {
    expect(mistakesOf({ inbound: '<find-and-replace from="" to="b" />' })).toEqual([
      'from of <find-and-replace> is empty: give the text that is to be replaced',
    ]);
    const bench = new StatementBench({ inbound: '<find-and-replace from="@("")" to="b" />' });
    expect((await bench.ask({ body: 'x' })).status).toBe(500);
  });
});
