import { expect, test } from 'vitest';
import { PolicyGateway } from '../policyGateway';

test('the backend gets name and password, whatever the caller sent', async () => {
  const gateway = new PolicyGateway(
    { inbound: '<authentication-basic username="{{name}}" password="@("pass" + ":wörd")" />' },
    { namedValues: { name: 'testuser' } },
  );
  await gateway.ask({ headers: { authorization: 'Bearer of-the-caller' } });
  const [scheme, credential] = gateway.received[0]?.headers.get('Authorization')?.split(' ') ?? [];
  expect(scheme).toBe('Basic');
  expect(Buffer.from(credential ?? '', 'base64').toString('utf8')).toBe('testuser:pass:wörd');
});
