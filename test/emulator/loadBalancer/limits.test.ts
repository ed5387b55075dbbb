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
