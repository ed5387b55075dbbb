import type { StatementDefinition } from '../compiler';

/** `<rewrite-uri>`: path and query of the request to the backend, from a template with `{parameter}`. */
export const rewriteUri: StatementDefinition = {
  name: 'rewrite-uri',
  compile: (_element, compiler) => {
    const template = compiler.text('template');
    const copy = compiler.boolean('copy-unmatched-params', true);
    return (run) => {
      const { request } = run.context;
      const filled = (template?.get(run) ?? '/').replace(/\{([^}]+)\}/g, (whole, name: string) => {
        const value = request.matchedParameters.get(name) ?? request.url.query.get(name)?.[0];
        return value === undefined ? whole : encodeURIComponent(value);
      });
      const [path = '/', own = ''] = filled.split('?');
      const query = new URLSearchParams(own);
      if (copy.get(run)) {
        for (const [name, values] of request.url.query) {
          if (!query.has(name)) for (const value of values) query.append(name, value);
        }
      }
      const text = query.toString();
      request.url = request.url.with(path.startsWith('/') ? path : `/${path}`, text === '' ? '' : `?${text}`);
      return 'next';
    };
  },
};
