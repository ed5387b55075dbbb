import { expect, test } from 'vitest';
import { createRehearsal, HeaderMap, type RehearsalOptions } from '../../emulator';
import { gatewayDefinition, readSettings } from '../../policies';

function rehearse(scopes: NonNullable<RehearsalOptions['scopes']>) {
  const { settings } = readSettings({});
  if (!settings) throw new Error('The default settings are no settings.');
  return createRehearsal(gatewayDefinition(settings), { scopes });
}

const refusing = (status: number) => ({
  name: 'FILE',
  xml: `<policies><inbound><return-response><set-status code="${status}" /></return-response></inbound></policies>`,
});

test('a policy of one operation stands for it alone', async () => {
  const { gateway } = rehearse({ operations: new Map([['root-responses-get', refusing(418)]]) });
  const ask = async (method: string, target: string) => {
    const { response } = await gateway.handle({
      method,
      target,
      headers: HeaderMap.from({}),
      body: null,
      authority: 'gateway.example',
      ipAddress: '203.0.113.7',
      signal: new AbortController().signal,
    });
    return response.statusCode;
  };
  expect(await ask('GET', '/responses/resp_1')).toBe(418);
  expect(await ask('DELETE', '/responses/resp_1')).toBe(401);
});

test('a policy of an operation that there is not is refused with those that there are', () => {
  expect(() => rehearse({ operations: new Map([['chat', refusing(418)]]) })).toThrow(
    /There is no operation "chat" for the policy FILE: the operations are .*responses/,
  );
});

test("the load balancer's own policy has no warnings; another document has each of its own once", () => {
  expect(rehearse({}).warnings).toEqual([]);
  const xml = `<policies><inbound><base /><choose><when condition="@(context.Variables["a"] == "x")" /></choose></inbound></policies>`;
  const { warnings } = rehearse({ product: { name: 'PRODUCT', xml }, global: { name: 'GLOBAL', xml } });
  expect(warnings.map(({ document, message }) => `${document} ${message.slice(0, 6)}`)).toEqual([
    'GLOBAL CS0252',
    'PRODUCT CS0252',
  ]);
});
