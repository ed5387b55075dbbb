import { expect, test } from 'vitest';
import { rehearse } from './rehearsal';

const clients = [{ name: 'default', tokensPerMinute: 10 }, { name: 'other' }];

test("a client's own token limit is told as OpenAI's clients read it, and another client goes on", async () => {
  const gateway = rehearse({ clients });
  const spent = JSON.parse((await gateway.chat()).body).usage.total_tokens;
  expect(spent).toBeLessThan(10);
  expect((await gateway.chat()).status).toBe(200);
  const asked = gateway.asked().length;

  const refused = await gateway.chat();
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
  expect(JSON.parse(refused.body).error.message).toBe("The client's own token limit is used up.");
  expect(gateway.asked()).toHaveLength(asked);
  expect((await gateway.chat({ 'api-key': 'local-key-other' })).status).toBe(200);

  await gateway.clock.advance(60_000);
  expect((await gateway.chat()).status).toBe(200);
});

test('token metrics are summed up by client, deployment and the backend that answered', async () => {
  const gateway = rehearse({ monitoring: true });
  await gateway.chat();
  const { usage } = JSON.parse((await gateway.chat()).body);
  const totals = gateway.metrics.totals().filter(({ name }) => name === 'Total Tokens');
  expect(totals.reduce((sum, total) => sum + total.sum, 0)).toBe(2 * usage.total_tokens);
  expect(totals[0]).toMatchObject({
    namespace: 'load-balancer',
    dimensions: { Client: 'default', Deployment: 'chat', 'Backend ID': expect.stringMatching(/./) },
  });
});
