import { createLocalJWKSet, errors, type JSONWebKeySet, jwtVerify } from 'jose';
import { HeaderMap } from '../../message';
import type { StatementCompiler, StatementDefinition, Value } from '../compiler';
import type { XmlElement } from '../reader';
import { type Outcome, PolicyFailure, type Run } from '../run';

/** What both statements have in common. */
interface TokenRules {
  readonly name: string;
  readonly header: string | undefined;
  readonly query: string | undefined;
  readonly scheme: string | undefined;
  readonly status: Value<number> | undefined;
  readonly message: Value<string> | undefined;
  readonly variable: string | undefined;
  readonly audiences: readonly Value<string>[];
  readonly issuers: readonly Value<string>[];
  readonly applications: readonly Value<string>[];
  readonly configurations: readonly Value<string>[];
  readonly clockSkew: Value<number> | undefined;
}

function list(compiler: StatementCompiler, parent: XmlElement | undefined, name: string): Value<string>[] {
  return (parent?.children ?? []).filter((child) => child.name === name).map((child) => compiler.content(child));
}

/** `<validate-jwt>` with keys from an OpenID configuration. */
export const validateJwt: StatementDefinition = {
  name: 'validate-jwt',
  compile: (element, compiler) => {
    for (const child of element.children) {
      if (!['openid-config', 'audiences', 'issuers'].includes(child.name)) {
        compiler.report(child.offset, `<${child.name}> of <validate-jwt> is not run by the emulator yet`);
      }
    }
    return checked(
      {
        ...common('validate-jwt', compiler),
        issuers: list(compiler, compiler.child('issuers'), 'issuer'),
        applications: [],
        configurations: compiler.children('openid-config').flatMap((config) => compiler.text('url', config) ?? []),
        clockSkew: compiler.number('clock-skew'),
      },
      compiler,
    );
  },
};

/** `<validate-azure-ad-token>`: a token of the tenant, of version 1 or 2. */
export const validateAzureAdToken: StatementDefinition = {
  name: 'validate-azure-ad-token',
  compile: (element, compiler) => {
    for (const child of element.children) {
      if (!['audiences', 'client-application-ids'].includes(child.name)) {
        compiler.report(child.offset, `<${child.name}> of <validate-azure-ad-token> is not run by the emulator yet`);
      }
    }
    const tenant = compiler.text('tenant-id');
    const of = (prefix: string, suffix: string): Value<string> => ({
      constant: undefined,
      get: (run) => `${prefix}${tenant?.get(run) ?? ''}${suffix}`,
    });
    const rules = common('validate-azure-ad-token', compiler);
    return checked(
      {
        ...rules,
        header: rules.header ?? (rules.query === undefined ? 'Authorization' : undefined),
        issuers: [of('https://sts.windows.net/', '/'), of('https://login.microsoftonline.com/', '/v2.0')],
        applications: list(compiler, compiler.child('client-application-ids'), 'application-id'),
        configurations: [of('https://login.microsoftonline.com/', '/.well-known/openid-configuration')],
        clockSkew: undefined,
      },
      compiler,
    );
  },
};

function common(name: string, compiler: StatementCompiler) {
  return {
    name,
    header: compiler.literal('header-name'),
    query: compiler.literal('query-parameter-name'),
    scheme: compiler.literal('require-scheme'),
    status: compiler.number('failed-validation-httpcode'),
    message: compiler.text('failed-validation-error-message'),
    variable: compiler.literal('output-token-variable-name'),
    audiences: list(compiler, compiler.child('audiences'), 'audience'),
  };
}

function checked(rules: TokenRules, compiler: StatementCompiler) {
  return async (run: Run): Promise<Outcome> => {
    const refuse = (reason: string, message: string): never => {
      throw new PolicyFailure(rules.name, reason, rules.message?.get(run) ?? message, rules.status?.get(run) ?? 401);
    };
    const token = tokenOf(rules, run);
    if (token === undefined) return refuse('TokenNotPresent', 'JWT not present.');
    try {
      const { payload } = await verify(token, rules, run);
      const application = String(payload.appid ?? payload.azp ?? '');
      const allowed = rules.applications.map((value) => value.get(run));
      if (allowed.length > 0 && !allowed.includes(application)) {
        return refuse('TokenClaimValueNotAllowed', `Claim value mismatch: appid=${application}.`);
      }
    } catch (error) {
      if (error instanceof PolicyFailure) throw error;
      const [reason, message] = explain(error);
      return refuse(reason, message);
    }
    if (rules.variable !== undefined) run.context.variables.set(rules.variable, compiler.csharp.jwt(token));
    return 'next';
  };
}

function tokenOf(rules: TokenRules, run: Run): string | undefined {
  const { headers, url } = run.context.request;
  const written =
    rules.header === undefined ? url.query.get(rules.query ?? '')?.[0] : headers.values(rules.header)?.[0];
  const match = /^(?:(\S+) +)?(\S+)$/.exec(written?.trim() ?? '');
  const token = match?.[2];
  if (token === undefined) return undefined;
  return rules.scheme !== undefined && match?.[1]?.toLowerCase() !== rules.scheme.toLowerCase() ? undefined : token;
}

async function verify(token: string, rules: TokenRules, run: Run) {
  const keys: JSONWebKeySet = { keys: [] };
  const issuers = rules.issuers.map((value) => value.get(run));
  for (const value of rules.configurations) {
    const configuration = await fetchJson(run, value.get(run));
    if (rules.issuers.length === 0 && typeof configuration.issuer === 'string') issuers.push(configuration.issuer);
    const set = await fetchJson(run, String(configuration.jwks_uri));
    keys.keys.push(...(set.keys as JSONWebKeySet['keys']));
  }
  const audience = rules.audiences.map((value) => value.get(run));
  return jwtVerify(token, createLocalJWKSet(keys), {
    ...(issuers.length > 0 ? { issuer: issuers } : {}),
    ...(audience.length > 0 ? { audience } : {}),
    clockTolerance: rules.clockSkew?.get(run) ?? 0,
    currentDate: new Date(run.host.clock.now()),
    requiredClaims: ['exp'],
  });
}

async function fetchJson(run: Run, url: string): Promise<{ readonly [name: string]: unknown }> {
  const answer = await run.host.network.send({
    method: 'GET',
    url,
    headers: new HeaderMap(),
    body: null,
    signal: run.signal,
  });
  const chunks: Buffer[] = [];
  if (Buffer.isBuffer(answer.body)) chunks.push(answer.body);
  else for await (const chunk of answer.body) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as { readonly [name: string]: unknown };
}

/** Reasons of "Error handling in API Management policies". */
function explain(error: unknown): [reason: string, message: string] {
  if (error instanceof errors.JWTExpired) return ['TokenExpired', 'JWT expired.'];
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'aud') return ['TokenAudienceNotAllowed', 'Audience mismatch.'];
    if (error.claim === 'iss') return ['TokenIssuerNotAllowed', 'Issuer mismatch.'];
    return ['TokenClaimValueNotAllowed', `Claim value mismatch: ${error.claim}.`];
  }
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return ['TokenSignatureInvalid', 'Signature verification failed.'];
  if (error instanceof errors.JWKSNoMatchingKey) return ['TokenSignatureKeyNotFound', 'No key matches the token.'];
  return ['JwtInvalid', 'JWT is invalid.'];
}
