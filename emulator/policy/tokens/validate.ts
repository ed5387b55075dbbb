import {
  type Claims,
  checkApplication,
  checkAudience,
  checkIssuer,
  checkLifetime,
  checkRequiredClaims,
  type RequiredClaim,
} from './claims';
import { TokenProblem } from './problem';
import { decrypted, readHeader, type TokenKey, verifySignature } from './signature';

/** What a token has to be. */
export interface TokenRules {
  readonly requireSigned: boolean;
  readonly requireExpiration: boolean;
  /** Seconds that the issuer's clock may differ. */
  readonly clockSkew: number;
  readonly audiences: readonly string[];
  /** Applications that may have asked for the token; without them any may (Microsoft Entra's `appid` and `azp`). */
  readonly applications?: readonly string[];
  readonly claims: readonly RequiredClaim[];
  readonly decryptionKeys: readonly TokenKey[];
  /** Keys and issuers; the key that the token names is asked for. */
  readonly trust: (kid: string | undefined) => Promise<{ keys: readonly TokenKey[]; issuers: readonly string[] }>;
}

/** A token that is good. */
export interface ValidToken {
  /** As it was signed, without the encryption around it. */
  readonly token: string;
  readonly claims: Claims;
}

/**
 * Checks a token: its encryption, its signature, its time, audience, issuer and claims, in this order.
 *
 * @param now milliseconds since 1970
 * @throws TokenProblem with the first thing that is wrong
 */
export async function validateToken(given: string, rules: TokenRules, now: number): Promise<ValidToken> {
  let token = given;
  let header = readHeader(token);
  if (header.encrypted) {
    token = await decrypted(token, header.kid, rules.decryptionKeys);
    header = readHeader(token);
  }
  const { keys, issuers } = await rules.trust(header.kid);
  if (header.signed) await verifySignature(token, header.kid, keys);
  else if (rules.requireSigned) {
    throw new TokenProblem(
      'TokenSignatureInvalid',
      'IDX10504: Unable to validate signature, token does not have a signature.',
    );
  }
  const claims = claimsOf(token);
  checkLifetime(claims, now, rules.clockSkew, rules.requireExpiration);
  checkAudience(claims, rules.audiences);
  checkIssuer(claims, issuers);
  checkApplication(claims, rules.applications ?? []);
  checkRequiredClaims(claims, rules.claims);
  return { token, claims };
}

function claimsOf(token: string): Claims {
  try {
    const value: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Claims;
  } catch {
    // Told below.
  }
  throw new TokenProblem('JwtInvalid', 'IDX12723: Unable to decode the payload as JSON.');
}
