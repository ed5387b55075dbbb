import { describe, expect, test } from 'vitest';
import { PolicyGateway } from '../policyGateway';

/** The status of an answer that a statement in outbound has set. */
async function statusOf(outbound: string): Promise<[number, string]> {
  const { status, reason } = await new PolicyGateway({ outbound }).ask();
  return [status, reason];
}

describe('<set-status>', () => {
  test('sets code and reason, as texts or as expressions', async () => {
    expect(await statusOf('<set-status code="418" reason="I am a teapot" />')).toEqual([418, 'I am a teapot']);
    expect(await statusOf('<set-status code="@(400 + 18)" reason="@("tea" + "pot")" />')).toEqual([418, 'teapot']);
  });

  test('a reason that would end the line, or is no Latin text, fails the statement', async () => {
    const told =
      '<return-response><set-body>@(context.LastError.Source + ": " + context.LastError.Message)</set-body></return-response>';
    for (const reason of ['a\\r\\nSet-Cookie: b', '\\u65e5']) {
      const gateway = new PolicyGateway({
        outbound: `<set-status code="200" reason="@("${reason}")" />`,
        onError: told,
      });
      expect((await gateway.ask()).body).toBe(
        'set-status: Expression evaluation failed. reason of <set-status> has to be one line of Latin letters (ISO 8859-1).',
      );
    }
    expect(() => new PolicyGateway({ outbound: '<set-status code="200" reason="日" />' })).toThrow(
      'reason of <set-status> has to be one line of Latin letters (ISO 8859-1)',
    );
  });

  test('in <return-response> it is the same', async () => {
    const inbound = '<return-response><set-status code="200" reason="@("a\\nb")" /></return-response>';
    expect((await new PolicyGateway({ inbound }).ask()).status).toBe(500);
  });
});
