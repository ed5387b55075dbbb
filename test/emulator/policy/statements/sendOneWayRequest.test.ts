import { expect, test } from 'vitest';
import { NetworkError } from '../../../../emulator/network';
import { PolicyGateway } from '../policyGateway';

const inbound = `<send-one-way-request>
    <set-url>https://log.example/</set-url>
    <set-method>POST</set-method>
    <set-body>@(context.Request.Method)</set-body>
  </send-one-way-request>`;

test('the policy goes on before there is a response', async () => {
  const gateway = new PolicyGateway(
    { inbound },
    { backend: ({ url }) => (url.includes('log') ? new Promise(() => {}) : {}) },
  );
  expect((await gateway.ask()).status).toBe(200);
  expect(gateway.received.map(({ method, url, body }) => [method, url, body])).toEqual([
    ['POST', 'https://log.example/', 'GET'],
    ['GET', 'https://backend.example/things', ''],
  ]);
});

test('what becomes of it is only traced', async () => {
  const gateway = new PolicyGateway(
    { inbound },
    {
      backend: ({ url }) => {
        if (url.includes('log')) throw new NetworkError('refused', 'log.example refused the connection.');
        return {};
      },
    },
  );
  const answer = await gateway.ask();
  expect(answer.status).toBe(200);
  expect(answer.trace.map(({ message }) => message)).toContain('log.example refused the connection.');
});

test('it goes on when the caller has gone', async () => {
  const caller = new AbortController();
  let signal: AbortSignal | undefined;
  const gateway = new PolicyGateway(
    { inbound },
    {
      backend: ({ url, ...request }) => {
        if (url.includes('log')) signal = request.signal;
        return {};
      },
    },
  );
  await gateway.ask({ signal: caller.signal });
  expect(signal).toBeUndefined();
});

test.each([
  ['', 60_000],
  ['timeout="5"', 5000],
])('response headers may take the time of [%s]', async (attributes, milliseconds) => {
  const gateway = new PolicyGateway({
    inbound: `<send-one-way-request ${attributes}><set-url>https://log.example/</set-url></send-one-way-request>`,
  });
  await gateway.ask();
  expect(gateway.received[0]?.headersTimeout).toBe(milliseconds);
});
