import type { StatementDefinition } from '../compiler';
import { compileExistsAction } from './existsAction';

/**
 * `<set-query-parameter>`: of the request's URL.
 *
 * Source: "Set query string parameter" of the policy reference.
 */
export const setQueryParameter: StatementDefinition = {
  name: 'set-query-parameter',
  compile: (element, compiler) => {
    const name = compiler.text('name');
    const action = compileExistsAction(element, compiler);
    const values = compiler.children('value').map((child) => compiler.content(child));
    return (run) => {
      const { request } = run.context;
      const key = name?.get(run) ?? '';
      const exists = action(run);
      const present = request.url.queryString !== '' && request.url.query.has(key);
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
