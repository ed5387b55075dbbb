import { expect, test } from 'vitest';
import { StatementBench } from './harness';

test('the backend gets name and password, whatever the caller sent', async () => {
  const bench = new StatementBench(
    { inbound: '<authentication-basic username="{{name}}" password="@("pass" + ":wörd")" />' },
    { namedValues: { name: 'testuser' } },
  );
  await bench.ask({ headers: { authorization: 'Bearer of-the-caller' } });
  const [scheme, credential] = bench.sent[0]?.headers.get('Authorization')?.split(' ') ?? [];
  expect(scheme).toBe('Basic');
  expect(Buffer.from(credential ?? '', 'base64').toString('utf8')).toBe('testuser:pass:wörd');
});
