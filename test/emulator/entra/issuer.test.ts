import { createLocalJWKSet, jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import { EntraIssuer, VirtualClock } from '../../../emulator';
import { HeaderMap } from '../../../emulator/message';

const tenant = '99999999-8888-7777-6666-555555555555';
const clock = new VirtualClock();
const issuer = new EntraIssuer(tenant, clock);
const currentDate = new Date(clock.now());

function keys() {
  return createLocalJWKSet(issuer.keys() as Parameters<typeof createLocalJWKSet>[0]);
}

test("a token is valid by the issuer's own keys, for its audience", async () => {
  const token = issuer.mint({ audience: 'https://ai.azure.com', applicationId: 'app' });
  const { payload } = await jwtVerify(token, keys(), {
    audience: 'https://ai.azure.com',
    issuer: `https://sts.windows.net/${tenant}/`,
    currentDate,
  });
  expect(payload).toMatchObject({ appid: 'app', tid: tenant });
  await expect(jwtVerify(token, keys(), { audience: 'https://other', currentDate })).rejects.toThrow('"aud"');
});

test('tokens of another issuer, and those that have expired, are not', async () => {
  const stranger = new EntraIssuer(tenant, clock).mint({ audience: 'a', applicationId: 'app' });
  await expect(jwtVerify(stranger, keys(), { currentDate })).rejects.toThrow('signature');
  const old = issuer.mint({ audience: 'a', applicationId: 'app', expiresIn: -1 });
  await expect(jwtVerify(old, keys(), { currentDate })).rejects.toThrow('"exp"');
});

test("the tenant's OpenID configuration leads to the keys", async () => {
  const get = async (url: string) => {
    const answer = await issuer.handle({ method: 'GET', url, headers: new HeaderMap(), body: null });
    return JSON.parse((answer.body as Buffer).toString());
  };
  const configuration = await get(`https://login.microsoftonline.com/${tenant}/.well-known/openid-configuration`);
  expect(configuration.issuer).toBe(`https://sts.windows.net/${tenant}/`);
  expect(await get(configuration.jwks_uri)).toEqual(issuer.keys());
});

test("only tokens of the gateway's identity count as such", () => {
  expect(issuer.isIdentityToken(issuer.identityToken('https://cognitiveservices.azure.com', 'client'))).toBe(true);
  expect(
    issuer.isIdentityToken(issuer.mint({ audience: 'https://cognitiveservices.azure.com', applicationId: 'app' })),
  ).toBe(false);
});
