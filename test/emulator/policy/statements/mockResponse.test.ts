import { describe, expect, test } from 'vitest';
import { PolicyGateway } from '../policyGateway';

describe('mock-response', () => {
  test('answers 200 without content, and nothing is sent or run after it', async () => {
    const gateway = new PolicyGateway({
      inbound: '<mock-response />',
      outbound: '<set-header name="X-Outbound"><value>ran</value></set-header>',
    });
    const answer = await gateway.ask();
    expect([answer.status, answer.reason, answer.body]).toEqual([200, 'OK', '']);
    expect(answer.headers.names()).toEqual([]);
    expect(gateway.received).toHaveLength(0);
  });

  test('in outbound it takes the place of the backend’s answer, with the status and content type it has', async () => {
    const gateway = new PolicyGateway(
      { outbound: '<mock-response status-code="404" content-type="application/json" />' },
      { backend: () => ({ body: 'from the backend', headers: { 'X-Backend': 'yes' } }) },
    );
    const answer = await gateway.ask();
    expect([answer.status, answer.reason, answer.body]).toEqual([404, 'Not Found', '']);
    expect([...answer.headers]).toEqual([['Content-Type', ['application/json']]]);
  });

  test('in on-error it takes the place of the error', async () => {
    const gateway = new PolicyGateway({
      inbound: '<set-variable name="x" value="@(int.Parse("none"))" />',
      onError: '<mock-response status-code="202" />',
    });
    expect((await gateway.ask()).status).toBe(202);
  });

  test('switched off, it does nothing', async () => {
    const gateway = new PolicyGateway({ inbound: '<mock-response enabled="false" />' });
    expect((await gateway.ask()).body).toBe('from the backend');
  });
});
