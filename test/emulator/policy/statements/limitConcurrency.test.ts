import { expect, test } from 'vitest';
import { PolicyGateway } from '../policyGateway';

const backend = `<limit-concurrency key="@(context.Request.Headers.GetValueOrDefault("who"))" max-count="2"><forward-request /></limit-concurrency>`;
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('one more than max-count gets 429 at once, another key does not, and those that end make room', async () => {
  const open: (() => void)[] = [];
  const gateway = new PolicyGateway(
    { backend },
    { backend: () => new Promise((resolve) => open.push(() => resolve({}))) },
  );
  const call = (who: string) => gateway.ask({ headers: { who } });
  const [first, second] = [call('a'), call('a')];
  await turn();
  const third = await call('a');
  expect(third.status).toBe(429);
  expect(JSON.parse(third.body)).toEqual({ statusCode: 429, message: 'Concurrency limit is exceeded.' });
  const other = call('b');
  await turn();
  expect(gateway.received).toHaveLength(3);
  for (const answer of open.splice(0)) answer();
  expect((await Promise.all([first, second, other])).map(({ status }) => status)).toEqual([200, 200, 200]);
  const fourth = call('a');
  await turn();
  for (const answer of open) answer();
  expect((await fourth).status).toBe(200);
});

test('a request that fails makes room too', async () => {
  const gateway = new PolicyGateway(
    {
      backend:
        '<limit-concurrency key="all" max-count="1"><forward-request fail-on-error-status-code="true" /></limit-concurrency>',
    },
    { backend: () => ({ status: 500 }) },
  );
  expect((await gateway.ask()).status).toBe(500);
  expect((await gateway.ask()).status).toBe(500);
});

test('as many as have ended make room, and no more', async () => {
  const open: (() => void)[] = [];
  const gateway = new PolicyGateway(
    { backend },
    { backend: () => new Promise((resolve) => open.push(() => resolve({}))) },
  );
  const call = () => gateway.ask({ headers: { who: 'a' } });
  const [first, second] = [call(), call()];
  await turn();
  open.shift()?.();
  await Promise.race([first, second]);
  const third = call();
  await turn();
  expect((await call()).status).toBe(429);
  for (const answer of open) answer();
  expect((await Promise.all([first, second, third])).map(({ status }) => status)).toEqual([200, 200, 200]);
});
