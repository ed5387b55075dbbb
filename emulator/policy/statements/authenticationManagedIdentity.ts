import type { StatementDefinition } from '../compiler';
import { type Outcome, PolicyFailure, type Run } from '../run';

/**
 * `<authentication-managed-identity>`: a token of the gateway's identity, into the Authorization header or into a
 * variable. With `ignore-error="true"` the pipeline goes on without a token when there is none.
 *
 * Source: "Authenticate with managed identity" of the policy reference. It names no reason for the failure.
 */
export const authenticationManagedIdentity: StatementDefinition = {
  name: 'authentication-managed-identity',
  compile: (_element, compiler) => {
    const resource = compiler.text('resource');
    const client = compiler.text('client-id');
    const variable = compiler.literal('output-token-variable-name');
    const ignoreError = compiler.boolean('ignore-error', false);

    // The same token goes with many requests: a text that is the same one is not read again on its way out.
    let last: string | undefined;
    let bearer: string[] = [];
    const put = (run: Run, token: string): Outcome => {
      if (variable !== undefined) run.context.variables.set(variable, token);
      else {
        if (token !== last) {
          last = token;
          bearer = [`Bearer ${token}`];
        }
        run.context.request.headers.set('Authorization', bearer);
      }
      return 'next';
    };
    const fail = (run: Run, error: unknown): Outcome => {
      const message = `No token for the managed identity: ${(error as Error).message}`;
      if (!ignoreError.get(run))
        throw new PolicyFailure('authentication-managed-identity', 'ManagedIdentityError', message);
      const elapsedMs = run.context.elapsedMs();
      run.host.trace?.({ source: 'authentication-managed-identity', message, elapsedMs });
      return 'next';
    };

    return (run) => {
      // Expressions are evaluated before: what goes wrong in them is not ignored.
      const [wanted, identity] = [resource?.get(run) ?? '', client?.get(run)];
      try {
        const token = run.host.identityToken(wanted, identity);
        if (typeof token === 'string') return put(run, token);
        return token.then(
          (value) => put(run, value),
          (error: unknown) => fail(run, error),
        );
      } catch (error) {
        return fail(run, error);
      }
    };
  },
};
