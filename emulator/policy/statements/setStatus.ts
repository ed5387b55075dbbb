import type { StatementDefinition } from '../compiler';

/** `<set-status>`: of the response. */
export const setStatus: StatementDefinition = {
  name: 'set-status',
  compile: (_element, compiler) => {
    const code = compiler.status('code');
    const reason = compiler.reason('reason');
    return (run) => {
      const { response } = run.context;
      if (response) {
        response.statusCode = code?.get(run) ?? response.statusCode;
        response.statusReason = reason?.get(run) ?? '';
      }
      return 'next';
    };
  },
};
