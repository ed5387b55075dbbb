import { describe, expect, test } from 'vitest';
import { traceLines } from '../../../../scripts/start/output';
import { PolicyGateway } from '../policyGateway';

describe('trace', () => {
  test('a line with its source, severity and properties', async () => {
    const gateway = new PolicyGateway({
      inbound: `<trace source="pet store" severity="error">
        <message>@("asked with " + context.Request.Method)</message>
        <metadata name="operation" value="@(context.Operation.Id)" />
        <metadata name="tier" value="gold" />
      </trace>`,
    });
    const answer = await gateway.ask();
    expect(answer.trace).toEqual([
      {
        source: 'pet store',
        message: 'asked with GET',
        elapsedMs: 0,
        severity: 'error',
        metadata: { operation: 'get-0', tier: 'gold' },
      },
    ]);
    expect(traceLines(answer.trace)).toBe('    +0 ms  pet store (error): asked with GET  operation=get-0  tier=gold\n');
  });

  test('the text of the statement itself will do, and is verbose', async () => {
    const answer = await new PolicyGateway({ inbound: '<trace source="s">a text</trace>' }).ask();
    expect(answer.trace).toEqual([{ source: 's', message: 'a text', elapsedMs: 0, severity: 'verbose', metadata: {} }]);
    expect(traceLines(answer.trace)).toBe('    +0 ms  s: a text\n');
  });
});
