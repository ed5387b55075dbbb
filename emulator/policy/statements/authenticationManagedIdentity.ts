import type { StatementDefinition } from '../compiler';

/** `<authentication-managed-identity>`: into the Authorization header, or into a variable. */
export const authenticationManagedIdentity: StatementDefinition = {
  name: 'authentication-managed-identity',
  compile: (_element, compiler) => {
    const resource = compiler.text('resource');
    const client = compiler.text('client-id');
    const variable = compiler.literal('output-token-variable-name');
    return (run) => {
      const put = (token: string) => {
        if (variable !== undefined) run.context.variables.set(variable, token);
        else run.context.request.headers.set('Authorization', [`Bearer ${token}`]);
        return 'next' as const;
      };
      const token = run.host.identityToken(resource?.get(run) ?? '', client?.get(run));
      return typeof token === 'string' ? put(token) : token.then(put);
    };
  },
};
