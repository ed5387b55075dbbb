import type { StatementCompiler, StatementDefinition } from '../compiler';
import type { XmlElement } from '../reader';
import type { Run } from '../run';
import { OpenIdConfigurations } from '../tokens/openIdConfiguration';
import { rsaKey, type TokenKey } from '../tokens/signature';
import { compileList, compileRequiredClaims, compileTokenStatement } from './tokenStatement';

/**
 * `<validate-jwt>`: lets a request in whose token is signed with a key that the statement has, or that an OpenID
 * configuration gives.
 *
 * Source: "Validate JWT" of the policy reference; reasons: "Error handling in API Management policies".
 */
export const validateJwt: StatementDefinition = {
  name: 'validate-jwt',
  compile: (element, compiler) => {
    compiler.refuseChildren(['issuer-signing-tokens']);
    const signingKeys = compileKeys(compiler.child('issuer-signing-keys'), compiler);
    const decryptionKeys = compileKeys(compiler.child('decryption-keys'), compiler);
    const configurations = compiler.children('openid-config').map((config) => {
      compiler.refuse(['host'], config);
      return compiler.text('url', config);
    });
    const audiences = compileList(compiler, 'audiences');
    const issuers = compileList(compiler, 'issuers');
    const claims = compileRequiredClaims(compiler);
    const requireSigned = compiler.boolean('require-signed-tokens', true);
    const requireExpiration = compiler.boolean('require-expiration-time', true);
    const clockSkew = compiler.number('clock-skew');
    const known = new OpenIdConfigurations();

    const trust = async (run: Run, kid: string | undefined) => {
      const given = issuers(run);
      const found = await Promise.all(configurations.map((url) => known.get(run, url?.get(run) ?? '', kid)));
      const own = found.flatMap(({ issuer }) => issuer ?? []);
      return {
        keys: [...signingKeys(run), ...found.flatMap((one) => one.keys)],
        issuers: given.length > 0 ? given : own,
      };
    };

    return compileTokenStatement(element, compiler, (run) => ({
      requireSigned: requireSigned.get(run),
      requireExpiration: requireExpiration.get(run),
      clockSkew: clockSkew?.get(run) ?? 0,
      audiences: audiences(run),
      claims: claims(run),
      decryptionKeys: decryptionKeys(run),
      trust: (kid) => trust(run, kid),
    }));
  },
};

/** The children of `<issuer-signing-keys>` or `<decryption-keys>`. */
function compileKeys(list: XmlElement | undefined, compiler: StatementCompiler): (run: Run) => TokenKey[] {
  if (!list) return () => [];
  compiler.refuseChildren(['zumo-master-key'], list);
  const keys = list.children
    .filter(({ name }) => name === 'key')
    .flatMap((element) => {
      const id = compiler.text('id', element);
      const key = compileKey(element, list.name === 'decryption-keys', compiler);
      return key ? [(run: Run): TokenKey => ({ id: id?.get(run), key: key(run) })] : [];
    });
  return (run) => keys.map((key) => key(run));
}

/** A secret in base64, or the public RSA key of n and e. */
function compileKey(
  element: XmlElement,
  decrypts: boolean,
  compiler: StatementCompiler,
): ((run: Run) => TokenKey['key']) | undefined {
  const report = (message: string): undefined => {
    compiler.report(element.offset, message);
  };
  if (compiler.literal('certificate-id', element) !== undefined) {
    compiler.notRun(
      element.offset,
      'a <key> by certificate-id is not run by the emulator, which has no certificates: give the n and e of its public key',
    );
    return undefined;
  }
  const [n, e] = [compiler.text('n', element), compiler.text('e', element)];
  if (n || e) {
    if (decrypts) return report('n and e are a public key, which decrypts nothing: give a secret in base64');
    if (!n || !e) return report('<key> needs both n and e of an RSA key');
    const key = n.constant && e.constant ? rsaKey(n.constant, e.constant) : undefined;
    return key ? () => key : report('n and e of <key> are no RSA key: give both in base64url, not as an expression');
  }
  if (!element.text) return report('<key> is empty: give a secret in base64, or n and e of an RSA key');
  const secret = compiler.content(element);
  if (secret.constant !== undefined && !base64(secret.constant)) return report('<key> is no base64: encode the secret');
  return (run) => {
    const text = secret.get(run);
    if (!base64(text)) throw compiler.failure('Expression evaluation failed. <key> is no base64.');
    return new Uint8Array(Buffer.from(text, 'base64'));
  };
}

function base64(text: string): boolean {
  return /^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(text);
}
