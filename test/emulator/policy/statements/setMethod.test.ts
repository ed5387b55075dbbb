import { expect, test } from 'vitest';
import { StatementBench } from './harness';

test.each([
  ['POST', 'POST'],
  ['@(context.Request.Method == "GET" ? "PUT" : "GET")', 'PUT'],
])('set-method %s: the backend is asked with it', async (method, expected) => {
  const bench = new StatementBench({ inbound: `<set-method>${method}</set-method>` });
  await bench.ask();
  expect(bench.sent[0]?.method).toBe(expected);
});
