import { describe, expect, test } from 'vitest';
import { NetworkError } from '../../../../emulator/network';
import { PolicyGateway } from '../policyGateway';

/** A retry around forward-request, in front of a backend with these answers, the last one for ever. */
function benchOf(attributes: string, statuses: readonly (number | 'refused')[], inside = '') {
  let count = 0;
  const gateway: PolicyGateway = new PolicyGateway(
    {
      backend: `<retry ${attributes}>${inside}<forward-request buffer-request-body="true" /></retry>`,
      onError: '<return-response><set-status code="599" reason="@(context.LastError.Reason)" /></return-response>',
    },
    {
      backend: () => {
        const status = statuses[Math.min(count++, statuses.length - 1)] ?? 200;
        times.push((gateway.clock.now() - start) / 1000);
        if (status === 'refused') throw new NetworkError('refused', 'no one there');
        return { status, body: `${status}` };
      },
    },
  );
  const start = gateway.clock.now();
  const times: number[] = [];
  /** Asks, and lets so much time pass that every wait is over. */
  const ask = async () => {
    const pending = gateway.ask({ body: 'content' });
    await gateway.clock.advance(10_000_000);
    return pending;
  };
  return { gateway, ask, times };
}

const bad = 'condition="@(context.Response == null || context.Response.StatusCode >= 500)"';

describe('retry', () => {
  test('runs once when the condition is false', async () => {
    const { ask, times } = benchOf(`${bad} count="3" interval="1"`, [404]);
    expect((await ask()).status).toBe(404);
    expect(times).toEqual([0]);
  });

  test('runs again until the condition is false, with the same body', async () => {
    const { gateway, ask, times } = benchOf(`${bad} count="5" interval="2"`, [500, 503, 200]);
    expect((await ask()).body).toBe('200');
    expect(times).toEqual([0, 2, 4]);
    expect(gateway.received.map(({ body }) => String(body))).toEqual(['content', 'content', 'content']);
  });

  test('count is how often it runs again', async () => {
    const { ask, times } = benchOf(`${bad} count="@(1 + 1)" interval="0"`, [500]);
    expect((await ask()).status).toBe(500);
    expect(times).toHaveLength(3);
  });

  test.each([
    ['interval="2" first-fast-retry="true"', [0, 0, 2, 4]],
    ['interval="1" delta="2"', [0, 1, 4, 9]],
    ['interval="@(4 / 2)"', [0, 2, 4, 6]],
  ])('waits as %s says', async (attributes, expected) => {
    const { ask, times } = benchOf(`${bad} count="3" ${attributes}`, [500]);
    await ask();
    expect(times).toEqual(expected);
  });

  test('a failure of a statement inside ends the round; the last one stands', async () => {
    const recovering = benchOf(`${bad} count="3" interval="1"`, ['refused', 200]);
    expect((await recovering.ask()).status).toBe(200);
    const failing = benchOf(`${bad} count="2" interval="1"`, ['refused']);
    const answer = await failing.ask();
    expect([answer.status, answer.reason]).toEqual([599, 'BackendConnectionFailure']);
    expect(failing.times).toHaveLength(3);
  });

  test('return-response inside ends it', async () => {
    const inside = '<return-response><set-status code="202" reason="x" /></return-response>';
    const { ask, times } = benchOf(`condition="@(true)" count="3" interval="1"`, [200], inside);
    expect((await ask()).status).toBe(202);
    expect(times).toEqual([]);
  });
});
