import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { CompactEncrypt, SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, test } from 'vitest';

import { mistakesOf, PolicyGateway, type Received } from '../policyGateway';

const secret = Buffer.from('a secret of at least thirty-two bytes');
const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const otherPair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const jwk = pair.publicKey.export({ format: 'jwk' });

/** The time of every gateway at its beginning, in seconds. */
const now = Date.UTC(2026, 0, 1) / 1000;
const usual = { iss: 'https://issuer.test/', aud: 'api://things', exp: now + 600, sub: 'someone' };

interface Signing {
  readonly alg?: string;
  readonly kid?: string;
  readonly key?: KeyObject | Uint8Array;
}

/** A token with other claims than the usual ones; undefined takes one away. */
function tokenOf(claims: { readonly [name: string]: unknown } = {}, signing: Signing = {}): Promise<string> {
  const { alg = 'HS256', kid, key = secret } = signing;
  return new SignJWT(JSON.parse(JSON.stringify({ ...usual, ...claims })))
    .setProtectedHeader({ alg, ...(kid === undefined ? {} : { kid }) })
    .sign(key);
}

const keys = `<issuer-signing-keys><key>${secret.toString('base64')}</key></issuer-signing-keys>`;
const statement = (children = keys, attributes = 'header-name="Authorization"') =>
  `<validate-jwt ${attributes}>${children}</validate-jwt>`;
const onError = ['Reason', 'Message']
  .map((name) => `<set-header name="Error-${name}"><value>@(context.LastError.${name})</value></set-header>`)
  .join('');

/** What becomes of a request: its status, or the reason of the refusal. */
async function outcome(gateway: PolicyGateway, token: string | Promise<string>, scheme = 'Bearer '): Promise<string> {
  const answer = await gateway.ask({ headers: { Authorization: `${scheme}${await token}` } });
  return answer.headers.get('Error-Reason') ?? String(answer.status);
}

describe('where the token stands', () => {
  test.each([
    ['header-name="Authorization"', { headers: { Authorization: 'Bearer TOKEN' } }, 200],
    ['header-name="Authorization"', { headers: { Authorization: 'TOKEN' } }, 200],
    ['header-name="Authorization" require-scheme="Bearer"', { headers: { Authorization: 'bearer TOKEN' } }, 200],
    ['header-name="Authorization" require-scheme="Bearer"', { headers: { Authorization: 'TOKEN' } }, 401],
    ['header-name="Authorization" require-scheme="Bearer"', { headers: { Authorization: 'DPoP TOKEN' } }, 401],
    ['header-name="X-Token" require-scheme="Bearer"', { headers: { 'x-token': 'TOKEN' } }, 200],
    ['query-parameter-name="token"', { target: '/a?token=TOKEN' }, 200],
    [`token-value='@(context.Request.Headers.GetValueOrDefault("X-T", ""))'`, { headers: { 'X-T': 'TOKEN' } }, 200],
    [`token-value='@(context.Request.Headers.GetValueOrDefault("X-T", ""))'`, {}, 401],
    [`header-name='@("X-" + "Token")'`, { headers: { 'X-Token': 'TOKEN' } }, 200],
  ])('%s, %o: %i', async (attributes, asked, status) => {
    const gateway = new PolicyGateway({ inbound: statement(keys, attributes) });
    expect((await gateway.ask(JSON.parse(JSON.stringify(asked).replace('TOKEN', await tokenOf())))).status).toBe(
      status,
    );
  });

  test('a caller without a token learns it, or reads what the statement says', async () => {
    const plain = await new PolicyGateway({ inbound: statement() }).ask();
    expect(JSON.parse(plain.body)).toEqual({ statusCode: 401, message: 'JWT not present.' });
    const told = `header-name="Authorization" failed-validation-httpcode="403" failed-validation-error-message="@("No, " + context.Request.Method)"`;
    const own = await new PolicyGateway({ inbound: statement(keys, told), onError }).ask();
    expect(JSON.parse(own.body)).toEqual({ statusCode: 403, message: 'No, GET' });
    expect(own.headers.get('Error-Message')).toBe('JWT not present.');
  });
});

