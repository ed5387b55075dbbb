import type { StatementCompiler, Value } from '../compiler';
import type { XmlElement } from '../reader';
import { type Outcome, PolicyFailure, type Run, type Step } from '../run';
import type { RequiredClaim } from '../tokens/claims';
import { TokenProblem } from '../tokens/problem';
import { type TokenRules, validateToken } from '../tokens/validate';

/** Where a statement looks for the token when it does not say so. */
interface TokenDefaults {
  readonly header?: string;
  readonly scheme?: string;
}

/**
 * What validate-jwt and validate-azure-ad-token have in common: where the token stands, what a caller without a good one
 * gets, which variable takes it.
 *
 * @param rules what the token has to be, for one request
 */
export function compileTokenStatement(
  element: XmlElement,
  compiler: StatementCompiler,
  rules: (run: Run) => TokenRules,
  defaults: TokenDefaults = {},
): Step {
  const find = compileSource(element, compiler, defaults);
  const status = compiler.status('failed-validation-httpcode');
  const message = compiler.text('failed-validation-error-message');
  const variable = compiler.literal('output-token-variable-name');
  const failure = (run: Run, reason: string, why: string, told: string) =>
    new PolicyFailure(element.name, reason, why, status?.get(run) ?? 401, message?.get(run) ?? told);

  return async (run: Run): Promise<Outcome> => {
    const given = find(run);
    if (given === undefined) throw failure(run, 'TokenNotPresent', 'JWT not present.', 'JWT not present.');
    try {
      const { token } = await validateToken(given, rules(run), run.host.clock.now());
      if (variable !== undefined) run.context.variables.set(variable, compiler.csharp.jwt(token));
    } catch (error) {
      if (!(error instanceof TokenProblem)) throw error;
      throw failure(run, error.reason, `${error.message} Access denied.`, 'Invalid JWT.');
    }
    return 'next';
  };
}

/** The token of a request, undefined when it is not there or has another scheme than the one that is required. */
function compileSource(
  element: XmlElement,
  compiler: StatementCompiler,
  defaults: TokenDefaults,
): (run: Run) => string | undefined {
  const value = compiler.text('token-value');
  const query = compiler.text('query-parameter-name');
  const named = compiler.text('header-name');
  const requiredScheme = compiler.text('require-scheme');
  const count = [value, query, named].filter((one) => one !== undefined).length;
  if (count > 1 || (count === 0 && defaults.header === undefined)) {
    const sources = 'header-name, query-parameter-name or token-value';
    compiler.report(element.offset, `<${element.name}> needs one of ${sources}, and here are ${count}`);
  }
  return (run) => {
    const { headers, url } = run.context.request;
    if (value) return value.get(run).trim() || undefined;
    if (query) return url.query.get(query.get(run))?.[0]?.trim() || undefined;
    const header = named?.get(run) ?? defaults.header ?? '';
    const match = /^(?:(\S+) +)?(\S+)$/.exec(headers.values(header)?.[0]?.trim() ?? '');
    // A scheme is only asked for where schemes stand.
    const scheme = header.toLowerCase() === 'authorization' ? (requiredScheme?.get(run) ?? defaults.scheme) : undefined;
    return scheme !== undefined && match?.[1]?.toLowerCase() !== scheme.toLowerCase() ? undefined : match?.[2];
  };
}

/** Texts of the children of a list, for example of `<audiences>`. */
export function compileList(compiler: StatementCompiler, name: string): (run: Run) => string[] {
  const values: Value<string>[] = compiler.child(name)?.children.map((child) => compiler.content(child)) ?? [];
  return (run) => values.map((value) => value.get(run));
}

/** The children of `<required-claims>`. */
export function compileRequiredClaims(compiler: StatementCompiler): (run: Run) => RequiredClaim[] {
  const claims = (compiler.child('required-claims')?.children ?? []).map((claim) => ({
    name: compiler.text('name', claim),
    match: compiler.text('match', claim),
    separator: compiler.text('separator', claim),
    values: claim.children.map((value) => compiler.content(value)),
  }));
  return (run) =>
    claims.map(({ name, match, separator, values }) => ({
      name: name?.get(run) ?? '',
      match: match?.get(run) === 'any' ? 'any' : 'all',
      separator: separator?.get(run),
      values: values.map((value) => value.get(run)),
    }));
}
