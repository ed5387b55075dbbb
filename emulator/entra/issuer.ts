import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { Clock } from '../clock';
import type { IncomingResponse, OutgoingRequest } from '../network';
import { errors, json } from '../openai/errors';

/** Claims of a token beside those that every token has. */
export interface TokenRequest {
  readonly audience: string;
  readonly applicationId: string;
  /** Seconds from now, negative for a token that is expired already (default 3600). */
  readonly expiresIn?: number;
  /** The issuer's tenant (default the issuer's own). */
  readonly tenantId?: string;
}

/** A stand-in for Microsoft Entra ID: its own keys, the tenant's OpenID configuration, tokens for whoever asks. */
export class EntraIssuer {
  readonly tenantId: string;
  readonly #privateKey: KeyObject;
  readonly #keyId = 'stand-in';
  readonly #clock: Clock;
  readonly #identityTokens = new Set<string>();

  /**
   * @param privateKey an RSA key, which takes a while to make; a new one where nothing is said
   */
  constructor(tenantId: string, clock: Clock, privateKey?: KeyObject) {
    this.tenantId = tenantId;
    this.#clock = clock;
    this.#privateKey = privateKey ?? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  }

  /** Version 1 issuer, which tokens for Azure resources have. */
  get issuer(): string {
    return `https://sts.windows.net/${this.tenantId}/`;
  }

  /** A signed token. */
  mint(request: TokenRequest): string {
    const now = Math.floor(this.#clock.now() / 1000);
    const tenant = request.tenantId ?? this.tenantId;
    const header = { typ: 'JWT', alg: 'RS256', kid: this.#keyId };
    const payload = {
      aud: request.audience,
      iss: `https://sts.windows.net/${tenant}/`,
      iat: now,
      nbf: now - 60,
      exp: now + (request.expiresIn ?? 3600),
      appid: request.applicationId,
      tid: tenant,
      ver: '1.0',
    };
    const signed = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), this.#privateKey).toString('base64url')}`;
  }

  /** A token of the gateway's managed identity, which the simulated accounts accept. */
  identityToken(resource: string, clientId: string): string {
    const token = this.mint({ audience: resource, applicationId: clientId });
    this.#identityTokens.add(token);
    return token;
  }

  /** Whether a token was given to the gateway's identity. */
  isIdentityToken(token: string): boolean {
    return this.#identityTokens.has(token);
  }

  /** Public keys as a JSON Web Key Set. */
  keys(): { keys: object[] } {
    const jwk = createPublicKey(this.#privateKey).export({ format: 'jwk' });
    return { keys: [{ ...jwk, kid: this.#keyId, use: 'sig', alg: 'RS256' }] };
  }

  /** Answers for `login.microsoftonline.com`. */
  async handle(request: OutgoingRequest): Promise<IncomingResponse> {
    const { pathname } = new URL(request.url);
    if (pathname.endsWith('/.well-known/openid-configuration')) {
      return json(200, 'OK', {
        issuer: this.issuer,
        jwks_uri: `https://login.microsoftonline.com/${this.tenantId}/discovery/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
      });
    }
    if (pathname.endsWith('/discovery/keys') || pathname.endsWith('/discovery/v2.0/keys'))
      return json(200, 'OK', this.keys());
    return errors.notFound();
  }
}