describe('what is judged of a token', () => {
  const signed = new PolicyGateway({ inbound: statement(), onError });

  test.each([
    ['a good one', {}, '200'],
    ['its last second', { exp: now }, '200'],
    ['one that is over', { exp: now - 1 }, 'TokenExpired'],
    ['one that begins later', { nbf: now + 1 }, 'JwtInvalid'],
    ['one that never ends', { exp: undefined }, 'JwtInvalid'],
    ['a time that is no number', { exp: 'tomorrow' }, 'JwtInvalid'],
  ])('%s', async (_what, claims, expected) => {
    expect(await outcome(signed, tokenOf(claims))).toBe(expected);
  });

  test('clock-skew and require-expiration-time make it milder', async () => {
    const attributes = `header-name="Authorization" clock-skew="60" require-expiration-time="@(1 > 2)"`;
    const gateway = new PolicyGateway({ inbound: statement(keys, attributes), onError });
    expect(await outcome(gateway, tokenOf({ exp: now - 60 }))).toBe('200');
    expect(await outcome(gateway, tokenOf({ exp: now - 61 }))).toBe('TokenExpired');
    expect(await outcome(gateway, tokenOf({ nbf: now + 60 }))).toBe('200');
    expect(await outcome(gateway, tokenOf({ exp: undefined }))).toBe('200');
  });

  test('what is no token is refused, and only LastError says why', async () => {
    const answer = await signed.ask({ headers: { Authorization: 'Bearer abc' } });
    expect(JSON.parse(answer.body)).toEqual({ statusCode: 401, message: 'Invalid JWT.' });
    expect(answer.headers.get('Error-Reason')).toBe('JwtInvalid');
    expect(answer.headers.get('Error-Message')).toMatch(/^IDX12741.* Access denied\.$/);
  });

  test('audience and issuer are one of those that the statement has', async () => {
    const children = `${keys}
      <audiences><audience>other</audience><audience>@("api://" + "things")</audience></audiences>
      <issuers><issuer>https://issuer.test/</issuer></issuers>`;
    const gateway = new PolicyGateway({ inbound: statement(children), onError });
    expect(await outcome(gateway, tokenOf())).toBe('200');
    expect(await outcome(gateway, tokenOf({ aud: ['x', 'other'] }))).toBe('200');
    expect(await outcome(gateway, tokenOf({ aud: 'api://thing' }))).toBe('TokenAudienceNotAllowed');
    expect(await outcome(gateway, tokenOf({ aud: undefined }))).toBe('TokenAudienceNotAllowed');
    expect(await outcome(gateway, tokenOf({ iss: 'https://other.test/' }))).toBe('TokenIssuerNotAllowed');
  });

  test('the variable holds the token', async () => {
    const gateway = new PolicyGateway({
      inbound: `${statement(keys, 'header-name="Authorization" output-token-variable-name="jwt"')}
        <set-header name="X-Subject"><value>@(((Jwt)context.Variables["jwt"]).Subject)</value></set-header>`,
    });
    await outcome(gateway, tokenOf());
    expect(gateway.received[0]?.headers.get('X-Subject')).toBe('someone');
  });
});

describe('required-claims', () => {
  const claim = (attributes: string, ...values: string[]) =>
    `<claim ${attributes}>${values.map((value) => `<value>${value}</value>`).join('')}</claim>`;
  test.each([
    ['all of the values', claim('name="group"', 'finance', 'sales'), { group: ['sales', 'finance', 'x'] }, '200'],
    [
      'not all of them',
      claim('name="group" match="all"', 'finance', 'sales'),
      { group: ['sales'] },
      'TokenClaimValueNotAllowed',
    ],
    ['any of the values', claim('name="group" match="any"', 'finance', 'sales'), { group: 'sales' }, '200'],
    [
      'none of them',
      claim('name="group" match="any"', 'finance', 'sales'),
      { group: 'Sales' },
      'TokenClaimValueNotAllowed',
    ],
    ['a list in one text', claim('name="scp" separator=" "', 'read', 'write'), { scp: 'write read' }, '200'],
    ['a list without its separator', claim('name="scp"', 'read'), { scp: 'write read' }, 'TokenClaimValueNotAllowed'],
    ['a claim that only has to be there', claim('name="group"'), { group: '' }, '200'],
    [
      'a value that is no text',
      claim('name="admin"', 'true') + claim('name="level"', '3'),
      { admin: true, level: 3 },
      '200',
    ],
  ])('%s', async (_what, claims, own, expected) => {
    const gateway = new PolicyGateway({
      inbound: statement(`${keys}<required-claims>${claims}</required-claims>`),
      onError,
    });
    expect(await outcome(gateway, tokenOf(own))).toBe(expected);
  });

  test('all claims that are missing are named', async () => {
    const claims = `<required-claims>${claim('name="a"', '1')}${claim('name="sub"')}${claim('name="b"')}</required-claims>`;
    const gateway = new PolicyGateway({ inbound: statement(`${keys}${claims}`), onError });
    const answer = await gateway.ask({ headers: { Authorization: await tokenOf() } });
    expect(answer.headers.get('Error-Message')).toBe('JWT token is missing the following claims: a, b. Access denied.');
  });
});

