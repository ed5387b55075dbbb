import { expect, test } from 'vitest';
import { PolicyGateway } from '../policyGateway';

/** The URL that the backend gets. */
async function sent(statement: string, target: string): Promise<string> {
  const gateway = new PolicyGateway({ inbound: statement });
  await gateway.ask({ target });
  return gateway.received[0]?.url.replace('https://backend.example', '') ?? '';
}

const set = (action: string, ...values: string[]) =>
  `<set-query-parameter name="own" exists-action="${action}">${values.map((value) => `<value>${value}</value>`).join('')}</set-query-parameter>`;

test.each([
  ['override', '/a?x=1&own=old&own=older', '/a?x=1&own=new'],
  ['skip', '/a?own=old', '/a?own=old'],
  ['append', '/a?own=old&x=1', '/a?own=old&x=1&own=new'],
  ['delete', '/a?own=old&x=1&own=2', '/a?x=1'],
  ['override', '/a', '/a?own=new'],
  ['skip', '/a', '/a?own=new'],
  ['append', '/a', '/a?own=new'],
  ['delete', '/a?x=%20y', '/a?x=%20y'],
  ['delete', '/a?own', '/a'],
])('%s on %s', async (action, target, expected) => {
  expect(await sent(set(action, 'new'), target)).toBe(expected);
});

test('several values, from expressions too, and encoded', async () => {
  expect(await sent(set('override', 'a&amp;b', '@(context.Request.Method)'), '/a')).toBe('/a?own=a%26b&own=GET');
});
