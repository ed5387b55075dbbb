import { describe, expect, test } from 'vitest';
import { mistakesOf, PolicyGateway } from '../policyGateway';

const onError = `<set-header name="Error"><value>@(context.LastError.Reason + ": " + context.LastError.Message)</value></set-header>`;
const list = '<address>13.66.201.169</address><address-range from="13.66.140.128" to="13.66.140.143" />';

async function ask(statement: string, ipAddress: string) {
  const gateway = new PolicyGateway({ inbound: statement, onError });
  const answer = await gateway.ask({ ipAddress });
  return { status: answer.status, body: answer.body, error: answer.headers.get('Error') };
}

describe('ip-filter', () => {
  test.each([
    ['13.66.201.169', 200],
    ['13.66.140.128', 200],
    ['13.66.140.135', 200],
    ['13.66.140.143', 200],
    ['::ffff:13.66.140.143', 200],
    ['13.66.140.127', 403],
    ['13.66.140.144', 403],
    ['13.66.201.17', 403],
    ['2001:db8::1', 403],
  ])('allow: %s gets %i', async (address, status) => {
    expect((await ask(`<ip-filter action="allow">${list}</ip-filter>`, address)).status).toBe(status);
  });

  test('forbid keeps the listed addresses out and lets the others in', async () => {
    const statement = `<ip-filter action="forbid">${list}</ip-filter>`;
    expect((await ask(statement, '13.66.140.130')).error).toBe(
      'CallerIpBlocked: Caller IP address is blocked. Access denied.',
    );
    expect((await ask(statement, '13.66.140.1')).status).toBe(200);
  });

  test('the caller reads only that it is forbidden; LastError names the address', async () => {
    const answer = await ask(`<ip-filter action="allow">${list}</ip-filter>`, '10.0.0.1');
    expect(JSON.parse(answer.body)).toEqual({ statusCode: 403, message: 'Forbidden' });
    expect(answer.error).toBe('CallerIpNotAllowed: Caller IP address 10.0.0.1 is not allowed. Access denied.');
  });

  test('addresses of version 6', async () => {
    const statement = '<ip-filter action="allow"><address-range from="2001:db8::" to="2001:db8::ff" /></ip-filter>';
    expect((await ask(statement, '2001:DB8:0::10')).status).toBe(200);
    expect((await ask(statement, '2001:db8::100')).status).toBe(403);
  });

  test('action and address from expressions', async () => {
    const gateway = new PolicyGateway({
      inbound: `<ip-filter action="@(context.Request.Headers.GetValueOrDefault("x-action", "allow"))">
        <address>@(context.Request.Headers.GetValueOrDefault("x-address", ""))</address>
      </ip-filter>`,
    });
    const ask = async (headers: { [name: string]: string }) =>
      (await gateway.ask({ headers, ipAddress: '10.0.0.1' })).status;
    expect(await ask({ 'x-address': '10.0.0.1' })).toBe(200);
    expect(await ask({ 'x-address': '10.0.0.2' })).toBe(403);
    expect(await ask({ 'x-address': '10.0.0.1', 'x-action': 'forbid' })).toBe(403);
    expect(await ask({ 'x-address': 'no address' })).toBe(500);
  });

  test('a caller without an address is kept out', async () => {
    const answer = await ask(`<ip-filter action="forbid">${list}</ip-filter>`, 'unknown');
    expect(answer.error).toMatch(/^FailedToParseCallerIP/);
  });

  test.each([
    [
      '<address>10.0.0.0/8</address>',
      '"10.0.0.0/8" is no IP address: write a network as <address-range from="…" to="…" />',
    ],
    ['<address>localhost</address>', '"localhost" is no IP address'],
    [
      '<address-range from="10.0.0.9" to="10.0.0.1" />',
      '10.0.0.9 is behind 10.0.0.1: from has to be the first address of the range',
    ],
    ['<address-range from="10.0.0.9" to="::1" />', '10.0.0.9 and ::1 are addresses of two different kinds'],
    ['', '<ip-filter> needs an <address> or an <address-range>'],
  ])('refused when it is loaded: %s', (children, message) => {
    expect(mistakesOf({ inbound: `<ip-filter action="allow">${children}</ip-filter>` })).toEqual([message]);
  });
});
