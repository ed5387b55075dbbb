import type { StatementDefinition } from '../compiler';

/** `<set-method>`: of the request. */
export const setMethod: StatementDefinition = {
  name: 'set-method',
  compile: (_element, compiler) => {
    const method = compiler.content();
    return (run) => {
      run.context.request.method = method.get(run);
      return 'next';
    };
  },
};
