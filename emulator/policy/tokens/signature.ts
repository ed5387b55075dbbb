import { createPublicKey, type KeyObject } from 'node:crypto';
import { compactDecrypt, compactVerify, decodeProtectedHeader } from 'jose';
import { TokenProblem } from './problem';

/** A key that may have signed a token, or that may decrypt it. */
export interface TokenKey {
  /** Compared with the token's `kid`. */
  readonly id: string | undefined;
  readonly key: KeyObject | Uint8Array;
}

/** The public RSA key of a modulus and an exponent in base64url, undefined when they are none. */
export function rsaKey(n: string, e: string): KeyObject | undefined {
  if (![n, e].every((part) => /^[\w-]+$/.test(part))) return undefined;
  try {
    return createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' });
  } catch {
    return undefined;
  }
}

/** Algorithms of signatures, by the kind of their key ("Validate JWT", "Usage notes"). */
const algorithms = { secret: ['HS256', 'HS384', 'HS512'], public: ['PS256', 'RS256', 'RS512'] };

/** What a token says of itself, before anything is believed. */
export interface TokenHeader {
  readonly kid: string | undefined;
  readonly signed: boolean;
  readonly encrypted: boolean;
}

/** @throws TokenProblem when it is no token */
export function readHeader(token: string): TokenHeader {
  const parts = token.split('.').length;
  try {
    const { alg, kid } = decodeProtectedHeader(token);
    if (parts !== 3 && parts !== 5) throw new Error('not three or five parts');
    return { kid, signed: alg !== 'none' && !token.endsWith('.'), encrypted: parts === 5 };
  } catch {
    throw new TokenProblem('JwtInvalid', 'IDX12741: JWT must have three segments (JWS) or five segments (JWE).');
  }
}

/**
 * The token inside an encrypted one.
 *
 * @throws TokenProblem when no key decrypts it
 */
export async function decrypted(token: string, kid: string | undefined, keys: readonly TokenKey[]): Promise<string> {
  for (const { key } of candidates(keys, kid)) {
    try {
      return Buffer.from((await compactDecrypt(token, key)).plaintext).toString('utf8');
    } catch {
      // The next key may do.
    }
  }
  throw new TokenProblem('JwtInvalid', 'IDX10609: Decryption failed. No key decrypted the token.');
}

/** @throws TokenProblem when none of the keys has signed the token */
export async function verifySignature(
  token: string,
  kid: string | undefined,
  keys: readonly TokenKey[],
): Promise<void> {
  for (const { key } of candidates(keys, kid)) {
    try {
      const kind = key instanceof Uint8Array ? 'secret' : 'public';
      await compactVerify(token, key, { algorithms: algorithms[kind] });
      return;
    } catch {
      // The next key may do.
    }
  }
  if (keys.length === 0)
    throw new TokenProblem(
      'TokenSignatureKeyNotFound',
      'IDX10500: Signature validation failed. No keys were provided.',
    );
  if (kid !== undefined && !keys.some(({ id }) => id === kid)) {
    throw new TokenProblem(
      'TokenSignatureKeyNotFound',
      `IDX10501: Signature validation failed. Unable to match key: kid: '${kid}'.`,
    );
  }
  throw new TokenProblem('TokenSignatureInvalid', `IDX10511: Signature validation failed. Keys tried: ${keys.length}.`);
}

/** The key that the token names, and all keys when it names none that is there. */
function candidates(keys: readonly TokenKey[], kid: string | undefined): readonly TokenKey[] {
  const named = kid === undefined ? [] : keys.filter(({ id }) => id === kid);
  return named.length > 0 ? named : keys;
}
