import { SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { EntraIssuer, VirtualClock } from '../../../../emulator';
import { entraKey } from '../../../entraKey';
import { mistakesOf, PolicyGateway, type Received } from '../policyGateway';

const tenant = '11111111-2222-3333-4444-555555555555';
const application = 'aaaaaaaa-0000-0000-0000-000000000000';
const issuer = new EntraIssuer(tenant, new VirtualClock(), entraKey);
const token = (claims: Partial<Parameters<EntraIssuer['mint']>[0]> = {}) =>
  issuer.mint({ audience: 'api://things', applicationId: application, ...claims });

const onError = ['Reason', 'Message']
  .map((name) => `<set-header name="Error-${name}"><value>@(context.LastError.${name})</value></set-header>`)
  .join('');

/** A gateway with the statement, and the URLs that it asked Microsoft Entra for. */
function benchOf(children: string, attributes = `tenant-id="${tenant}"`, host = 'login.microsoftonline.com') {
  const asked: string[] = [];
  const backend = async ({ method, url, headers }: Received) => {
    if (!url.startsWith(`https://${host}/`) && !url.startsWith('https://login.microsoftonline.com/')) return {};
    asked.push(url);
    const { status, body } = await issuer.handle({ method, url, headers, body: null });
    return { status, body };
  };
  const inbound = `<validate-azure-ad-token ${attributes}>${children}</validate-azure-ad-token>`;
  const gateway = new PolicyGateway({ inbound, onError }, { backend });
  const outcome = async (authorization: string) => {
    const found = await gateway.ask({ headers: { Authorization: authorization } });
    return found.headers.get('Error-Reason') ?? String(found.status);
  };
  return { gateway, outcome, asked };
}

const clients = `<client-application-ids><application-id>x</application-id><application-id>${application}</application-id></client-application-ids>`;

describe('validate-azure-ad-token', () => {
  test('lets a token of the tenant in that one of the applications asked for', async () => {
    const { outcome } = benchOf(clients);
    expect(await outcome(`Bearer ${token()}`)).toBe('200');
    expect(await outcome(`Bearer ${token({ applicationId: 'another' })}`)).toBe('TokenClaimValueNotAllowed');
    expect(await outcome(`Bearer ${token({ tenantId: 'another' })}`)).toBe('TokenIssuerNotAllowed');
    expect(await outcome(`Bearer ${token({ expiresIn: -1 })}`)).toBe('TokenExpired');
  });

  test.each([
    [`https://login.microsoftonline.com/${tenant}/v2.0`, '200'],
    [`https://sts.windows.net/${tenant}/`, '200'],
    ['https://login.microsoftonline.com/another/v2.0', 'TokenIssuerNotAllowed'],
    [`https://login.example.com/${tenant}/v2.0`, 'TokenIssuerNotAllowed'],
  ])('a token of the issuer %s: %s', async (own, expected) => {
    const { outcome } = benchOf('');
    const exp = Date.UTC(2026, 0, 1) / 1000 + 600;
    const signed = new SignJWT({ iss: own, aud: 'api://things', appid: application, exp });
    const text = await signed.setProtectedHeader({ alg: 'RS256', kid: 'stand-in' }).sign(entraKey);
    expect(await outcome(`Bearer ${text}`)).toBe(expected);
  });

  test('wants the scheme Bearer, unless it says otherwise', async () => {
    const { outcome } = benchOf(clients);
    expect(await outcome(token())).toBe('TokenNotPresent');
    const pop = benchOf(clients, `tenant-id="${tenant}" require-scheme="DPoP"`);
    expect(await pop.outcome(`DPoP ${token()}`)).toBe('200');
  });

  test('audiences and claims', async () => {
    const audiences = '<audiences><audience>api://things</audience></audiences>';
    const claims = '<required-claims><claim name="ver" match="any"><value>1.0</value></claim></required-claims>';
    const { outcome } = benchOf(`${clients}${audiences}${claims}`);
    expect(await outcome(`Bearer ${token()}`)).toBe('200');
    expect(await outcome(`Bearer ${token({ audience: 'api://other' })}`)).toBe('TokenAudienceNotAllowed');
    const stricter = benchOf('<required-claims><claim name="roles"><value>a</value></claim></required-claims>');
    expect(await stricter.outcome(`Bearer ${token()}`)).toBe('TokenClaimNotFound');
  });

  test('tenants by name and other clouds are asked at their own address', async () => {
    const { outcome, asked } = benchOf(
      clients,
      'tenant-id="https://contoso.onmicrosoft.com/" authentication-endpoint="https://login.microsoftonline.us"',
      'login.microsoftonline.us',
    );
    expect(await outcome(`Bearer ${token()}`)).toBe('200');
    expect(asked[0]).toBe('https://login.microsoftonline.us/contoso.onmicrosoft.com/.well-known/openid-configuration');
  });

  test('the token may stand elsewhere, and goes into a variable', async () => {
    const { gateway } = benchOf(
      clients,
      `tenant-id="${tenant}" query-parameter-name="t" output-token-variable-name="jwt"`,
    );
    const answer = await gateway.ask({ target: `/a?t=${token()}` });
    expect([answer.status, answer.variables.has('jwt')]).toEqual([200, true]);
  });

  test('the keys are fetched once', async () => {
    const { outcome, asked } = benchOf(clients);
    await outcome(`Bearer ${token()}`);
    await outcome(`Bearer ${token()}`);
    expect(asked).toHaveLength(2);
  });

  test.each([
    [
      '<backend-application-ids><application-id>x</application-id></backend-application-ids>',
      '',
      '<backend-application-ids> of <validate-azure-ad-token> is not run by the emulator yet',
    ],
    [
      '<decryption-keys><key certificate-id="c" /></decryption-keys>',
      '',
      '<decryption-keys> of <validate-azure-ad-token> is not run by the emulator yet',
    ],
    [
      clients,
      'allow-proof-of-possession-tokens="true"',
      'allow-proof-of-possession-tokens of <validate-azure-ad-token> is not run by the emulator yet',
    ],
  ])('refused when it is loaded: %s %s', (children, attributes, message) => {
    const inbound = `<validate-azure-ad-token tenant-id="t" ${attributes}>${children}</validate-azure-ad-token>`;
    expect(mistakesOf({ inbound })).toEqual([message]);
  });

  test('what is switched off needs not be run', () => {
    const attributes = 'tenant-id="t" allow-protected-forwarded-tokens="false"';
    expect(
      mistakesOf({ inbound: `<validate-azure-ad-token ${attributes}>${clients}</validate-azure-ad-token>` }),
    ).toEqual([]);
  });
});
