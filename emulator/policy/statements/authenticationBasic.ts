import type { StatementDefinition } from '../compiler';

/**
 * `<authentication-basic>`: puts a name and a password into the Authorization header.
 *
 * Source: "Authenticate with Basic" of the policy reference.
 */
export const authenticationBasic: StatementDefinition = {
  name: 'authentication-basic',
  compile: (_element, compiler) => {
    const username = compiler.text('username');
    const password = compiler.text('password');
    return (run) => {
      const credential = Buffer.from(`${username?.get(run) ?? ''}:${password?.get(run) ?? ''}`, 'utf8');
      run.context.request.headers.set('Authorization', [`Basic ${credential.toString('base64')}`]);
      return 'next';
    };
  },
};
