import { describe, expect, test } from 'vitest';
import { answerOf, StatementBench } from './harness';

describe('mock-response', () => {
  test('answers 200 without content, and nothing is sent or run after it', async () => {
    const bench = new StatementBench({
      inbound: '<mock-response />',
      outbound: '<set-header name="X-Outbound"><value>ran</value></set-header>',
    });
    const answer = await bench.ask();
    expect([answer.status, answer.reason, answer.body]).toEqual([200, 'OK', '']);
    expect(answer.headers.names()).toEqual([]);
    expect(bench.sent).toHaveLength(0);
  });

  test('in outbound it takes the place of the backend’s answer, with the status and content type it has', async () => {
    const bench = new StatementBench(
      { outbound: '<mock-response status-code="404" content-type="application/json" />' },
      { backend: () => answerOf(200, 'from the backend', { 'X-Backend': 'yes' }) },
    );
    const answer = await bench.ask();
    expect([answer.status, answer.reason, answer.body]).toEqual([404, 'Not Found', '']);
    expect([...answer.headers]).toEqual([['Content-Type', ['application/json']]]);
  });

  test('in on-error it takes the place of the error', async () => {
    const bench = new StatementBench({
      inbound: '<set-variable name="x" value="@(int.Parse("none"))" />',
      onError: '<mock-response status-code="202" />',
    });
    expect((await bench.ask()).status).toBe(202);
  });

  test('switched off, it does nothing', async () => {
    const bench = new StatementBench({ inbound: '<mock-response enabled="false" />' });
    expect((await bench.ask()).body).toBe('from the backend');
  });
});
