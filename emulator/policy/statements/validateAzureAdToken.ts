import type { StatementDefinition } from '../compiler';
import type { Run } from '../run';
import { OpenIdConfigurations } from '../tokens/openIdConfiguration';
import { compileList, compileRequiredClaims, compileTokenStatement } from './tokenStatement';

/**
 * `<validate-azure-ad-token>`: lets a request in whose token Microsoft Entra ID has given, of version 1 or 2, to one of
 * the applications.
 *
 * Source: "Validate Microsoft Entra token" of the policy reference.
 */
export const validateAzureAdToken: StatementDefinition = {
  name: 'validate-azure-ad-token',
  compile: (element, compiler) => {
    compiler.refuseChildren(['backend-application-ids', 'decryption-keys']);
    compiler.refuse(['allow-protected-forwarded-tokens', 'allow-proof-of-possession-tokens']);
    const tenant = compiler.text('tenant-id');
    const endpoint = compiler.text('authentication-endpoint');
    const audiences = compileList(compiler, 'audiences');
    const applications = compileList(compiler, 'client-application-ids');
    const claims = compileRequiredClaims(compiler);
    const known = new OpenIdConfigurations();

    const trust = async (run: Run, kid: string | undefined) => {
      const host = hostOf(endpoint?.get(run) ?? 'login.microsoftonline.com');
      const url = `https://${host}/${hostOf(tenant?.get(run) ?? '')}/.well-known/openid-configuration`;
      const { keys, issuer } = await known.get(run, url, kid);
      // The configuration names the issuer of version 1, which has the tenant's id.
      const id = issuer?.split('/')[3];
      return { keys, issuers: issuer === undefined ? [] : [issuer, `https://${host}/${id}/v2.0`] };
    };

    return compileTokenStatement(
      element,
      compiler,
      (run) => ({
        requireSigned: true,
        requireExpiration: true,
        clockSkew: 0,
        audiences: audiences(run),
        applications: applications(run),
        claims: claims(run),
        decryptionKeys: [],
        trust: (kid) => trust(run, kid),
      }),
      { header: 'Authorization', scheme: 'Bearer' },
    );
  },
};

/** The host of a URL; a host or an id as it is. */
function hostOf(text: string): string {
  return text.replace(/^https?:\/\//i, '').replace(/\/+$/, '');
}
