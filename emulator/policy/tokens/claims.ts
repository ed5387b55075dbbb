import { TokenProblem } from './problem';

/** Claims of a token. */
export interface Claims {
  readonly [name: string]: unknown;
}

/** A claim that a statement requires. */
export interface RequiredClaim {
  readonly name: string;
  readonly match: 'all' | 'any';
  /** What stands between the values of a claim that is one text. */
  readonly separator: string | undefined;
  /** Without values the claim only has to be there. */
  readonly values: readonly string[];
}

/**
 * @param now milliseconds since 1970
 * @param skew seconds that the issuer's clock may differ
 * @throws TokenProblem when the token's time is over or has not begun
 */
export function checkLifetime(claims: Claims, now: number, skew: number, requireExpiration: boolean): void {
  const [from, until] = [timeOf(claims, 'nbf'), timeOf(claims, 'exp')];
  if (until === undefined && requireExpiration)
    throw new TokenProblem(
      'JwtInvalid',
      'IDX10225: Lifetime validation failed. The token is missing an Expiration Time.',
    );
  if (from !== undefined && from > now + skew * 1000)
    throw new TokenProblem('JwtInvalid', 'IDX10222: Lifetime validation failed. The token is not yet valid.');
  if (until !== undefined && until < now - skew * 1000)
    throw new TokenProblem('TokenExpired', 'IDX10223: Lifetime validation failed. The token is expired.');
}

/** Milliseconds since 1970. */
function timeOf(claims: Claims, name: string): number | undefined {
  const value = claims[name];
  if (value === undefined) return undefined;
  if (typeof value === 'number') return value * 1000;
  throw new TokenProblem('JwtInvalid', `The claim ${name} has to be a number.`);
}

/** @throws TokenProblem when the token is for none of the audiences; without audiences it may be for anyone */
export function checkAudience(claims: Claims, audiences: readonly string[]): void {
  if (audiences.length === 0) return;
  const own = valuesOf(claims.aud);
  if (own.some((audience) => audiences.includes(audience))) return;
  const found = own.join(', ');
  throw new TokenProblem('TokenAudienceNotAllowed', `IDX10214: Audience validation failed. Audiences: '${found}'.`);
}

/**
 * @param issuers a place for the tenant in one of them, as Microsoft Entra's shared endpoints have it, is the token's own
 * @throws TokenProblem when none of the issuers issued the token; without issuers it may be anyone's
 */
export function checkIssuer(claims: Claims, issuers: readonly string[]): void {
  if (issuers.length === 0) return;
  const tenant = typeof claims.tid === 'string' ? claims.tid : '';
  if (issuers.some((issuer) => issuer.replace('{tenantid}', tenant) === claims.iss)) return;
  const found = String(claims.iss ?? '');
  throw new TokenProblem('TokenIssuerNotAllowed', `IDX10205: Issuer validation failed. Issuer: '${found}'.`);
}

/** @throws TokenProblem when none of the applications asked for the token: `appid` in version 1, `azp` in version 2 */
export function checkApplication(claims: Claims, applications: readonly string[]): void {
  if (applications.length === 0) return;
  const name = claims.appid === undefined ? 'azp' : 'appid';
  checkRequiredClaims(claims, [{ name, match: 'any', separator: undefined, values: applications }]);
}

/** @throws TokenProblem that names the claims that are missing, or the first whose value does not match */
export function checkRequiredClaims(claims: Claims, required: readonly RequiredClaim[]): void {
  const missing = required.filter(({ name }) => claims[name] === undefined).map(({ name }) => name);
  if (missing.length > 0) {
    const names = missing.join(', ');
    throw new TokenProblem('TokenClaimNotFound', `JWT token is missing the following claims: ${names}.`);
  }
  for (const { name, match, separator, values } of required) {
    const own = valuesOf(claims[name], separator);
    const has = (value: string) => own.includes(value);
    if (values.length === 0 || (match === 'any' ? values.some(has) : values.every(has))) continue;
    throw new TokenProblem('TokenClaimValueNotAllowed', `Claim ${name} value of ${own.join(', ')} is not allowed.`);
  }
}

function valuesOf(claim: unknown, separator?: string): string[] {
  const values = Array.isArray(claim) ? claim : claim === undefined ? [] : [claim];
  const texts = values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
  return separator ? texts.flatMap((text) => text.split(separator)) : texts;
}
