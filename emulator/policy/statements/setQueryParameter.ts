import type { StatementDefinition } from '../compiler';

/** `<set-query-parameter>`: of the request's URL. */
export const setQueryParameter: StatementDefinition = {
  name: 'set-query-parameter',
  compile: (_element, compiler) => {
    const name = compiler.text('name');
    const action = compiler.text('exists-action');
    const values = compiler.children('value').map((child) => compiler.content(child));
    return (run) => {
      const { request } = run.context;
      const key = name?.get(run) ?? '';
      const exists = action?.get(run) ?? 'override';
      const present = request.url.query.has(key);
      if ((exists === 'skip' && present) || (exists === 'delete' && !present)) return 'next';
      const query = new URLSearchParams(request.url.queryString);
      if (exists !== 'append') query.delete(key);
      if (exists !== 'delete') for (const value of values) query.append(key, value.get(run));
      const text = query.toString();
      request.url = request.url.with(request.url.path, text === '' ? '' : `?${text}`);
      return 'next';
    };
  },
};
