import { expect, test } from 'vitest';
import { PolicyGateway } from '../policyGateway';

test.each([
  ['POST', 'POST'],
  ['@(context.Request.Method == "GET" ? "PUT" : "GET")', 'PUT'],
])('set-method %s: the backend is asked with it', async (method, expected) => {
  const gateway = new PolicyGateway({ inbound: `<set-method>${method}</set-method>` });
  await gateway.ask();
  expect(gateway.received[0]?.method).toBe(expected);
});