describe('keys', () => {
  const rsa = `<issuer-signing-keys><key id="one" n="${jwk.n}" e="${jwk.e}" /></issuer-signing-keys>`;

  test.each([
    ['RS256', pair.privateKey, '200'],
    ['RS512', pair.privateKey, '200'],
    ['PS256', pair.privateKey, '200'],
    ['RS384', pair.privateKey, 'TokenSignatureInvalid'],
    ['RS256', otherPair.privateKey, 'TokenSignatureInvalid'],
    ['HS256', secret, 'TokenSignatureInvalid'],
  ])('an RSA key, %s', async (alg, key, expected) => {
    const gateway = new PolicyGateway({ inbound: statement(rsa), onError });
    expect(await outcome(gateway, tokenOf({}, { alg, key }))).toBe(expected);
  });

  test('several are tried; a token that names a key that is not there is told apart', async () => {
    const other = Buffer.from('another secret of some thirty-two bytes').toString('base64');
    const gateway = new PolicyGateway({
      inbound: statement(
        `<issuer-signing-keys><key id="a">${other}</key><key id="b">@("${secret.toString('base64')}")</key></issuer-signing-keys>`,
      ),
      onError,
    });
    expect(await outcome(gateway, tokenOf())).toBe('200');
    expect(await outcome(gateway, tokenOf({}, { kid: 'b' }))).toBe('200');
    expect(await outcome(gateway, tokenOf({}, { kid: 'a' }))).toBe('TokenSignatureInvalid');
    expect(await outcome(gateway, tokenOf({}, { kid: 'c', key: Buffer.alloc(40, 1) }))).toBe(
      'TokenSignatureKeyNotFound',
    );
  });

  test('a changed token is refused', async () => {
    const [header, , signature] = (await tokenOf()).split('.');
    const payload = Buffer.from(JSON.stringify({ ...usual, sub: 'root' })).toString('base64url');
    const gateway = new PolicyGateway({ inbound: statement(), onError });
    expect(await outcome(gateway, `${header}.${payload}.${signature}`)).toBe('TokenSignatureInvalid');
  });

  test('a token without a signature needs require-signed-tokens="false"', async () => {
    const unsigned = new UnsecuredJWT(usual).encode();
    const strict = new PolicyGateway({ inbound: statement(), onError });
    expect(await outcome(strict, unsigned)).toBe('TokenSignatureInvalid');
    const attributes = 'header-name="Authorization" require-signed-tokens="false"';
    const mild = new PolicyGateway({ inbound: statement(keys, attributes), onError });
    expect(await outcome(mild, unsigned)).toBe('200');
    expect(await outcome(mild, tokenOf({}, { key: Buffer.alloc(40, 1) }))).toBe('TokenSignatureInvalid');
  });

  test('decryption-keys open an encrypted token; the signature inside is judged', async () => {
    const key = Buffer.alloc(32, 7);
    const encrypt = (text: string) =>
      new CompactEncrypt(Buffer.from(text)).setProtectedHeader({ alg: 'dir', enc: 'A128CBC-HS256' }).encrypt(key);
    const decryption = `<decryption-keys><key>${Buffer.alloc(32, 8).toString('base64')}</key><key>${key.toString('base64')}</key></decryption-keys>`;
    const gateway = new PolicyGateway({ inbound: statement(`${keys}${decryption}`), onError });
    expect(await outcome(gateway, encrypt(await tokenOf()))).toBe('200');
    expect(await outcome(gateway, encrypt(await tokenOf({}, { key: Buffer.alloc(40, 1) })))).toBe(
      'TokenSignatureInvalid',
    );
    const closed = new PolicyGateway({ inbound: statement(), onError });
    expect(await outcome(closed, encrypt(await tokenOf()))).toBe('JwtInvalid');
  });
});

describe('openid-config', () => {
  /** An identity provider that a test can change, and that counts how often it was asked for its keys. */
  class Provider {
    asked = 0;
    down = false;
    issuer = 'https://issuer.test/';
    keys = [{ ...jwk, kid: 'one', use: 'sig' }];

    readonly answer = ({ url }: Received) => {
      if (!url.startsWith('https://issuer.test/')) return {};
      if (this.down) return { status: 503 };
      if (url.endsWith('/openid-configuration'))
        return { body: JSON.stringify({ issuer: this.issuer, jwks_uri: 'https://issuer.test/keys' }) };
      this.asked += 1;
      return { body: JSON.stringify({ keys: this.keys }) };
    };

    gateway(children = ''): PolicyGateway {
      const config = `<openid-config url="https://issuer.test/.well-known/openid-configuration" />`;
      const inbound = statement(`${config}${children}`);
      return new PolicyGateway({ inbound, onError }, { backend: this.answer });
    }
  }

  const rs = (kid = 'one', key = pair.privateKey, claims = {}) =>
    tokenOf({ exp: now + 100_000, ...claims }, { alg: 'RS256', kid, key });

  test('gives keys and issuer', async () => {
    const gateway = new Provider().gateway();
    expect(await outcome(gateway, rs())).toBe('200');
    expect(await outcome(gateway, rs('one', otherPair.privateKey))).toBe('TokenSignatureInvalid');
    expect(await outcome(gateway, rs('one', pair.privateKey, { iss: 'https://other.test/' }))).toBe(
      'TokenIssuerNotAllowed',
    );
  });

  test('an issuer with a place for the tenant takes the token’s own', async () => {
    const provider = new Provider();
    provider.issuer = 'https://issuer.test/{tenantid}/v2.0';
    const gateway = provider.gateway();
    const of = (tid: string) => rs('one', pair.privateKey, { iss: 'https://issuer.test/t1/v2.0', tid });
    expect(await outcome(gateway, of('t1'))).toBe('200');
    expect(await outcome(gateway, of('t2'))).toBe('TokenIssuerNotAllowed');
  });

  test('is asked for once an hour, by however many requests', async () => {
    const provider = new Provider();
    const gateway = provider.gateway();
    const all = await Promise.all([outcome(gateway, rs()), outcome(gateway, rs()), outcome(gateway, rs())]);
    expect(all).toEqual(['200', '200', '200']);
    await gateway.clock.advance(3_599_000);
    await outcome(gateway, rs());
    expect(provider.asked).toBe(1);
    await gateway.clock.advance(1000);
    await outcome(gateway, rs());
    expect(provider.asked).toBe(2);
  });

  test('a key that is not there yet is asked for again, after five minutes at the earliest', async () => {
    const provider = new Provider();
    const gateway = provider.gateway();
    await outcome(gateway, rs());
    provider.keys = [{ ...otherPair.publicKey.export({ format: 'jwk' }), kid: 'two', use: 'sig' }];
    expect(await outcome(gateway, rs('two', otherPair.privateKey))).toBe('TokenSignatureKeyNotFound');
    await gateway.clock.advance(300_000);
    expect(await outcome(gateway, rs('two', otherPair.privateKey))).toBe('200');
    expect(provider.asked).toBe(2);
  });

  test('a provider that is down is no trouble while there is a configuration, and asked again when there is none', async () => {
    const provider = new Provider();
    provider.down = true;
    const gateway = provider.gateway();
    expect(await outcome(gateway, rs())).toBe('JwtInvalid');
    provider.down = false;
    expect(await outcome(gateway, rs())).toBe('JwtInvalid');
    await gateway.clock.advance(300_000);
    expect(await outcome(gateway, rs())).toBe('200');
    provider.down = true;
    await gateway.clock.advance(7_200_000);
    expect(await outcome(gateway, rs())).toBe('200');
  });
});

test.each([
  [statement(keys, ''), '<validate-jwt> needs one of header-name, query-parameter-name or token-value, and here are 0'],
  [
    statement(keys, 'header-name="a" token-value="b"'),
    '<validate-jwt> needs one of header-name, query-parameter-name or token-value, and here are 2',
  ],
  [
    statement('<issuer-signing-keys><key certificate-id="c" /></issuer-signing-keys>'),
    'a <key> by certificate-id is not run by the emulator, which has no certificates: give the n and e of its public key',
  ],
  [statement('<issuer-signing-keys><key n="abc" /></issuer-signing-keys>'), '<key> needs both n and e of an RSA key'],
  [
    statement('<issuer-signing-keys><key n="@(1)" e="AQAB" /></issuer-signing-keys>'),
    'n and e of <key> are no RSA key: give both in base64url, not as an expression',
  ],
  [
    statement('<issuer-signing-keys><key /></issuer-signing-keys>'),
    '<key> is empty: give a secret in base64, or n and e of an RSA key',
  ],
  [
    statement('<issuer-signing-keys><key>no base64!</key></issuer-signing-keys>'),
    '<key> is no base64: encode the secret',
  ],
  [
    statement('<issuer-signing-tokens><token>x</token></issuer-signing-tokens>'),
    '<issuer-signing-tokens> of <validate-jwt> is not run by the emulator yet',
  ],
  [
    statement('<openid-config url="https://a.test" host="b" />'),
    'host of <openid-config> is not run by the emulator yet',
  ],
])('refused when it is loaded: %s', (inbound, message) => {
  expect(mistakesOf({ inbound })).toEqual([message]);
});
